import { rateRatio } from '../../stats/rate-ratio.ts';
import type { Estimated } from '../methods/estimates.ts';

/** One run on ECMO in hours from first flow; what never came is Infinity. */
export interface RunTimes {
	readonly id: number;
	readonly hours: number;
	readonly died: boolean;
	readonly infection: number;
	readonly kidney: number;
	readonly rrt: number;
}

/** Deaths on ECMO and days on ECMO with and without something, and the ratio of the two rates. */
export interface Rates extends Estimated {
	readonly exposed: { readonly deaths: number; readonly days: number };
	readonly others: { readonly deaths: number; readonly days: number };
}

interface Sum {
	deaths: number;
	hours: number;
}

function crude(exposed: Sum, others: Sum): Rates {
	const ratio = rateRatio({
		x1: exposed.deaths,
		t1: exposed.hours,
		x0: others.deaths,
		t0: others.hours,
	});
	const days = ({ deaths, hours }: Sum) => ({ deaths, days: hours / 24 });
	return {
		estimate: ratio.rr ?? NaN,
		lower: ratio.lowerWald,
		upper: ratio.upperWald,
		exposed: days(exposed),
		others: days(others),
	};
}

/** Rates over the whole run by whether something ever came, as if that were known at first flow. */
export function asIfBaseline(runs: readonly RunTimes[], ever: (run: RunTimes) => boolean): Rates {
	const exposed: Sum = { deaths: 0, hours: 0 };
	const others: Sum = { deaths: 0, hours: 0 };
	for (const run of runs) {
		const sum = ever(run) ? exposed : others;
		sum.deaths += run.died ? 1 : 0;
		sum.hours += run.hours;
	}
	return crude(exposed, others);
}

export interface Landmark extends Rates {
	/** Runs still on ECMO at the landmark: with it, and without it so far. */
	readonly runs: readonly [with_: number, without: number];
	/** Of those without it then, how many got it later. */
	readonly later: number;
}

/** Rates after a chosen hour among those still on ECMO, by whether it had come by then; later onsets change nothing. */
export function landmark(
	runs: readonly RunTimes[],
	onset: (run: RunTimes) => number,
	hour: number,
): Landmark {
	const still = runs.filter(({ hours }) => hours > hour);
	const early = new Set(still.filter((run) => onset(run) <= hour).map(({ id }) => id));
	const rates = asIfBaseline(
		still.map((run) => ({ ...run, hours: run.hours - hour })),
		({ id }) => early.has(id),
	);
	return {
		...rates,
		runs: [early.size, still.length - early.size],
		later: still.filter((run) => onset(run) > hour && onset(run) !== Infinity).length,
	};
}

export interface PersonTime {
	/** All hours together. */
	readonly crude: Rates;
	/** Mantel-Haenszel over days from flow, within each stratum of the runs. */
	readonly byDay: Estimated;
}

interface Since {
	/** Hours before this are left out. */
	readonly low?: number;
	/** Hours before each run's own entry are left out; runs that never enter are not counted. */
	readonly entry?: (run: RunTimes) => number;
	/** Runs are compared within these only. */
	readonly stratum?: (run: RunTimes) => number;
}

const LAST_DAY = 30;
const Z = 1.959963984540054;

/**
 * Death rate after an onset over the rate before it or without it: each hour counts where it belongs at that hour.
 * Crude over all hours, and compared within days from flow.
 */
export function personTime(
	runs: readonly RunTimes[],
	onset: (run: RunTimes) => number,
	{ low = 0, entry = () => 0, stratum = () => 0 }: Since = {},
): PersonTime {
	const cells = new Map<number, { exposed: Sum; others: Sum }>();
	const whole = { exposed: { deaths: 0, hours: 0 }, others: { deaths: 0, hours: 0 } };
	for (const run of runs) {
		const first = Math.max(low, entry(run));
		if (first === Infinity || run.hours <= first) continue;
		for (let day = Math.min(LAST_DAY, Math.floor(first / 24)); day <= LAST_DAY; day++) {
			const from = Math.max(first, day * 24);
			const to = Math.min(run.hours, day < LAST_DAY ? (day + 1) * 24 : Infinity);
			if (to <= from) break;
			const key = stratum(run) * (LAST_DAY + 1) + day;
			const cell = cells.get(key) ?? {
				exposed: { deaths: 0, hours: 0 },
				others: { deaths: 0, hours: 0 },
			};
			cells.set(key, cell);
			const after = Math.max(0, to - Math.max(from, onset(run)));
			const dies = run.died && run.hours === to ? 1 : 0;
			const ill = onset(run) < run.hours;
			for (const each of [cell, whole]) {
				each.exposed.hours += after;
				each.others.hours += to - from - after;
				each[ill ? 'exposed' : 'others'].deaths += dies;
			}
		}
	}
	let [top, bottom, spread] = [0, 0, 0];
	for (const { exposed, others } of cells.values()) {
		const time = exposed.hours + others.hours;
		top += (exposed.deaths * others.hours) / time;
		bottom += (others.deaths * exposed.hours) / time;
		spread += ((exposed.deaths + others.deaths) * exposed.hours * others.hours) / (time * time);
	}
	const estimate = top / bottom;
	const factor = Math.exp(Z * Math.sqrt(spread / (top * bottom)));
	return {
		crude: crude(whole.exposed, whole.others),
		byDay: { estimate, lower: estimate / factor, upper: estimate * factor },
	};
}
