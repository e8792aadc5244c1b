import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquare2x2 } from '../../src/lib/stats/chi-square-2x2.ts';
import { chiSquareTable } from '../../src/lib/stats/chi-square-table.ts';
import { describe as summarise } from '../../src/lib/stats/describe.ts';
import { kruskalWallis } from '../../src/lib/stats/kruskal-wallis.ts';
import { mannWhitney } from '../../src/lib/stats/mann-whitney.ts';
import { pAdjust } from '../../src/lib/stats/p-adjust.ts';
import {
	powerTwoProportions,
	sampleSizeTwoProportions,
} from '../../src/lib/stats/power-two-proportions.ts';
import {
	differenceOfCategories,
	differenceOfMeans,
	differenceOfShares,
	standardisedDifference,
	standardisedDifferenceOfCategories,
} from '../../src/lib/stats/standardised-difference.ts';
import { tTest } from '../../src/lib/stats/t-test.ts';
import { wilcoxonSignedRank } from '../../src/lib/stats/wilcoxon-signed-rank.ts';

/** Few distinct values, so that ties occur. */
const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 40 });

describe('the summary', () => {
	it('by hand: 1 to 4', () => {
		const result = summarise([4, 1, 3, 2], { probs: [0, 0.1, 1] });
		expect(result).toMatchObject({ n: 4, mean: 2.5, median: 2.5, q1: 1.75, q3: 3.25, iqr: 1.5 });
		expect(result.variance).toBeCloseTo(5 / 3, 15);
		expect(result.quantiles[1]).toBeCloseTo(1.3, 15);
		expect(result.geometricMean).toBeCloseTo(24 ** (1 / 4), 14);
	});

	it('does not mind the order of rows and leaves them as they are', () => {
		const rows = Object.freeze([5, -1, 3, 3, 8]);
		expect(summarise([...rows].reverse())).toEqual(summarise(rows));
	});

	it('keeps the digits of values far from 0', () => {
		expect(summarise([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance).toBe(1);
	});

	it('says what a single value and no value cannot tell', () => {
		expect(summarise([7])).toMatchObject({ mean: 7, sd: null, ciLower: null });
		expect(summarise([], { probs: [0.5] })).toMatchObject({
			n: 0,
			mean: null,
			quantiles: [null],
			notEstimable: 'there are no values',
		});
		expect(() => summarise([1, NaN])).toThrow(/NaN/);
	});
});

describe('t tests', () => {
	it('by hand: 1, 2, 3 against 2, 4, 6', () => {
		const result = tTest([1, 2, 3], [2, 4, 6]);
		expect(result.diff).toBe(-2);
		expect(result.welchT).toBeCloseTo(-2 / Math.sqrt(5 / 3), 14);
		expect(result.welchDf).toBeCloseTo(50 / 17, 13);
		expect(result.pooledT).toBeCloseTo(-2 / Math.sqrt(5 / 3), 14);
		expect(result.pooledDf).toBe(4);
		expect(result.cohenD).toBeCloseTo(-2 / Math.sqrt(2.5), 14);
	});

	it('agree in p and interval: 0 is outside exactly when p is below 0.05', () => {
		fc.assert(
			fc.property(scores, scores, (x, y) => {
				const { welchP, welchLower, welchUpper } = tTest(x, y);
				fc.pre(welchP !== null && welchLower !== null && welchUpper !== null);
				fc.pre(Math.abs(welchP - 0.05) > 1e-9);
				expect(welchLower > 0 || welchUpper < 0).toBe(welchP < 0.05);
			}),
		);
	});

	it('need variation', () => {
		expect(tTest([1, 1], [3, 3])).toMatchObject({
			diff: -2,
			welchT: null,
			notEstimable: 'the values do not vary',
		});
		expect(tTest([0.1, 0.1, 0.1], [0.3, 0.3, 0.3]).welchT).toBeNull();
		expect(tTest([1], [3, 4])).toMatchObject({ welchT: null, pooledDf: 1 });
		expect(tTest([], [3, 4]).diff).toBeNull();
	});
});

describe('rank tests', () => {
	it('Mann-Whitney by hand: 1, 2, 3 against 4, 5', () => {
		const result = mannWhitney([1, 2, 3], [4, 5]);
		expect(result).toMatchObject({ U: 0, U2: 6, probability: 0, hodgesLehmann: -2.5 });
		expect(result.pExact).toBeCloseTo(0.2, 15);
		// Even the most extreme order has a p above 0.05, so the interval takes all there is, for 80 %.
		expect([result.hlLower, result.hlUpper]).toEqual([-4, -1]);
		expect(result.hlAchievedLevel).toBeCloseTo(0.8, 14);
	});

	it('Mann-Whitney counts pairs, and its estimate is their median', () => {
		fc.assert(
			fc.property(scores, scores, (x, y) => {
				const pairs = x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b);
				const half = pairs.length / 2;
				const median = ((pairs[Math.ceil(half) - 1] ?? NaN) + (pairs[Math.floor(half)] ?? NaN)) / 2;
				const result = mannWhitney(x, y);
				expect(result.U).toBe(
					pairs.filter((d) => d > 0).length + pairs.filter((d) => d === 0).length / 2,
				);
				expect(result.hodgesLehmann).toBe(median);
			}),
		);
	});

	it('Mann-Whitney mirrors when groups are swapped', () => {
		fc.assert(
			fc.property(scores, scores, (x, y) => {
				const here = mannWhitney(x, y);
				const there = mannWhitney(y, x);
				expect(there.U).toBe(here.U2);
				expect(there.pNormalCC).toEqual(here.pNormalCC);
			}),
		);
	});

	it('Mann-Whitney has no test of equal values, nor of none', () => {
		expect(mannWhitney([2, 2], [2])).toMatchObject({
			U: 1,
			z: null,
			notEstimable: 'all values are equal',
		});
		expect(mannWhitney([], [1]).notEstimable).toBe('a group has no values');
	});

	it('signed ranks by hand: differences 1, −2, 3', () => {
		const result = wilcoxonSignedRank([1, 0, 3], [0, 2, 0]);
		expect(result.V).toBe(4);
		expect(result.pExact).toBeCloseTo(6 / 8, 15);
		expect(wilcoxonSignedRank([1, 2], [1, 2]).notEstimable).toBe('no pair differs');
		expect(wilcoxonSignedRank([1, 2, 3], [1, 1, 1]).pExact).toBeNull();
	});

	it('Kruskal-Wallis by hand: 1, 2 against 3, 4', () => {
		const result = kruskalWallis([1, 2, 3, 4], ['a', 'a', 'b', 'b']);
		expect(result.h).toBeCloseTo(2.4, 14);
		expect(result.df).toBe(1);
	});

	it('Kruskal-Wallis of two groups is Mann-Whitney squared, whatever the row order', () => {
		fc.assert(
			fc.property(scores, scores, (x, y) => {
				const { z } = mannWhitney(x, y);
				const values = [...y, ...x];
				const group = [...y.map(() => 'y'), ...x.map(() => 'x')];
				const { h } = kruskalWallis(values, group);
				if (z === null) expect(h).toBeNull();
				else expect(h).toBeCloseTo(z * z, 9);
			}),
		);
	});
});

describe('tables', () => {
	it('of two by two agree with the test of two proportions, empty rows aside', () => {
		const table = chiSquareTable([
			[10, 20, 0],
			[30, 40, 0],
			[0, 0, 0],
		]);
		const two = chiSquare2x2({ e1: 10, n1: 30, e0: 30, n0: 70 });
		expect(table.chisq).toBeCloseTo(two.chisq ?? NaN, 13);
		expect(table.cramersV).toBeCloseTo(Math.abs(two.phi ?? NaN), 14);
		expect(table.expected).toEqual([
			[12, 18],
			[28, 42],
		]);
		expect(table.minExpected).toBe(12);
	});

	it('with one row or column left have no test', () => {
		expect(chiSquareTable([[3, 4]])).toMatchObject({ chisq: null, df: null });
		expect(() => chiSquareTable([[1, 2], [3]])).toThrow(RangeError);
		expect(() => chiSquareTable([[1, -2]])).toThrow(/-2/);
	});
});

describe('many comparisons', () => {
	it('by hand: 0.03, 0.01, 0.02', () => {
		const { bonferroni, holm, bh, hochberg } = pAdjust([0.03, 0.01, 0.02]);
		const rounded = (values: Float64Array) => Array.from(values, (p) => Number(p.toFixed(12)));
		expect(rounded(bonferroni)).toEqual([0.09, 0.03, 0.06]);
		expect(rounded(holm)).toEqual([0.04, 0.03, 0.04]);
		expect(rounded(bh)).toEqual([0.03, 0.03, 0.03]);
		expect(rounded(hochberg)).toEqual([0.03, 0.03, 0.03]);
	});

	it('never lowers a p, keeps their order, and Holm is at most Bonferroni', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }),
				(thousandths) => {
					const p = thousandths.map((t) => t / 1000);
					const adjusted = pAdjust(p);
					p.forEach((value, i) => {
						for (const list of Object.values(adjusted) as Float64Array[]) {
							expect(list[i]).toBeGreaterThanOrEqual(value);
							expect(list[i]).toBeLessThanOrEqual(1);
						}
						expect(adjusted.holm[i]).toBeLessThanOrEqual(adjusted.bonferroni[i] ?? NaN);
						p.forEach((other, j) => {
							if (value <= other) {
								expect(adjusted.holm[i]).toBeLessThanOrEqual(adjusted.holm[j] ?? NaN);
								expect(adjusted.bh[i]).toBeLessThanOrEqual(adjusted.bh[j] ?? NaN);
							}
						});
					});
				},
			),
			{ numRuns: 50 },
		);
	});
});

