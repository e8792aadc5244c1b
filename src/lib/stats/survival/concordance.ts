import type { RiskSets } from './cox-likelihood.ts';

/**
 * How often does the one who has the event first have the higher risk score?
 *
 * Pairs: someone with the event at t and someone of the same stratum still at risk then who does not have it at t (those
 * censored at t included). Concordant if the former's score is higher; equal scores count one half; tied events are no pair.
 * Input: risk sets, score of each row. Output: share of pairs that are concordant, or null without pairs. O(n log n).
 * Source: Harrell et al., JAMA 1982;247:2543-2546; R `survival::concordance`.
 */
export function concordance(
	{ time, event, entry, strata }: RiskSets,
	score: Float64Array,
): number | null {
	const sorted = score.slice().sort();
	const rank = score.map((value) => lowerBound(sorted, value) + 1);
	let concordant = 0;
	let tied = 0;
	let pairs = 0;
	for (const { byTime, byEntry } of strata) {
		const tree = new CountTree(score.length);
		let joined = 0;
		let left = 0;
		while (joined < byTime.length) {
			const t = time[byTime[joined] ?? 0] ?? 0;
			const dying: number[] = [];
			while (joined < byTime.length && time[byTime[joined] ?? 0] === t) {
				const row = byTime[joined++] ?? 0;
				if (event[row] === 1) dying.push(row);
				else tree.add(rank[row] ?? 0, 1);
			}
			while (
				entry &&
				dying.length > 0 &&
				left < byEntry.length &&
				(entry[byEntry[left] ?? 0] ?? 0) >= t
			) {
				tree.add(rank[byEntry[left++] ?? 0] ?? 0, -1);
			}
			for (const row of dying) {
				const at = rank[row] ?? 0;
				const below = tree.upTo(at - 1);
				concordant += below;
				tied += tree.upTo(at) - below;
				pairs += tree.size;
			}
			for (const row of dying) tree.add(rank[row] ?? 0, 1);
		}
	}
	return pairs > 0 ? (concordant + tied / 2) / pairs : null;
}

function lowerBound(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Counts at ranks 1 to n, with running totals in logarithmic time (a Fenwick tree). */
class CountTree {
	readonly #nodes: Int32Array;
	size = 0;

	constructor(ranks: number) {
		this.#nodes = new Int32Array(ranks + 1);
	}

	add(rank: number, count: number): void {
		this.size += count;
		for (let at = rank; at < this.#nodes.length; at += at & -at) {
			this.#nodes[at] = (this.#nodes[at] ?? 0) + count;
		}
	}

	upTo(rank: number): number {
		let sum = 0;
		for (let at = rank; at > 0; at -= at & -at) sum += this.#nodes[at] ?? 0;
		return sum;
	}
}
