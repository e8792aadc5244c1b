import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
	clusteredDifference,
	clusteredMean,
	type ClusterSums,
} from '../../src/lib/stats/clustered-difference.ts';
import { studentTQuantile } from '../../src/lib/stats/distributions/student-t.ts';

interface Case {
	readonly cluster: string;
	readonly group: 0 | 1;
	readonly y: number;
}

function sumsOf(cases: readonly Case[], group: 0 | 1): ClusterSums {
	const own = cases.filter((one) => one.group === group);
	const cluster = [...new Set(own.map((one) => one.cluster))];
	const of = (name: string): Case[] => own.filter((one) => one.cluster === name);
	return {
		cluster,
		n: cluster.map((name) => of(name).length),
		total: cluster.map((name) => of(name).reduce((sum, { y }) => sum + y, 0)),
	};
}

/** Difference and error as least squares and the sandwich give them, by matrices over the single cases. */
function sandwich(cases: readonly Case[]): { readonly difference: number; readonly se: number } {
	const X = new Matrix(cases.map(({ group }) => [1, group]));
	const y = Matrix.columnVector(cases.map((one) => one.y));
	const bread = inverse(X.transpose().mmul(X));
	const beta = bread.mmul(X.transpose()).mmul(y);
	const residual = Matrix.sub(y, X.mmul(beta));
	const clusters = [...new Set(cases.map(({ cluster }) => cluster))];
	const meat = Matrix.zeros(2, 2);
	for (const name of clusters) {
		const score = Matrix.zeros(2, 1);
		cases.forEach((one, i) => {
			if (one.cluster !== name) return;
			score.set(0, 0, score.get(0, 0) + residual.get(i, 0));
			score.set(1, 0, score.get(1, 0) + one.group * residual.get(i, 0));
		});
		meat.add(score.mmul(score.transpose()));
	}
	const m = clusters.length;
	const vcov = bread
		.mmul(meat)
		.mmul(bread)
		.mul(m / (m - 1));
	return { difference: beta.get(1, 0), se: Math.sqrt(vcov.get(1, 1)) };
}

const someCases = fc
	.array(
		fc.record({
			cluster: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
			group: fc.constantFrom(0 as const, 1 as const),
			y: fc.integer({ min: 0, max: 90 }),
		}),
		{ minLength: 8, maxLength: 60 },
	)
	.filter((cases) =>
		([0, 1] as const).every(
			(group) =>
				new Set(cases.filter((one) => one.group === group).map((one) => one.cluster)).size > 1,
		),
	);

