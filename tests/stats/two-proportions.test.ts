import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquare2x2 } from '../../src/lib/stats/chi-square-2x2.ts';
import { fisherExact } from '../../src/lib/stats/fisher-exact.ts';
import { miettinenNurminen } from '../../src/lib/stats/miettinen-nurminen.ts';
import { newcombeCorrectedDifference } from '../../src/lib/stats/newcombe-corrected-difference.ts';
import { newcombeDifference } from '../../src/lib/stats/newcombe-difference.ts';
import { oddsRatio } from '../../src/lib/stats/odds-ratio.ts';
import { riskRatio } from '../../src/lib/stats/risk-ratio.ts';
import type { TwoGroups } from '../../src/lib/stats/two-groups.ts';
import { twoProportionZ } from '../../src/lib/stats/two-proportion-z.ts';
import { waldDifference } from '../../src/lib/stats/wald-difference.ts';

const arm = (max: number, ends = 0) =>
	fc
		.integer({ min: 1 + ends, max })
		.chain((n) => fc.integer({ min: ends, max: n - ends }).map((e) => ({ n, e })));
const groupsOf = (one: fc.Arbitrary<{ n: number; e: number }>) =>
	fc.tuple(one, one).map(([{ n: n1, e: e1 }, { n: n0, e: e0 }]): TwoGroups => ({ e1, n1, e0, n0 }));
const groups = groupsOf(arm(400));
/** Events and non-events in both groups. */
const mixedGroups = groupsOf(arm(400, 1));
const swapped = ({ e1, n1, e0, n0 }: TwoGroups): TwoGroups => ({ e1: e0, n1: n0, e0: e1, n0: n1 });
const complement = ({ e1, n1, e0, n0 }: TwoGroups): TwoGroups => ({
	e1: n1 - e1,
	n1,
	e0: n0 - e0,
	n0,
});
const differences = {
	newcombe: newcombeDifference,
	'newcombe, corrected': newcombeCorrectedDifference,
	'Miettinen-Nurminen': miettinenNurminen,
	wald: waldDifference,
};

