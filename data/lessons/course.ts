import { ln } from '../../src/lib/synthesis/mathematics.ts';
import type { RunEnd } from '../../src/lib/synthesis/model/course.ts';
import { aalenJohansen } from '../../src/lib/stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../src/lib/stats/competing-risks/incidence-at.ts';
import { kaplanMeierAt } from '../../src/lib/stats/survival/kaplan-meier-at.ts';
import { both, cannulated, childIhca, mean, oddsRatio, type LessonData } from './lesson-data.ts';
import type { Values } from './values.ts';

/** What the analyses of complications need of one run. */
interface RunTimes {
	readonly hours: number;
	readonly died: boolean;
	readonly survived: boolean;
	readonly infection: number;
	readonly kidney: number;
	readonly rrt: number;
}

const ENDS: readonly RunEnd[] = ['died', 'weaned', 'bridged'];

/** Aalen-Johansen and one minus Kaplan-Meier of the first cause, at a time. */
function bothIncidences(time: readonly number[], cause: readonly number[], at: number) {
	const curve = aalenJohansen({ time, event: cause }, { causes: Math.max(...cause) });
	const one = cause.map((value) => (value === 1 ? 1 : 0));
	return {
		careful: incidenceAt(curve, [at])[0]?.cif[0] ?? NaN,
		naive: 1 - (kaplanMeierAt({ time, event: one }, [at]).surv[0] ?? NaN),
	};
}

interface RateRatio {
	readonly crude: number;
	/** Mantel-Haenszel over days from flow. */
	readonly pooled: number;
	readonly errorOfLog: number;
}

/**
 * Death rate on ECMO after an onset over the rate before it, crude and by day; time counts from `low` hours or
 * from each run's own entry, whichever is later, and runs without an entry are left out.
 */
function rateRatio(
	runs: readonly RunTimes[],
	onset: (run: RunTimes) => number,
	low = 0,
	entry: (run: RunTimes) => number = () => 0,
): RateRatio {
	let [d1, t1, d0, t0] = [0, 0, 0, 0];
	let [top, bottom, spread] = [0, 0, 0];
	for (let day = 0; day < 31; day++) {
		const from = Math.max(low, day * 24);
		const to = day < 30 ? (day + 1) * 24 : Infinity;
		let [a, ta, b, tb] = [0, 0, 0, 0];
		for (const run of runs) {
			const entered = entry(run);
			if (entered === Infinity) continue;
			const start = Math.max(entered, from);
			const all = Math.max(0, Math.min(run.hours, to) - start);
			const after = Math.max(0, Math.min(run.hours, to) - Math.max(start, onset(run)));
			ta += after;
			tb += all - after;
			if (run.died && run.hours > start && run.hours <= to) {
				if (onset(run) < run.hours) a++;
				else b++;
			}
		}
		const time = ta + tb;
		d1 += a;
		t1 += ta;
		d0 += b;
		t0 += tb;
		if (time === 0) continue;
		top += (a * tb) / time;
		bottom += (b * ta) / time;
		spread += ((a + b) * ta * tb) / (time * time);
	}
	return {
		crude: d1 / t1 / (d0 / t0),
		pooled: top / bottom,
		errorOfLog: Math.sqrt(spread / (top * bottom)),
	};
}

/** Death rate over the whole run by whether something ever happened, as if known from the start. */
function asIfBaseline(runs: readonly RunTimes[], ever: (run: RunTimes) => boolean): number {
	const rate = (some: readonly RunTimes[]) =>
		some.filter(({ died }) => died).length / some.reduce((sum, { hours }) => sum + hours, 0);
	return rate(runs.filter(ever)) / rate(runs.filter((run) => !ever(run)));
}

/** Lessons 6 (competing risks), 10a (time-dependent exposure) and 10b (response, not cause), in child IHCA runs. */
export function courseLessons({ cases, simulator: { world } }: LessonData): Values {
	const chosen = cases.filter(both(childIhca, cannulated));
	const runs = chosen.flatMap(({ run, outcome }): RunTimes[] =>
		run === null
			? []
			: [
					{
						hours: run.course.hours,
						died: run.course.end === 'died' || run.course.end === 'closed',
						survived: outcome.survived,
						infection: run.course.onsets.infection,
						kidney: run.course.onsets.kidney,
						rrt: run.course.onsets.rrt,
					},
				],
	);
	const hours = runs.map((run) => run.hours);
	const ends = chosen.map(({ run }) => {
		const end = run?.course.end ?? 'died';
		return 1 + ENDS.indexOf(end === 'closed' ? 'died' : end);
	});
	const day7 = bothIncidences(hours, ends, 7 * 24);
	const day14 = bothIncidences(hours, ends, 14 * 24);
	const discharge = bothIncidences(
		chosen.map(({ stay }) => Math.max(0.1, Math.round(stay.days * 10) / 10)),
		chosen.map(({ outcome }) => (outcome.survived ? 1 : 2)),
		60,
	);
	const infection = rateRatio(runs, (run) => run.infection, 48);
	const rrt = rateRatio(runs, (run) => run.rrt);
	const rrtGivenKidney = rateRatio(
		runs,
		(run) => run.rrt,
		0,
		(run) => run.kidney,
	);
	const kidney = rateRatio(runs, (run) => run.kidney);
	const withRrt = runs.filter((run) => run.rrt !== Infinity);
	const without = runs.filter((run) => run.rrt === Infinity);
	const alive = (some: readonly RunTimes[]) => mean(some.map((run) => Number(run.survived)));
	const near = (ratio: RateRatio, truth: number) =>
		Number(Math.abs(ln(ratio.pooled) - ln(truth)) <= 1.96 * ratio.errorOfLog);
	return {
		'death on ECMO day 7, Aalen-Johansen': day7.careful,
		'death on ECMO day 7, 1-KM': day7.naive,
		'death on ECMO day 14, Aalen-Johansen': day14.careful,
		'death on ECMO day 14, 1-KM': day14.naive,
		'live discharge day 60, Aalen-Johansen': discharge.careful,
		'live discharge day 60, 1-KM': discharge.naive,
		'infection as baseline': asIfBaseline(runs, (run) => run.infection !== Infinity),
		'infection crude person-time': infection.crude,
		'infection by day': infection.pooled,
		'infection by day covers': near(infection, world.infectionHazardRatio),
		'RRT crude OR of death': 1 / oddsRatio(alive(withRrt), alive(without)),
		'RRT as baseline': asIfBaseline(runs, (run) => run.rrt !== Infinity),
		'RRT time-dependent': rrt.pooled,
		'RRT after kidney injury': rrtGivenKidney.pooled,
		'RRT after kidney injury covers': near(rrtGivenKidney, world.rrtHazardRatio),
		'kidney injury by day': kidney.pooled,
	};
}
