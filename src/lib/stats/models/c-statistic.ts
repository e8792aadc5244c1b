import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import {
	requireConfidenceLevel,
	requireFinite,
	requireSameLength,
	type NotEstimable,
} from '../result.ts';

/** How well a score tells cases from controls. */
export interface CStatistic extends NotEstimable {
	/** P(score of a case > score of a control) + P(tie)/2. */
	readonly auc: number | null;
	readonly seDeLong: number | null;
	/** auc ± z seDeLong, clipped to [0, 1]. */
	readonly lower: number | null;
	readonly upper: number | null;
	readonly seHanley: number | null;
	readonly cases: number;
	readonly controls: number;
}

export const cStatisticMethod = {
	id: 'c-statistic',
	name: 'C-statistic (area under the ROC curve)',
	question: 'How often does a case with the outcome have a higher score than one without?',
	definition:
		'Share of pairs of one case and one control in which the case scores higher, ties counting one half; a higher score always means the outcome. DeLong’s standard error from the placements of each score among the other group; limits plain, clipped to 0–1. Hanley and McNeil’s standard error is given beside it.',
	formula: 'C = P(score of a case > score of a control) + ½ P(equal)',
	references: [
		{
			citation: 'DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics 1988;44:837-845',
			doi: '10.2307/2531595',
		},
		{
			citation: 'Sun X, Xu W. IEEE Signal Process Lett 2014;21:1389-1393',
			doi: '10.1109/LSP.2014.2337313',
		},
		{
			citation: 'Hanley JA, McNeil BJ. Radiology 1982;143:29-36',
			doi: '10.1148/radiology.143.1.7063747',
		},
	],
	rCall: 'pROC::roc(y, score, direction = "<"); pROC::var(method = "delong")',
	usedFor: 'Discrimination of prediction models.',
} as const satisfies MethodEntry;

/**
 * How well does a score tell cases from controls?
 *
 * Input: scores (finite) and outcomes (0/1), parallel; confidence level (default 0.95). Output: nulls with the reason without
 * cases or without controls; the DeLong error and limits need two of each. O(n log n).
 * Errors: RangeError for impossible input. Source: DeLong et al. 1988, computed from midranks as Sun & Xu 2014.
 */
export function cStatistic(
	score: ArrayLike<number>,
	y: ArrayLike<number>,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): CStatistic {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	requireSameLength({ score, y });
	const [positive, negative]: [number[], number[]] = [[], []];
	for (let i = 0; i < score.length; i++) {
		const outcome = y[i];
		if (outcome !== 0 && outcome !== 1) {
			throw new RangeError(`y is ${outcome ?? 'missing'} in row ${i}; expected 0 or 1.`);
		}
		(outcome === 1 ? positive : negative).push(requireFinite(score[i] ?? Number.NaN, 'score'));
	}
	const m = positive.length;
	const n = negative.length;
	const none = { auc: null, seDeLong: null, lower: null, upper: null, seHanley: null };
	if (m === 0 || n === 0) {
		const missing = m === 0 ? 'No case has the outcome.' : 'Every case has the outcome.';
		return { ...none, cases: m, controls: n, notEstimable: missing };
	}
	const all = midranks(Float64Array.from([...positive, ...negative]));
	const amongCases = midranks(Float64Array.from(positive));
	const amongControls = midranks(Float64Array.from(negative));
	const above = amongCases.map((rank, i) => ((all[i] ?? 0) - rank) / n);
	const below = amongControls.map((rank, j) => 1 - ((all[m + j] ?? 0) - rank) / m);
	const auc = mean(above);
	const se = Math.sqrt(variance(above) / m + variance(below) / n);
	const known = Number.isFinite(se);
	return {
		auc,
		seDeLong: known ? se : null,
		lower: known ? Math.max(0, auc - z * se) : null,
		upper: known ? Math.min(1, auc + z * se) : null,
		seHanley: hanley(auc, m, n),
		cases: m,
		controls: n,
		...(known ? {} : { notEstimable: 'The standard error needs two cases and two controls.' }),
	};
}

function hanley(auc: number, m: number, n: number): number {
	const twoCases = auc / (2 - auc);
	const twoControls = (2 * auc * auc) / (1 + auc);
	const square = auc * auc;
	const sum = auc * (1 - auc) + (m - 1) * (twoCases - square) + (n - 1) * (twoControls - square);
	return Math.sqrt(Math.max(0, sum) / (m * n));
}

/** Rank of each value, tied values sharing the mean of their ranks. */
function midranks(values: Float64Array): Float64Array {
	const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
	const ranks = new Float64Array(values.length);
	let start = 0;
	while (start < order.length) {
		let end = start + 1;
		const value = values[order[start] ?? 0];
		while (end < order.length && values[order[end] ?? 0] === value) end++;
		for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + 1 + end) / 2;
		start = end;
	}
	return ranks;
}

function mean(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With n − 1; NaN for a single value. */
function variance(values: Float64Array): number {
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
