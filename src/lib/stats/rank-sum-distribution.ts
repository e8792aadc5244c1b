/** The exact distribution of a rank statistic, by its value from 0. */
export interface ExactDistribution {
	/** P(U ≤ u). */
	readonly atMost: (u: number) => number;
	/** P(U ≥ u). */
	readonly atLeast: (u: number) => number;
}

/**
 * The exact distribution of the Mann-Whitney U of m and n values without ties: in how many of the equally likely orders
 * does U take each value? Counted by adding one value at a time. R: pwilcox(u, m, n).
 */
export function mannWhitneyDistribution(m: number, n: number): ExactDistribution {
	// ways[i] after j steps: orders of i values of the first group among j of the second, by U.
	let ways: Float64Array[] = Array.from({ length: m + 1 }, () => Float64Array.of(1));
	for (let j = 1; j <= n; j++) {
		const next: Float64Array[] = [Float64Array.of(1)];
		for (let i = 1; i <= m; i++) {
			// The largest of all is of the second group (U as it was) or of the first (U grows by the j below it).
			const counts = new Float64Array(i * j + 1);
			ways[i]?.forEach((count, u) => (counts[u] = count));
			next[i - 1]?.forEach((count, u) => (counts[u + j] = (counts[u + j] ?? 0) + count));
			next.push(counts);
		}
		ways = next;
	}
	return distributionOf(ways[m] ?? Float64Array.of(1));
}

/**
 * The exact distribution of the Wilcoxon signed-rank V of n values without ties: each rank is counted or not.
 * R: psignrank(v, n).
 */
export function signedRankDistribution(n: number): ExactDistribution {
	const top = (n * (n + 1)) / 2;
	const counts = new Float64Array(top + 1);
	counts[0] = 1;
	for (let value = 1; value <= n; value++) {
		for (let sum = top; sum >= value; sum--) {
			counts[sum] = (counts[sum] ?? 0) + (counts[sum - value] ?? 0);
		}
	}
	return distributionOf(counts);
}

function distributionOf(counts: Float64Array): ExactDistribution {
	const total = counts.reduce((sum, count) => sum + count, 0);
	const share = (from: number, to: number) =>
		counts.subarray(Math.max(0, from), Math.max(0, to)).reduce((sum, count) => sum + count, 0) /
		total;
	return {
		atMost: (u) => share(0, Math.floor(u) + 1),
		atLeast: (u) => share(Math.ceil(u), counts.length),
	};
}
