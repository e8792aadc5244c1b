import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cochranArmitage } from '../../src/lib/stats/cochran-armitage.ts';
import { standardisedRate } from '../../src/lib/stats/standardised-rate.ts';
import { standardisedRisk } from '../../src/lib/stats/standardised-risk.ts';
import { twoProportionZ } from '../../src/lib/stats/two-proportion-z.ts';

describe('standardised risks', () => {
	const strata = { e1: [1, 1], n1: [2, 4], e0: [1, 1], n0: [4, 2] };

	it('by hand: a crude difference that is all mix of cases', () => {
		const result = standardisedRisk(strata);
		expect(result.risk1).toBeCloseTo(3 / 8, 15);
		expect(result.risk0).toBeCloseTo(3 / 8, 15);
		expect(result.rd).toBeCloseTo(0, 15);
		expect(result.se1).toBeCloseTo(Math.sqrt(1 / 8 + 3 / 64) / 2, 15);
	});

	it('with the mix of one group leaves that group’s crude risk', () => {
		expect(standardisedRisk(strata, { standard: 'group1' }).risk1).toBeCloseTo(2 / 6, 15);
		expect(standardisedRisk(strata, { standard: 'group0' }).risk0).toBeCloseTo(2 / 6, 15);
	});

	it('takes numbers, whose scale does not matter', () => {
		const one = standardisedRisk(strata, { standard: [6, 6] });
		expect(one.rd).toBeCloseTo(standardisedRisk(strata).rd ?? NaN, 15);
		expect(standardisedRisk(strata, { standard: [1, 3] }).risk1).toBeCloseTo(5 / 16, 15);
	});

	it('leaves out a stratum without weight, though a group be empty in it', () => {
		const holes = { e1: [1, 0], n1: [2, 0], e0: [1, 1], n0: [4, 2] };
		expect(standardisedRisk(holes, { standard: 'group1' }).risk0).toBe(1 / 4);
		expect(standardisedRisk(holes)).toMatchObject({
			risk1: null,
			rd: null,
			notEstimable: 'a stratum with weight has no cases in one of the groups',
		});
	});

	it('gives the difference but no ratio interval without events in a group', () => {
		const result = standardisedRisk({ e1: [0], n1: [5], e0: [1], n0: [5] });
		expect(result).toMatchObject({ rr: 0, rrLower: null, rrUpper: null });
		expect(result.rd).toBeCloseTo(-0.2, 15);
	});

	it('refuses weights that cannot be', () => {
		expect(() => standardisedRisk(strata, { standard: [1] })).toThrow(RangeError);
		expect(() => standardisedRisk(strata, { standard: [1, -2] })).toThrow(/-2/);
	});
});

describe('standardised rates', () => {
	it('of strata weighted by their time are the crude rate', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 1000 })), {
					minLength: 1,
					maxLength: 6,
				}),
				(rows) => {
					const events = rows.map(([x]) => x);
					const personTime = rows.map(([, t]) => t);
					const result = standardisedRate({ events, personTime, standard: personTime });
					expect(result.rate).toBeCloseTo(result.crude ?? NaN, 13);
					expect(result.lowerGamma).toBeLessThanOrEqual((result.rate ?? NaN) + 1e-13);
					expect(result.upperGamma).toBeGreaterThanOrEqual((result.rate ?? NaN) - 1e-13);
				},
			),
		);
	});

	it('without events: 0, with an upper limit but no Dobson interval', () => {
		const result = standardisedRate({ events: [0], personTime: [100], standard: [1] });
		expect(result).toMatchObject({ rate: 0, lowerGamma: 0, lowerDobson: null, upperDobson: null });
		expect(result.upperGamma).toBeCloseTo(-Math.log(0.025) / 100, 14);
	});

	it('without time in a stratum with weight there is no answer', () => {
		const result = standardisedRate({ events: [1, 0], personTime: [10, 0], standard: [1, 1] });
		expect(result).toMatchObject({
			crude: 0.1,
			rate: null,
			notEstimable: 'a stratum with weight has no time at risk',
		});
	});
});

describe('the test for trend', () => {
	it('by hand: 0 of 1 and 1 of 1', () => {
		const result = cochranArmitage([0, 1], [1, 1]);
		expect(result.z).toBeCloseTo(Math.SQRT2, 15);
		expect(result.chisq).toBeCloseTo(2, 14);
		expect(result.chisqN1).toBeCloseTo(1, 14);
	});

	it('of two groups is the z test, whatever the scores', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.integer({ min: 1, max: 50 }),
				fc.integer({ min: 2, max: 30 }),
				(a, b, score) => {
					const trend = cochranArmitage([b, a], [51, 60], [1, score]);
					const two = twoProportionZ({ e1: a, n1: 60, e0: b, n0: 51 });
					expect(trend.z).toBeCloseTo(two.z ?? NaN, 11);
				},
			),
		);
	});

	it('does not mind how scores are shifted or scaled', () => {
		const one = cochranArmitage([3, 6, 9], [20, 20, 20], [1, 2, 3]);
		const other = cochranArmitage([3, 6, 9], [20, 20, 20], [2010, 2020, 2030]);
		expect(other.z).toBeCloseTo(one.z ?? NaN, 12);
	});

	it('says why there is no test', () => {
		expect(cochranArmitage([0, 0], [5, 5]).notEstimable).toBe('nobody had the event');
		expect(cochranArmitage([5, 5], [5, 5]).notEstimable).toBe('everybody had the event');
		expect(cochranArmitage([2], [5]).notEstimable).toBe('all cases have the same score');
		expect(cochranArmitage([], []).notEstimable).toBe('there are no cases');
	});
});
