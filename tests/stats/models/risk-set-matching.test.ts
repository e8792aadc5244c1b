import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedRiskDifference } from '../../../src/lib/stats/models/matched-risk-difference.ts';
import {
	riskSetMatching,
	type RiskSetData,
} from '../../../src/lib/stats/models/risk-set-matching.ts';
import { seeded } from '../survival/arbitrary-subjects.ts';

const never = Infinity;
/**
 * Minute 10: row 0 is treated; row 2 has the same score but left at minute 9; rows 1 and 3 are still under way.
 * Minute 12: row 3, who served as partner, is treated in turn.
 */
const four: RiskSetData = {
	treatedAt: [10, never, never, 12],
	riskEnd: [20, 15, 9, 30],
	score: [1, 1.1, 1, 1.05],
};

function pairsOf(data: RiskSetData, options = {}) {
	const { treated, control, at, unmatched } = riskSetMatching(data, options);
	return {
		pairs: Array.from(treated, (row, i) => [row, control[i], at[i]]),
		unmatched: [...unmatched],
	};
}

describe('risk-set matching', () => {
	it('pairs with the nearest still at risk, never with one who has left; a control may be treated later', () => {
		expect(pairsOf(four)).toEqual({
			pairs: [
				[0, 3, 10],
				[3, 1, 12],
			],
			unmatched: [],
		});
	});

	it('leaves the treated without a partner inside the caliper unmatched', () => {
		expect(pairsOf(four, { caliper: 0.05 + 1e-12 })).toEqual({
			pairs: [
				[0, 3, 10],
				[3, 1, 12],
			],
			unmatched: [],
		});
		expect(pairsOf(four, { caliper: 0.04 })).toEqual({ pairs: [], unmatched: [0, 3] });
	});

	it('keeps to exact strata', () => {
		const split = { ...four, exact: ['child', 'child', 'child', 'adult'] };
		expect(pairsOf(split)).toEqual({ pairs: [[0, 1, 10]], unmatched: [3] });
	});

	it('takes whoever leaves at the very minute as gone, and equal distances by lower score, then row', () => {
		const gone = { treatedAt: [10, never], riskEnd: [20, 10], score: [1, 1] };
		expect(pairsOf(gone).unmatched).toEqual([0]);
		const equal = {
			treatedAt: [10, never, never, never],
			riskEnd: [20, 30, 30, 30],
			score: [1, 2, 0, 0],
		};
		expect(pairsOf(equal).pairs).toEqual([[0, 2, 10]]);
	});

	it('does not count a treatment after the risk had ended', () => {
		expect(pairsOf({ treatedAt: [10, never], riskEnd: [8, 30], score: [1, 1] })).toEqual({
			pairs: [],
			unmatched: [],
		});
	});

	it('uses each control once, at risk and untreated at the time, and the best that was free', () => {
		const subject = fc.record({
			treated: fc.boolean(),
			at: fc.integer({ min: 0, max: 20 }),
			stay: fc.integer({ min: 0, max: 20 }),
			score: fc.integer({ min: 0, max: 9 }),
		});
		fc.assert(
			fc.property(
				fc.array(subject, { maxLength: 40 }),
				fc.integer({ min: 0, max: 5 }),
				(drawn, caliper) => {
					const data = {
						treatedAt: drawn.map(({ treated, at }) => (treated ? at : never)),
						riskEnd: drawn.map(({ at, stay }) => at + stay),
						score: drawn.map(({ score }) => score),
					};
					const { treated, control, at, unmatched } = riskSetMatching(data, { caliper });
					const started = data.treatedAt.filter((t) => t < never).length;
					expect(treated.length + unmatched.length).toBe(started);
					expect(new Set(control).size).toBe(control.length);
					const used = new Set<number>();
					const order = [...treated, ...unmatched].sort(
						(a, b) => (data.treatedAt[a] ?? 0) - (data.treatedAt[b] ?? 0) || a - b,
					);
					for (const row of order) {
						const t = data.treatedAt[row] ?? NaN;
						const gaps = drawn
							.map((_, other) => other)
							.filter((other) => other !== row && !used.has(other))
							.filter((other) => (data.treatedAt[other] ?? 0) > t && (data.riskEnd[other] ?? 0) > t)
							.map((other) => Math.abs((data.score[other] ?? 0) - (data.score[row] ?? 0)));
						const best = Math.min(Infinity, ...gaps);
						const pair = treated.indexOf(row);
						if (pair < 0) {
							expect(best).toBeGreaterThan(caliper);
							continue;
						}
						const partner = control[pair] ?? NaN;
						expect(at[pair]).toBe(t);
						expect(data.riskEnd[partner]).toBeGreaterThan(t);
						expect(data.treatedAt[partner]).toBeGreaterThan(t);
						expect(Math.abs((data.score[partner] ?? 0) - (data.score[row] ?? 0))).toBe(best);
						used.add(partner);
					}
				},
			),
			seeded,
		);
	});

	it('refuses impossible input', () => {
		expect(() => riskSetMatching({ ...four, score: [1, 1, 1, Number.NaN] })).toThrow('NaN');
		expect(() => riskSetMatching({ ...four, riskEnd: [1, -1, 1, 1] })).toThrow('-1');
		expect(() => riskSetMatching({ ...four, treatedAt: [Number.NaN, 1, 1, 1] })).toThrow('NaN');
		expect(() => riskSetMatching(four, { caliper: -1 })).toThrow('-1');
	});
});

describe('risk difference in matched pairs', () => {
	const at = Float64Array.of(1, 2, 3, 4);
	const unmatched = new Int32Array();

	it('is the mean difference with the paired error', () => {
		const pairs = {
			treated: Int32Array.of(0, 1, 2, 3),
			control: Int32Array.of(4, 5, 6, 7),
			at,
			unmatched,
		};
		const result = matchedRiskDifference(pairs, [1, 1, 1, 0, 0, 1, 0, 0]);
		expect([result.risk1, result.risk0, result.rd]).toEqual([0.75, 0.25, 0.5]);
		expect(result.rdSe).toBeCloseTo(Math.sqrt(1 / 3 / 4), 14);
	});

	it('takes pairs that share a subject as one', () => {
		const pairs = {
			treated: Int32Array.of(0, 1, 2, 3),
			control: Int32Array.of(1, 5, 6, 7),
			at,
			unmatched,
		};
		const result = matchedRiskDifference(pairs, [1, 1, 1, 0, 0, 1, 0, 0]);
		// Differences 0, 0, 1, 0; deviations −¼ twice in one cluster, ¾, −¼.
		expect(result.rd).toBe(0.25);
		expect(result.rdSe).toBeCloseTo(Math.sqrt(((0.25 + 9 / 16 + 1 / 16) * 3) / 2) / 4, 14);
	});

	it('has no error from one chain and no answer without pairs', () => {
		const chain = riskSetMatching(four);
		expect(matchedRiskDifference(chain, [1, 0, 1, 1])).toMatchObject({
			pairs: 2,
			rd: 0.5,
			rdSe: null,
		});
		const none = riskSetMatching(four, { caliper: 0 });
		expect(matchedRiskDifference(none, [1, 0, 1, 1]).notEstimable).toContain('partner');
		expect(() => matchedRiskDifference(chain, [2, 0, 1, 1])).toThrow('y is 2');
	});
});