describe('sample size', () => {
	it('gives back the power it was asked for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 49 }),
				fc.integer({ min: 50, max: 99 }),
				fc.constantFrom(0.5, 0.8, 0.95),
				fc.boolean(),
				(a, b, power, strict) => {
					const design = { p1: a / 100, p2: b / 100, strict };
					const { n, nCeil } = sampleSizeTwoProportions(design, power);
					expect(powerTwoProportions(design, n ?? NaN).power).toBeCloseTo(power, 10);
					expect(nCeil).toBe(Math.ceil(n ?? NaN));
				},
			),
		);
	});

	it('without a difference no number is enough and the power is half the level, or all of it', () => {
		const design = { p1: 0.3, p2: 0.3 };
		expect(sampleSizeTwoProportions(design, 0.8).n).toBeNull();
		expect(powerTwoProportions(design, 100).power).toBeCloseTo(0.025, 14);
		expect(powerTwoProportions({ ...design, strict: true }, 100).power).toBeCloseTo(0.05, 14);
	});

	it('refuses impossible designs', () => {
		expect(() => powerTwoProportions({ p1: 2, p2: 0.1 }, 10)).toThrow(/2/);
		expect(() => sampleSizeTwoProportions({ p1: 0.2, p2: 0.1 }, 1)).toThrow(RangeError);
		expect(powerTwoProportions({ p1: 0, p2: 1 }, 10).power).toBeNull();
	});
});