describe.each(Object.entries(differences))('%s', (name, difference) => {
	it('holds the estimate, within −1 and 1', () => {
		fc.assert(
			fc.property(groups, (counts) => {
				const { estimate, lower, upper } = difference(counts);
				expect(estimate).toBeCloseTo(counts.e1 / counts.n1 - counts.e0 / counts.n0, 14);
				expect(lower).toBeLessThanOrEqual((estimate ?? NaN) + 1e-12);
				expect(upper).toBeGreaterThanOrEqual((estimate ?? NaN) - 1e-12);
				if (name !== 'wald') {
					expect(lower).toBeGreaterThanOrEqual(-1);
					expect(upper).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	it('turns round when groups are swapped or events become non-events', () => {
		fc.assert(
			fc.property(groups, fc.constantFrom(swapped, complement), (counts, turn) => {
				const here = difference(counts, 0.9);
				const there = difference(turn(counts), 0.9);
				expect(here.lower).toBeCloseTo(-(there.upper ?? NaN), 9);
				expect(here.upper).toBeCloseTo(-(there.lower ?? NaN), 9);
			}),
		);
	});

	it('has no number but a reason with an empty group', () => {
		expect(difference({ e1: 0, n1: 0, e0: 3, n0: 10 })).toMatchObject({
			estimate: null,
			lower: null,
			upper: null,
			notEstimable: 'there are no cases in group 1',
		});
	});

	it('refuses more events than cases', () => {
		const call = () => difference({ e1: 4, n1: 3, e0: 1, n0: 3 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(/group 1 .* 4/);
	});
});

describe('Newcombe 1998', () => {
	it('gives the published interval of 56/70 against 48/80', () => {
		const { estimate, lower, upper } = newcombeDifference({ e1: 56, n1: 70, e0: 48, n0: 80 });
		expect(estimate).toBeCloseTo(0.2, 14);
		expect(lower).toBeCloseTo(0.0524, 4);
		expect(upper).toBeCloseTo(0.3339, 4);
	});

	it('does not collapse without events, as Wald does', () => {
		const counts = { e1: 0, n1: 10, e0: 0, n0: 20 };
		const z2 = 1.959963984540054 ** 2;
		const { lower, upper } = newcombeDifference(counts);
		expect(lower).toBeCloseTo(-z2 / (20 + z2), 14);
		expect(upper).toBeCloseTo(z2 / (10 + z2), 14);
		expect(waldDifference(counts)).toMatchObject({
			lower: 0,
			upper: 0,
			notInformative: expect.stringContaining('standard error is 0') as string,
		});
	});
});

describe('ratios', () => {
	it('by hand: 2 of 4 against 1 of 4', () => {
		const counts = { e1: 2, n1: 4, e0: 1, n0: 4 };
		expect(riskRatio(counts)).toMatchObject({ estimate: 2, seLog: 1 });
		expect(oddsRatio(counts).estimate).toBe(3);
		expect(oddsRatio(counts).seLog).toBeCloseTo(Math.sqrt(1 / 2 + 1 / 2 + 1 + 1 / 3), 15);
	});

	it('invert when groups are swapped', () => {
		fc.assert(
			fc.property(groups, fc.constantFrom(riskRatio, oddsRatio), (counts, ratio) => {
				const here = ratio(counts, { correction: 'always' });
				const there = ratio(swapped(counts), { correction: 'always' });
				expect((here.estimate ?? NaN) * (there.estimate ?? NaN)).toBeCloseTo(1, 11);
				expect((here.lower ?? NaN) * (there.upper ?? NaN)).toBeCloseTo(1, 11);
			}),
		);
	});

	it('are 0, infinite or missing with zero cells, and then have no interval', () => {
		const none = { lower: null, upper: null, seLog: null };
		for (const ratio of [riskRatio, oddsRatio]) {
			expect(ratio({ e1: 0, n1: 5, e0: 2, n0: 5 })).toMatchObject({ estimate: 0, ...none });
			expect(ratio({ e1: 2, n1: 5, e0: 0, n0: 5 })).toMatchObject({ estimate: Infinity, ...none });
			const nobody = ratio({ e1: 0, n1: 5, e0: 0, n0: 5 });
			expect(nobody).toMatchObject({ estimate: null, ...none });
			expect(nobody.notEstimable).toMatch(/0 over 0/);
		}
	});

	it('add ½ to all cells only if one is 0', () => {
		const full = { e1: 2, n1: 5, e0: 1, n0: 5 };
		expect(oddsRatio(full, { correction: 'if-zero' })).toEqual(oddsRatio(full));
		const zero = oddsRatio({ e1: 0, n1: 1, e0: 1, n0: 1 }, { correction: 'if-zero' });
		expect(zero.estimate).toBeCloseTo(1 / 9, 15);
	});
});

describe('tests of two proportions', () => {
	it('by hand: 10 of 30 against 30 of 70', () => {
		const { chisq, phi } = chiSquare2x2({ e1: 10, n1: 30, e0: 30, n0: 70 });
		expect(chisq).toBeCloseTo((100 * (10 * 40 - 20 * 30) ** 2) / (30 * 70 * 40 * 60), 13);
		expect(phi).toBeLessThan(0);
	});

	it('z² is the uncorrected chi-square', () => {
		fc.assert(
			fc.property(groups, (counts) => {
				const { z, p } = twoProportionZ(counts);
				const test = chiSquare2x2(counts);
				if (z === null || p === null) {
					expect(test.chisq).toBeNull();
				} else {
					expect(z * z).toBeCloseTo(test.chisq ?? NaN, 9);
					expect(p).toBeCloseTo(test.p ?? NaN, 9);
				}
			}),
		);
	});

	it('give a reason when nobody or everybody had the event', () => {
		expect(chiSquare2x2({ e1: 0, n1: 5, e0: 0, n0: 5 }).notEstimable).toBe('nobody had the event');
		expect(twoProportionZ({ e1: 5, n1: 5, e0: 5, n0: 5 })).toEqual({
			z: null,
			p: null,
			notEstimable: 'everybody had the event',
		});
	});
});

describe('Fisher’s exact test', () => {
	it('the lady tasting tea', () => {
		const tea = fisherExact({ e1: 3, n1: 4, e0: 1, n0: 4 });
		expect(tea.pTwoSided).toBeCloseTo(34 / 70, 13);
		expect(tea.pGreater).toBeCloseTo(17 / 70, 13);
		expect(tea.pLess).toBeCloseTo(69 / 70, 13);
		expect(tea.pTwoSidedDoubled).toBeCloseTo(34 / 70, 13);
		expect(tea.pMidP).toBeCloseTo((2 * (1 + 8)) / 70, 13);
	});

	it('one against one: limits by hand', () => {
		const { lower, upper, orConditional } = fisherExact({ e1: 1, n1: 1, e0: 0, n0: 1 });
		expect(lower).toBeCloseTo(1 / 39, 13);
		expect(upper).toBe(Infinity);
		expect(orConditional).toBe(Infinity);
	});

	it('the estimate lies in the interval, and the doubled p agrees with it', () => {
		fc.assert(
			fc.property(groups, (counts) => {
				const { orConditional, lower, upper, pTwoSidedDoubled } = fisherExact(counts);
				fc.pre(orConditional !== null && lower !== null && upper !== null);
				expect(orConditional).toBeGreaterThanOrEqual(lower);
				expect(orConditional).toBeLessThanOrEqual(upper);
				fc.pre(Math.abs((pTwoSidedDoubled ?? 0) - 0.05) > 1e-9);
				expect(lower > 1 || upper < 1).toBe((pTwoSidedDoubled ?? NaN) < 0.05);
			}),
		);
	});

	it('inverts when groups are swapped', () => {
		fc.assert(
			fc.property(mixedGroups, (counts) => {
				const here = fisherExact(counts);
				const there = fisherExact(swapped(counts));
				expect((there.pTwoSided ?? NaN) / (here.pTwoSided ?? NaN)).toBeCloseTo(1, 9);
				expect((there.orConditional ?? NaN) * (here.orConditional ?? NaN)).toBeCloseTo(1, 9);
				expect((there.lower ?? NaN) * (here.upper ?? NaN)).toBeCloseTo(1, 9);
			}),
		);
	});

	it('has no odds ratio without events, but an interval that excludes nothing', () => {
		expect(fisherExact({ e1: 0, n1: 10, e0: 0, n0: 10 })).toMatchObject({
			pTwoSided: 1,
			orConditional: null,
			lower: 0,
			upper: Infinity,
			notEstimable: 'nobody had the event',
		});
	});

	it('copes with a hundred thousand cases', () => {
		const { orConditional, lower, upper } = fisherExact({
			e1: 21_000,
			n1: 50_000,
			e0: 20_000,
			n0: 50_000,
		});
		expect(orConditional).toBeCloseTo((21 * 30) / (29 * 20), 4);
		expect(lower).toBeGreaterThan(1.05);
		expect(upper).toBeLessThan(1.12);
	});
});