describe('the clustered difference', () => {
	it('by hand: 9 of 10 and 3 of 10 against 2 of 10 and 4 of 10', () => {
		// Means 0.6 and 0.3. Parts (9 − 6)/20, (3 − 6)/20, (2 − 3)/20, (4 − 3)/20; squares sum to 20/400.
		// SE² = 4/3 · 20/400 = 1/15; t(0.975, 2) = 4.302652729911275.
		const result = clusteredDifference(
			{ cluster: ['a', 'b'], n: [10, 10], total: [9, 3] },
			{ cluster: ['c', 'd'], n: [10, 10], total: [2, 4] },
		);
		expect(result.estimate).toBeCloseTo(0.3, 14);
		expect(result.se).toBeCloseTo(Math.sqrt(1 / 15), 14);
		expect(result.df).toBe(2);
		expect(result.clusters).toBe(4);
		expect(result.lower).toBeCloseTo(0.3 - 4.302652729911275 / Math.sqrt(15), 10);
		expect(result.upper).toBeCloseTo(0.3 + 4.302652729911275 / Math.sqrt(15), 10);
	});

	it('agrees with the sandwich over single cases, clusters in both groups or not', () => {
		fc.assert(
			fc.property(someCases, (cases) => {
				const result = clusteredDifference(sumsOf(cases, 1), sumsOf(cases, 0));
				const { difference, se } = sandwich(cases);
				expect(result.estimate).toBeCloseTo(difference, 9);
				// With two clusters there is no degree of freedom left to judge the error by.
				if (result.clusters === 2) expect(result.se).toBeNull();
				else if (result.se === null) expect(se).toBeLessThan(1e-9);
				else expect(result.se).toBeCloseTo(se, 9);
			}),
		);
	});

	it('turns its sign with the groups and scales with the unit', () => {
		fc.assert(
			fc.property(someCases, (cases) => {
				const [one, other] = [sumsOf(cases, 1), sumsOf(cases, 0)];
				const there = clusteredDifference(one, other);
				const back = clusteredDifference(other, one);
				expect(back.estimate).toBeCloseTo(-(there.estimate ?? NaN), 12);
				expect(back.lower ?? 0).toBeCloseTo(-(there.upper ?? 0), 9);
				const hours = (sums: ClusterSums): ClusterSums => ({
					...sums,
					total: Array.from(sums.total, (total) => total / 60),
				});
				const small = clusteredDifference(hours(one), hours(other));
				expect(small.se ?? 0).toBeCloseTo((there.se ?? 0) / 60, 9);
			}),
		);
	});

	it('is wider than counting cases as independent when clusters differ', () => {
		const one = { cluster: ['a', 'b', 'c'], n: [100, 100, 100], total: [80, 40, 60] };
		const other = { cluster: ['d', 'e', 'f'], n: [100, 100, 100], total: [20, 60, 40] };
		const { se } = clusteredDifference(one, other);
		expect(se).toBeGreaterThan(2 * Math.sqrt((0.6 * 0.4 + 0.4 * 0.6) / 300));
	});

	it('says why there is no interval', () => {
		const many = { cluster: ['a', 'b'], n: [4, 4], total: [1, 3] };
		const one = { cluster: ['c'], n: [5], total: [2] };
		expect(clusteredDifference(many, one)).toMatchObject({
			estimate: 0.5 - 0.4,
			lower: null,
			notEstimable: 'fewer than two clusters show no spread between clusters',
		});
		expect(clusteredDifference(many, { cluster: ['c'], n: [0], total: [0] })).toMatchObject({
			estimate: null,
			other: null,
			notEstimable: 'one of the groups has no cases',
		});
		const none = { cluster: ['c', 'd'], n: [5, 9], total: [0, 0] };
		const all = { cluster: ['e', 'f'], n: [5, 9], total: [5, 9] };
		expect(clusteredDifference(all, none)).toMatchObject({
			estimate: 1,
			se: null,
			notEstimable: 'nothing varies between clusters',
		});
	});

	it('refuses the impossible', () => {
		const good = { cluster: ['a', 'b'], n: [4, 4], total: [1, 3] };
		expect(() => clusteredDifference({ ...good, n: [1.5, 2] }, good)).toThrow(/cases of a cluster/);
		expect(() => clusteredDifference({ ...good, total: [NaN, 2] }, good)).toThrow(/total/);
		expect(() => clusteredDifference({ ...good, n: [1] }, good)).toThrow(RangeError);
		expect(() => clusteredDifference(good, good, 1)).toThrow(/confidence/);
	});
});

describe('the clustered mean', () => {
	it('by hand: 9 of 10 and 3 of 10', () => {
		// Parts 3/20 and −3/20: SE² = 2 · 18/400; one degree of freedom.
		const { estimate, se, lower, clusters, cases } = clusteredMean({
			cluster: ['a', 'b'],
			n: [10, 10],
			total: [9, 3],
		});
		expect([estimate, clusters, cases]).toEqual([0.6, 2, 20]);
		expect(se).toBeCloseTo(0.3, 14);
		expect(lower).toBeCloseTo(0.6 - 0.3 * studentTQuantile(0.975, 1), 12);
	});

	it('of clusters of one case is the plain standard error of a mean', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 40 }),
				(y) => {
					const result = clusteredMean({
						cluster: y.map((_, at) => String(at)),
						n: y.map(() => 1),
						total: y,
					});
					const mean = y.reduce((sum, one) => sum + one, 0) / y.length;
					const variance = y.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (y.length - 1);
					expect(result.se ?? 0).toBeCloseTo(Math.sqrt(variance / y.length), 10);
				},
			),
		);
	});

	it('says why there is no interval', () => {
		expect(clusteredMean({ cluster: [], n: [], total: [] })).toMatchObject({
			estimate: null,
			notEstimable: 'there are no cases',
		});
		expect(clusteredMean({ cluster: ['a'], n: [3], total: [1] }).lower).toBeNull();
	});
});