describe('standardised differences', () => {
	it('by hand', () => {
		expect(differenceOfShares(3 / 4, 1 / 4).smd).toBeCloseTo(2 / Math.sqrt(3), 14);
		const means = differenceOfMeans({ mean: 5, variance: 3 }, { mean: 3, variance: 5 });
		expect(means.smd).toBe(1);
	});

	it('of two categories is that of the share', () => {
		const categories = differenceOfCategories([1, 3], [3, 1]);
		expect(categories.smd).toBeCloseTo(2 / Math.sqrt(3), 13);
	});

	it('does not depend on the order of the levels', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), {
					minLength: 3,
					maxLength: 6,
				}),
				(levels) => {
					const of = (list: typeof levels) =>
						differenceOfCategories(
							list.map(([one]) => one),
							list.map(([, zero]) => zero),
						).smd;
					expect(of([...levels].reverse())).toBeCloseTo(of(levels) ?? NaN, 9);
				},
			),
		);
	});

	it('equal weights change nothing but the small-sample factor', () => {
		const rows = { values: [1, 2, 4, 8, 3], treat: [1, 1, 1, 0, 0] };
		const result = standardisedDifference({ ...rows, weights: [2, 2, 2, 2, 2] });
		expect(result.weightedMean1).toBe(result.mean1);
		expect(result.smdWeightedAS).toBeCloseTo(result.smd ?? NaN, 14);
		expect(result.smdWeightedSurvey).toBeCloseTo(result.smd ?? NaN, 14);
	});

	it('rows and counts give the same', () => {
		const rows = {
			values: ['a', 'b', 'b', 'c', 'a', 'c', 'c'],
			levels: ['a', 'b', 'c'],
			treat: [1, 1, 1, 1, 0, 0, 0],
		};
		expect(standardisedDifferenceOfCategories(rows).smd).toBe(
			differenceOfCategories([1, 2, 1], [1, 0, 2]).smd,
		);
	});

	it('0 when neither varies and both are equal; no answer when they differ without varying', () => {
		expect(differenceOfShares(1, 1).smd).toBe(0);
		expect(differenceOfShares(1, 0)).toEqual({
			smd: null,
			notEstimable: 'the groups differ but do not vary',
		});
		expect(differenceOfCategories([5, 0, 0], [0, 0, 4]).smd).toBeNull();
		expect(differenceOfCategories([0, 0], [1, 4]).notEstimable).toBe('a group has no cases');
		expect(standardisedDifference({ values: [1], treat: [1] }).smd).toBeNull();
		expect(standardisedDifference({ values: [1, 2, 3], treat: [1, 0, 0] })).toMatchObject({
			smd: null,
			notEstimable: 'a group of one case has no variance',
		});
		expect(standardisedDifference({ values: [2, 2, 2, 2], treat: [1, 1, 0, 0] }).smd).toBe(0);
	});

	it('refuses groups and levels that are not there', () => {
		expect(() => standardisedDifference({ values: [1], treat: [2] })).toThrow(/2/);
		expect(() =>
			standardisedDifferenceOfCategories({ values: ['z'], levels: ['a'], treat: [1] }),
		).toThrow(/z is not one of the levels/);
	});
});
