import { logistic } from '../../stats/models/logistic.ts';
import type { Cases } from '../data/extract.ts';
import { inGroup, rowsWhere } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { baselineDesign } from '../methods/design.ts';

/** Runs that a centre needs in each of the two periods to stand in the table. */
export const ENOUGH = 15;

/** First year of the later period. */
const LATER = 2019;

/** Survival of a centre above what its patients would have on average, as a difference of shares. */
export interface Excess {
	readonly n: number;
	readonly value: number;
	/** Standard error by chance alone. */
	readonly error: number;
	/** 1 to 4 lived or died: not shown for the centre alone. */
	readonly few: boolean;
}

/** An excess drawn towards zero by its own noise. */
export interface Shrunk {
	readonly value: number;
	readonly error: number;
}

export interface LeagueCentre {
	/** The number in the centre's key. */
	readonly id: number;
	readonly first: Excess;
	readonly later: Excess;
	readonly shrunk: Shrunk;
	/** Place in the later period, 1 is best. */
	readonly laterPlace: number;
}

export interface LeagueAnswer {
	/** The best of the first period first. */
	readonly centres: readonly LeagueCentre[];
	/** Survival of all runs with a known outcome. */
	readonly survival: number;
	/** Variance of the centres' true excess, as the first period suggests it. */
	readonly spread: number;
	readonly runs: number;
	readonly open: number;
	/** Runs of centres with too few in either period. */
	readonly small: number;
}

export interface LeagueTruth {
	/** True excess in the order of the answer's centres. */
	readonly excess: readonly number[];
	/** Root mean squared error over the centres of their excess in all years, and of the same shrunken. */
	readonly error: { readonly raw: number; readonly shrunk: number };
	/** Share of centres whose 95 % interval held the truth, all years. */
	readonly held: { readonly raw: number; readonly shrunk: number };
}

interface Sums {
	n: number;
	observed: number;
	expected: number;
	variance: number;
}

const NOBODY: Readonly<Sums> = { n: 0, observed: 0, expected: 0, variance: 0 };

const few = (x: number): boolean => x >= 1 && x <= 4;

const excess = ({ n, observed, expected, variance }: Readonly<Sums>): Excess => ({
	n,
	few: few(observed) || few(n - observed),
	value: (observed - expected) / n,
	error: Math.sqrt(variance) / n,
});

/** Variance of the true excess by moments, weighted by runs: what is spread beyond chance. */
function spreadOf(all: readonly Excess[]): number {
	const weight = all.reduce((sum, { n }) => sum + n, 0);
	const beyond = all.reduce((sum, { n, value, error }) => sum + n * (value ** 2 - error ** 2), 0);
	return Math.max(1e-5, beyond / weight);
}

/** Empirical Bayes: the best guess of the true excess when the truths spread this much about zero. */
function shrink({ value, error }: Excess, spread: number): Shrunk {
	const noise = error ** 2;
	return {
		value: (value * spread) / (spread + noise),
		error: Math.sqrt((spread * noise) / (spread + noise)),
	};
}

/** Sums of each centre in some years, against what is expected of its patients. */
function sumsBy(
	cases: Cases,
	rows: Int32Array,
	expected: ArrayLike<number>,
	inside: (year: number) => boolean,
): ReadonlyMap<number, Sums> {
	const { centre_id: centre, arrest_year: year, survived_discharge: alive } = cases.columns;
	const sums = new Map<number, Sums>();
	rows.forEach((row, at) => {
		if (!inside(year[row] ?? NaN)) return;
		const id = centre[row] ?? -1;
		const own = sums.get(id) ?? { ...NOBODY };
		const p = expected[at] ?? NaN;
		own.n++;
		own.observed += alive[row] ?? 0;
		own.expected += p;
		own.variance += p * (1 - p);
		sums.set(id, own);
	});
	return sums;
}

function periods(cases: Cases, adjusted: boolean) {
	const { received_ecpr: cannulated, survived_discharge: alive } = cases.columns;
	const child = inGroup(cases.columns, 'child-ihca');
	const every = rowsWhere(cases, (row) => child(row) && cannulated[row] === 1);
	const runs = every.filter((row) => (alive[row] ?? -1) >= 0);
	const open = every.length - runs.length;
	const y = Float64Array.from(runs, (row) => alive[row] ?? NaN);
	const survival = y.reduce((sum, value) => sum + value, 0) / y.length;
	let expected: ArrayLike<number> = y.map(() => survival);
	if (adjusted) {
		const fit = logistic({ X: baselineDesign(cases, runs, { withoutVolume: true }), y });
		if (!fit.converged) throw new Error(fit.notEstimable);
		expected = fit.fitted;
	}
	const by = (inside: (year: number) => boolean) => sumsBy(cases, runs, expected, inside);
	const first = by((year) => year < LATER);
	const later = by((year) => year >= LATER);
	const ids = [...first.keys()]
		.filter((id) => (first.get(id)?.n ?? 0) >= ENOUGH && (later.get(id)?.n ?? 0) >= ENOUGH)
		.sort((a, b) => a - b);
	return { runs: runs.length, open, survival, ids, first, later, all: by(() => true) };
}

const adjustedBy = (settings: Readonly<Record<string, string>>): boolean =>
	settings['adjust'] !== 'no';

function answerOf(cases: Cases, adjusted: boolean): LeagueAnswer {
	const { runs, open, survival, ids, first, later } = periods(cases, adjusted);
	const pairs = ids.map((id) => ({
		id,
		first: excess(first.get(id) ?? NOBODY),
		later: excess(later.get(id) ?? NOBODY),
	}));
	const spread = spreadOf(pairs.map((one) => one.first));
	const byLater = pairs.toSorted((a, b) => b.later.value - a.later.value);
	const counted = pairs.reduce((sum, one) => sum + one.first.n + one.later.n, 0);
	return {
		centres: pairs
			.toSorted((a, b) => b.first.value - a.first.value)
			.map((one) => ({
				...one,
				shrunk: shrink(one.first, spread),
				laterPlace: byLater.indexOf(one) + 1,
			})),
		survival,
		spread,
		runs,
		open,
		small: runs - counted,
	};
}

/** Child in-hospital runs by centre in two periods, with what is expected of their patients at minute 10. */
export const analysis: LessonAnalysis<LeagueAnswer, LeagueTruth> = {
	needs: ['cases'],
	analyse: (data, settings) => answerOf(extractOf(data, 'cases'), adjustedBy(settings)),
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		const adjusted = adjustedBy(settings);
		const { all } = periods(cases, adjusted);
		const { centres } = answerOf(cases, adjusted);
		const truth = centres.map(({ id }) => key.centres.get(id) ?? NaN);
		const raw = centres.map(({ id }) => excess(all.get(id) ?? NOBODY));
		const spread = spreadOf(raw);
		const shrunk = raw.map((one) => shrink(one, spread));
		const mean = (of: (at: number) => number): number =>
			truth.reduce((sum, _, at) => sum + of(at), 0) / truth.length;
		const judged = (guesses: readonly Shrunk[]) => ({
			error: Math.sqrt(mean((at) => ((guesses[at]?.value ?? NaN) - (truth[at] ?? NaN)) ** 2)),
			held: mean((at) =>
				Math.abs((guesses[at]?.value ?? NaN) - (truth[at] ?? NaN)) <
				1.96 * (guesses[at]?.error ?? NaN)
					? 1
					: 0,
			),
		});
		const [one, other] = [judged(raw), judged(shrunk)];
		return {
			excess: truth,
			error: { raw: one.error, shrunk: other.error },
			held: { raw: one.held, shrunk: other.held },
		};
	},
};
