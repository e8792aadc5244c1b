import { levelsOf, rowsByLevel } from '../levels.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireFinite, requireNonNegative, requireSameLength } from '../result.ts';
import { NeighbourList } from './neighbour-list.ts';

/** Subjects who may start a treatment while they are at risk. Times count from a common zero. */
export interface RiskSetData {
	/** When treatment started; Infinity if it never did. */
	readonly treatedAt: ArrayLike<number>;
	/** When the subject stopped being a candidate otherwise: circulation returned, resuscitation was stopped. */
	readonly riskEnd: ArrayLike<number>;
	/** What partners should share, as one number known at time zero: a propensity or severity score. */
	readonly score: ArrayLike<number>;
	/** Label that partners must share exactly, such as age group. Default: none. */
	readonly exact?: ArrayLike<string | number>;
}

/** Pairs in the order of treatment time; row numbers refer to the input. */
export interface RiskSetPairs {
	readonly treated: Int32Array;
	/** Still at risk and not yet treated when the partner was; may be treated later. */
	readonly control: Int32Array;
	/** Time of the match: start of treatment. */
	readonly at: Float64Array;
	/** Treated subjects without a partner within the caliper. */
	readonly unmatched: Int32Array;
}

export const riskSetMatchingMethod = {
	id: 'risk-set-matching',
	name: 'Risk-set matching',
	question:
		'How do those treated now fare against those who were just as long under way and not treated yet?',
	definition:
		'In order of treatment time, each treated subject is paired with the subject nearest in score among those still at risk and untreated at that very time, within a caliper and exact strata; each subject serves as control once. Time before treatment is thereby the same in both, which removes resuscitation-time bias. A control may be treated later, so the contrast is “now” against “not yet”. Equal distances go to the lower score, then to the earlier row.',
	references: [
		{
			citation: 'Li YP, Propert KJ, Rosenbaum PR. J Am Stat Assoc 2001;96:870-882',
			doi: '10.1198/016214501753208573',
		},
		{ citation: 'Lu B. Biometrics 2005;61:721-728', doi: '10.1111/j.1541-0420.2005.00356.x' },
		{
			citation: 'Andersen LW, Grossestreuer AV, Donnino MW. Resuscitation 2018;125:79-82',
			doi: '10.1016/j.resuscitation.2018.02.006',
		},
	],
	rCall: 'No package call: sequential nearest-neighbour matching within survival::Surv risk sets',
	usedFor: 'The lesson on resuscitation-time bias.',
} as const satisfies MethodEntry;

/**
 * Who, still at risk and untreated at that time, is most like each treated subject?
 *
 * Input: as `RiskSetData`; caliper, the largest difference in score (default none). A subject treated at t counts as treated
 * only if still at risk then (riskEnd >= t); candidates at t have riskEnd > t and treatedAt > t. Output: pairs and unmatched
 * treated rows. O(n log n). Errors: RangeError for times that are negative or NaN and scores that are not finite.
 * Source: Li, Propert & Rosenbaum 2001; Lu 2005; for cardiac arrest Andersen et al. 2018.
 */
export function riskSetMatching(
	data: RiskSetData,
	{ caliper = Infinity }: { readonly caliper?: number } = {},
): RiskSetPairs {
	const { treatedAt, riskEnd, score, exact } = data;
	requireSameLength({ treatedAt, riskEnd, score, ...(exact ? { exact } : {}) });
	if (caliper !== Infinity) requireNonNegative(caliper, 'caliper');
	for (let i = 0; i < score.length; i++) {
		requireMoment(treatedAt[i], 'treatedAt', i);
		requireMoment(riskEnd[i], 'riskEnd', i);
		requireFinite(score[i] ?? Number.NaN, `score of row ${i}`);
	}
	const strata = exact
		? rowsByLevel(levelsOf(exact))
		: [Array.from({ length: score.length }, (_, i) => i)];
	const pairs: { treated: number; control: number; at: number }[] = [];
	const unmatched: number[] = [];
	for (const rows of strata) matchStratum(data, rows, caliper, pairs, unmatched);
	pairs.sort((a, b) => a.at - b.at || a.treated - b.treated);
	return {
		treated: Int32Array.from(pairs, (pair) => pair.treated),
		control: Int32Array.from(pairs, (pair) => pair.control),
		at: Float64Array.from(pairs, (pair) => pair.at),
		unmatched: Int32Array.from(unmatched).sort(),
	};
}

function matchStratum(
	{ treatedAt, riskEnd, score }: RiskSetData,
	rows: readonly number[],
	caliper: number,
	pairs: { treated: number; control: number; at: number }[],
	unmatched: number[],
): void {
	const scoreOf = (row: number) => score[row] ?? 0;
	const startOf = (row: number) => treatedAt[row] ?? Infinity;
	const outAt = (row: number) => Math.min(startOf(row), riskEnd[row] ?? 0);
	const byScore = [...rows].sort((a, b) => scoreOf(a) - scoreOf(b) || a - b);
	const place = new Map(byScore.map((row, at) => [row, at]));
	const list = new NeighbourList(byScore.length);
	const leaving = [...rows].sort((a, b) => outAt(a) - outAt(b) || a - b);
	const treated = rows
		.filter((row) => startOf(row) < Infinity && (riskEnd[row] ?? 0) >= startOf(row))
		.sort((a, b) => startOf(a) - startOf(b) || a - b);
	let gone = 0;
	for (const row of treated) {
		const t = startOf(row);
		while (gone < leaving.length && outAt(leaving[gone] ?? 0) <= t) {
			list.remove(place.get(leaving[gone++] ?? 0) ?? 0);
		}
		const near = nearest(byScore, list, place.get(row) ?? 0, scoreOf);
		const control = near === null ? undefined : byScore[near];
		if (
			near === null ||
			control === undefined ||
			Math.abs(scoreOf(control) - scoreOf(row)) > caliper
		) {
			unmatched.push(row);
			continue;
		}
		list.remove(near);
		pairs.push({ treated: row, control, at: t });
	}
}

/** Place of the candidate nearest in score; of candidates with the same score the earliest row. */
function nearest(
	byScore: readonly number[],
	list: NeighbourList,
	place: number,
	scoreOf: (row: number) => number,
): number | null {
	const here = scoreOf(byScore[place] ?? 0);
	const gap = (at: number) => Math.abs(scoreOf(byScore[at] ?? 0) - here);
	const below = list.atOrBefore(place);
	const above = list.atOrAfter(place);
	if (below === null) return above;
	if (above !== null && gap(above) < gap(below)) return above;
	let first = below;
	const target = scoreOf(byScore[below] ?? 0);
	for (;;) {
		const before = first > 0 ? list.atOrBefore(first - 1) : null;
		if (before === null || scoreOf(byScore[before] ?? 0) !== target) return first;
		first = before;
	}
}

function requireMoment(value: number | undefined, name: string, row: number): void {
	if (!(value !== undefined && value >= 0)) {
		throw new RangeError(
			`${name} is ${value ?? 'missing'} in row ${row}; expected a time of at least 0.`,
		);
	}
}
