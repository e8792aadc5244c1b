import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mantelHaenszel } from '../../src/lib/stats/mantel-haenszel.ts';
import { oddsRatio } from '../../src/lib/stats/odds-ratio.ts';
import { riskRatio } from '../../src/lib/stats/risk-ratio.ts';
import { waldDifference } from '../../src/lib/stats/wald-difference.ts';

const arm = fc
	.integer({ min: 2, max: 200 })
	.chain((n) => fc.integer({ min: 1, max: n - 1 }).map((e) => ({ n, e })));
const strata = fc.array(fc.tuple(arm, arm), { minLength: 1, maxLength: 6 });
const columns = (
	rows: readonly (readonly [{ n: number; e: number }, { n: number; e: number }])[],
) => ({
	e1: rows.map(([one]) => one.e),
	n1: rows.map(([one]) => one.n),
	e0: rows.map(([, zero]) => zero.e),
	n0: rows.map(([, zero]) => zero.n),
});

describe('Mantel-Haenszel', () => {
	it('by hand: 2/4 against 1/4 and 1/2 against 1/4', () => {
		const result = mantelHaenszel({ e1: [2, 1], n1: [4, 2], e0: [1, 1], n0: [4, 4] });
		expect(result.rd).toBeCloseTo(1 / 4, 14);
		expect(result.rr).toBeCloseTo(2, 14);
		expect(result.or).toBeCloseTo(3, 14);
		expect(result.cmh).toBeCloseTo(25 / 36 / (15 / 28 + 16 / 45), 13);
		expect(result.cmhCC).toBeCloseTo((5 / 6 - 1 / 2) ** 2 / (15 / 28 + 16 / 45), 13);
		// Both strata have an odds ratio of 3, so nothing is left to tell apart.
		expect(result.breslowDay).toBeCloseTo(0, 13);
		expect(result.breslowDayDf).toBe(1);
	});

	it('on one stratum is the crude estimate with its own interval', () => {
		fc.assert(
			fc.property(arm, arm, (one, zero) => {
				const groups = { e1: one.e, n1: one.n, e0: zero.e, n0: zero.n };
				const pooled = mantelHaenszel(columns([[one, zero]]));
				const or = oddsRatio(groups);
				const rr = riskRatio(groups);
				const rd = waldDifference(groups);
				expect(pooled.or).toBeCloseTo(or.estimate ?? NaN, 9);
				expect(pooled.orSeLog).toBeCloseTo(or.seLog ?? NaN, 12);
				expect(pooled.rr).toBeCloseTo(rr.estimate ?? NaN, 10);
				expect(pooled.rrSeLog).toBeCloseTo(rr.seLog ?? NaN, 12);
				expect(pooled.rd).toBeCloseTo(rd.estimate ?? NaN, 13);
				expect(pooled.rdSeGR).toBeCloseTo(rd.se ?? NaN, 12);
				expect(pooled.breslowDayP).toBeNull();
			}),
		);
	});

	it('does not mind the order of strata, nor strata with an empty group', () => {
		fc.assert(
			fc.property(strata, (rows) => {
				const here = mantelHaenszel(columns(rows));
				const there = mantelHaenszel(
					columns([
						[
							{ n: 0, e: 0 },
							{ n: 7, e: 3 },
						],
						...[...rows].reverse(),
					]),
				);
				expect(there.strataUsed).toBe(rows.length);
				for (const key of ['or', 'orLower', 'rr', 'rrUpper', 'rd', 'rdLowerSato', 'cmh'] as const) {
					expect((there[key] ?? NaN) / (here[key] ?? NaN)).toBeCloseTo(1, 8);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('turns round when groups are swapped', () => {
		fc.assert(
			fc.property(strata, (rows) => {
				const here = mantelHaenszel(columns(rows));
				const there = mantelHaenszel(columns(rows.map(([one, zero]) => [zero, one])));
				expect((here.or ?? NaN) * (there.or ?? NaN)).toBeCloseTo(1, 9);
				expect((here.rrLower ?? NaN) * (there.rrUpper ?? NaN)).toBeCloseTo(1, 9);
				expect(here.rdLowerSato).toBeCloseTo(-(there.rdUpperSato ?? NaN), 11);
				expect(here.tarone).toBeCloseTo(there.tarone ?? NaN, 6);
			}),
		);
	});

	it('strata without events count for the difference only', () => {
		const base = mantelHaenszel({ e1: [3], n1: [10], e0: [1], n0: [10] });
		const more = mantelHaenszel({ e1: [3, 0], n1: [10, 10], e0: [1, 0], n0: [10, 10] });
		expect(more.or).toBe(base.or);
		expect(more.rr).toBe(base.rr);
		expect(more.rd).toBeCloseTo((base.rd ?? NaN) / 2, 14);
	});

	it('says why there is no answer', () => {
		expect(mantelHaenszel({ e1: [], n1: [], e0: [], n0: [] })).toMatchObject({
			or: null,
			rr: null,
			rd: null,
			cmh: null,
			breslowDay: null,
			notEstimable: 'no stratum has cases in both groups',
		});
		expect(mantelHaenszel({ e1: [0], n1: [5], e0: [0], n0: [5] })).toMatchObject({
			or: null,
			rd: 0,
			cmh: null,
			notEstimable: 'nobody had the event',
		});
		expect(mantelHaenszel({ e1: [0], n1: [5], e0: [2], n0: [5] })).toMatchObject({
			or: 0,
			orLower: null,
			notEstimable: 'a pooled ratio is 0, infinite or undefined and has no interval',
		});
	});

	it('refuses columns of unequal length and impossible counts', () => {
		expect(() => mantelHaenszel({ e1: [1], n1: [2, 3], e0: [1], n0: [2] })).toThrow(RangeError);
		expect(() => mantelHaenszel({ e1: [3], n1: [2], e0: [1], n0: [2] })).toThrow(/got 3/);
	});
});
