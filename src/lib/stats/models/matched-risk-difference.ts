import { normalCritical } from '../distributions/normal.ts';
import { requireConfidenceLevel, type NotEstimable } from '../result.ts';
import type { RiskSetPairs } from './risk-set-matching.ts';

/** Risks of the outcome in matched pairs. */
export interface MatchedRiskDifference extends NotEstimable {
	readonly pairs: number;
	readonly risk1: number | null;
	readonly risk0: number | null;
	readonly rd: number | null;
	/** From the differences within pairs; pairs that share a subject count as one cluster. */
	readonly rdSe: number | null;
	readonly rdLower: number | null;
	readonly rdUpper: number | null;
}

/**
 * How much more often do the treated have the outcome than their partners?
 *
 * Input: pairs of `riskSetMatching` and the outcome (0/1) of each row of its input; confidence level (default 0.95).
 * Output: mean difference within pairs; its error sums the deviations of pairs linked by a shared subject (a control treated
 * later) before squaring, times G/(G − 1) for G such clusters, which is the usual paired error when none is shared. Nulls
 * with the reason without pairs; no error for fewer than two clusters. Errors: RangeError for outcomes other than 0 and 1.
 * Source: Austin, Stat Med 2011;30:1292-1301, for paired inference after matching.
 */
export function matchedRiskDifference(
	{ treated, control }: RiskSetPairs,
	y: ArrayLike<number>,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): MatchedRiskDifference {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const pairs = treated.length;
	if (pairs === 0) {
		const nulls = { risk1: null, risk0: null, rd: null, rdSe: null, rdLower: null, rdUpper: null };
		return { pairs, ...nulls, notEstimable: 'No treated case found a partner.' };
	}
	const outcomes1 = Float64Array.from(treated, (row) => outcome(y, row));
	const outcomes0 = Float64Array.from(control, (row) => outcome(y, row));
	const risk1 = mean(outcomes1);
	const risk0 = mean(outcomes0);
	const rd = risk1 - risk0;
	const sums = new Map<number, number>();
	linkedPairs(treated, control).forEach((cluster, pair) => {
		const deviation = (outcomes1[pair] ?? 0) - (outcomes0[pair] ?? 0) - rd;
		sums.set(cluster, (sums.get(cluster) ?? 0) + deviation);
	});
	if (sums.size < 2) {
		const notEstimable = 'All pairs hang together, so their spread says nothing about the error.';
		return { pairs, risk1, risk0, rd, rdSe: null, rdLower: null, rdUpper: null, notEstimable };
	}
	const squares = [...sums.values()].reduce((total, sum) => total + sum * sum, 0);
	const rdSe = Math.sqrt((squares * sums.size) / (sums.size - 1)) / pairs;
	return { pairs, risk1, risk0, rd, rdSe, rdLower: rd - z * rdSe, rdUpper: rd + z * rdSe };
}

/** For each pair the label of its cluster: pairs that share a subject, directly or through others. */
function linkedPairs(treated: Int32Array, control: Int32Array): Int32Array {
	const parent = Int32Array.from(treated.keys());
	const root = (pair: number) => {
		let at = pair;
		while (parent[at] !== at) {
			parent[at] = parent[parent[at] ?? at] ?? at;
			at = parent[at] ?? at;
		}
		return at;
	};
	const first = new Map<number, number>();
	for (const column of [treated, control]) {
		column.forEach((row, pair) => {
			const other = first.get(row);
			if (other === undefined) first.set(row, pair);
			else parent[root(pair)] = root(other);
		});
	}
	return parent.map((_, pair) => root(pair));
}

function outcome(y: ArrayLike<number>, row: number): number {
	const value = y[row];
	if (value !== 0 && value !== 1) {
		throw new RangeError(`y is ${value ?? 'missing'} in row ${row}; expected 0 or 1.`);
	}
	return value;
}

function mean(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
