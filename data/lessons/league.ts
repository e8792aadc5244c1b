import { expit } from '../../src/lib/synthesis/mathematics.ts';
import { centreKeyRows } from '../../src/lib/synthesis/publish/centre-key.ts';
import { count, emptyTally } from '../../src/lib/synthesis/tally.ts';
import { baselineDesign } from './design.ts';
import { fit, linear } from './estimates.ts';
import {
	both,
	cannulated,
	childIhca,
	mean,
	type LessonCase,
	type LessonData,
} from './lesson-data.ts';
import type { Values } from './values.ts';

interface CentrePeriod {
	n: number;
	observed: number;
	expected: number;
	variance: number;
}

/** Runs that a centre needs in each period to stand in the table. */
const ENOUGH = 15;

function rates(
	runs: readonly LessonCase[],
	expected: Float64Array,
	centres: number,
	inside: (of: LessonCase) => boolean,
): CentrePeriod[] {
	const periods = Array.from({ length: centres }, (): CentrePeriod => ({
		n: 0,
		observed: 0,
		expected: 0,
		variance: 0,
	}));
	runs.forEach((one, i) => {
		const period = periods[one.patient.centre.index];
		if (period === undefined || !inside(one)) return;
		const p = expected[i] ?? 0;
		period.n++;
		period.observed += Number(one.outcome.survived);
		period.expected += p;
		period.variance += p * (1 - p);
	});
	return periods;
}

const excess = ({ n, observed, expected }: CentrePeriod) => (observed - expected) / Math.max(n, 1);
const errorSquared = ({ n, variance }: CentrePeriod) => variance / Math.max(n, 1) ** 2;

/** Empirical Bayes: each excess drawn to 0 by its own noise; the spread of truth by moments, weighted by runs. */
function shrunk(periods: readonly CentrePeriod[]) {
	const weight = periods.reduce((sum, { n }) => sum + n, 0);
	const spread = Math.max(
		1e-5,
		periods.reduce((sum, one) => sum + one.n * (excess(one) ** 2 - errorSquared(one)), 0) / weight,
	);
	return periods.map((one) => {
		const noise = errorSquared(one);
		return {
			value: (excess(one) * spread) / (spread + noise),
			error: Math.sqrt((spread * noise) / (spread + noise)),
		};
	});
}

/** Lesson 9: league tables of child IHCA runs in two periods, adjusted for what is known at minute 10. */
export function leagueLesson({ cases, simulator }: LessonData): Values {
	const { table, world, streams } = simulator;
	const runs = cases.filter(both(childIhca, cannulated));
	const X = baselineDesign(runs, { withoutVolume: true });
	const expected = linear(X, fit(runs, X).coef).map(expit);
	const of = (inside: (one: LessonCase) => boolean) =>
		rates(runs, expected, table.centres.length, inside);
	const first = of(({ patient }) => patient.year < 2019);
	const second = of(({ patient }) => patient.year >= 2019);
	const whole = of(() => true);

	const tally = emptyTally();
	for (const one of cases) count(tally, one, streams.shortEvents.at(one.index), table.teamShare);
	const key = new Map(
		centreKeyRows(table, tally, world).map((row) => [row.centre_id, row.true_difference]),
	);
	const inTable = table.centres
		.map(({ index, id }) => ({ index, truth: key.get(id) ?? NaN }))
		.filter(({ index }) => (first[index]?.n ?? 0) >= ENOUGH && (second[index]?.n ?? 0) >= ENOUGH);
	const pick = (periods: readonly CentrePeriod[]) =>
		inTable.flatMap(({ index }) => periods[index] ?? []);
	const [one, two, all] = [pick(first), pick(second), pick(whole)];
	const bayesFirst = shrunk(one);
	const bayesAll = shrunk(all);
	const order = (periods: readonly CentrePeriod[]) =>
		periods.map((_, i) => i).sort((a, b) => at(periods, a) - at(periods, b));
	const at = (periods: readonly CentrePeriod[], i: number) => {
		const period = periods[i];
		return period === undefined ? NaN : excess(period);
	};
	const ranked = order(one);
	const top = ranked.slice(-5);
	const bottom = ranked.slice(0, 5);
	const over = (chosen: readonly number[], value: (i: number) => number) => mean(chosen.map(value));
	const truth = (i: number) => inTable[i]?.truth ?? NaN;
	const everyone = inTable.map((_, i) => i);
	const rmse = (value: (i: number) => number) =>
		Math.sqrt(over(everyone, (i) => (value(i) - truth(i)) ** 2));
	const laterTop = new Set(order(two).slice(-5));
	return {
		'league centres': inTable.length,
		'league top five': over(top, (i) => at(one, i)),
		'league bottom five': over(bottom, (i) => at(one, i)),
		'league top five later': over(top, (i) => at(two, i)),
		'league bottom five later': over(bottom, (i) => at(two, i)),
		'league top five shrunk': over(top, (i) => bayesFirst[i]?.value ?? NaN),
		'league bottom five shrunk': over(bottom, (i) => bayesFirst[i]?.value ?? NaN),
		'league top five truth': over(top, truth),
		'league bottom five truth': over(bottom, truth),
		'league RMSE adjusted': rmse((i) => at(all, i)),
		'league RMSE shrunk': rmse((i) => bayesAll[i]?.value ?? NaN),
		'league adjusted covers': over(everyone, (i) =>
			Number(Math.abs(at(all, i) - truth(i)) < 1.96 * Math.sqrt(errorSquared(all[i] ?? EMPTY))),
		),
		'league shrunk covers': over(everyone, (i) =>
			Number(Math.abs((bayesAll[i]?.value ?? NaN) - truth(i)) < 1.96 * (bayesAll[i]?.error ?? NaN)),
		),
		'league stay in top five': top.filter((i) => laterTop.has(i)).length,
	};
}

const EMPTY: CentrePeriod = { n: 0, observed: 0, expected: 0, variance: 0 };
