import { describe, expect, it } from 'vitest';
import { gComputation } from '../../../src/lib/stats/models/g-computation.ts';
import { iptw } from '../../../src/lib/stats/models/iptw.ts';

/** Two strata with the treatment unevenly shared; every number below follows by hand from these ten cases. */
const cases = [
	{ x: 0, treat: 1, y: 1 },
	{ x: 0, treat: 1, y: 0 },
	{ x: 0, treat: 0, y: 1 },
	{ x: 0, treat: 0, y: 0 },
	{ x: 1, treat: 1, y: 1 },
	{ x: 1, treat: 1, y: 1 },
	{ x: 1, treat: 1, y: 1 },
	{ x: 1, treat: 1, y: 0 },
	{ x: 1, treat: 0, y: 1 },
	{ x: 1, treat: 0, y: 0 },
];
const treat = cases.map((one) => one.treat);
const y = cases.map((one) => one.y);
const propensity = { X: cases.map(({ x }) => [1, x]), treat, y };
const outcome = {
	X: cases.map((one) => [1, one.treat, one.x, one.treat * one.x]),
	X1: cases.map(({ x }) => [1, 1, x, x]),
	X0: cases.map(({ x }) => [1, 0, x, 0]),
	y,
};
/** Efficient influence function of the saturated model: Σ of squares 10.3375 over 10 cases. */
const efficientError = Math.sqrt(10.3375) / 10;

function weighted(kind: 'ate' | 'stabilised' | 'att' | 'ate-truncated') {
	const result = iptw(propensity, { weights: kind });
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	return result;
}

function standardised(data: Parameters<typeof gComputation>[0]) {
	const result = gComputation(data);
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	return result;
}

describe('inverse-probability weighting', () => {
	it('standardises to everybody', () => {
		const result = weighted('ate');
		expect(result.mu1).toBeCloseTo(0.4 * 0.5 + 0.6 * 0.75, 12);
		expect(result.mu0).toBeCloseTo(0.5, 12);
		expect(result.rd).toBeCloseTo(0.15, 12);
		expect([...result.weights].slice(0, 2)).toEqual([expect.closeTo(2, 10), expect.closeTo(2, 10)]);
		expect(result.weights[4]).toBeCloseTo(1.5, 10);
		expect(result.weights[8]).toBeCloseTo(3, 10);
		expect(result.ess0).toBeCloseTo(100 / (4 + 4 + 9 + 9), 10);
		expect(result.maxWeight).toBeCloseTo(3, 10);
	});

	it('standardises to the treated', () => {
		const result = weighted('att');
		expect(result.mu1).toBeCloseTo(4 / 6, 12);
		expect(result.mu0).toBeCloseTo(0.5, 12);
	});

	it('has the efficient error when the propensity model is saturated', () => {
		expect(weighted('ate').rdSeProjected).toBeCloseTo(efficientError, 12);
		expect(weighted('stabilised').rdSeProjected).toBeCloseTo(efficientError, 12);
		expect(weighted('ate').rdSeStacked).toBeCloseTo(efficientError, 12);
	});

	it('gives the same risks with stabilised weights, of mean 1', () => {
		const result = weighted('stabilised');
		expect(result.rd).toBeCloseTo(0.15, 12);
		expect(result.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(10, 10);
		expect(result.rdSeStacked).toBeNull();
	});

	it('cuts weights and bounds propensities on request', () => {
		const result = iptw(propensity, { weights: 'ate-truncated', truncate: [0, 0.5] });
		if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
		expect(result.maxWeight).toBeCloseTo(2, 10);
		const bounded = iptw(propensity, { propensityBounds: [0.4, 0.6] });
		if (bounded.notEstimable !== undefined) throw new Error(bounded.notEstimable);
		expect(Math.max(...bounded.ps)).toBe(0.6);
		expect(bounded.rdSeStacked).toBeNull();
		expect(() => iptw(propensity, { truncate: [0.9, 0.1], weights: 'ate-truncated' })).toThrow(
			'0.9',
		);
		expect(() => iptw(propensity, { propensityBounds: [0.6, 0.4] })).toThrow('0.6');
	});

	it('says why there is no answer', () => {
		const everybody = iptw({ ...propensity, treat: treat.map(() => 1) });
		expect(everybody.notEstimable).toContain('same outcome');
		const decided = iptw({ ...propensity, treat: cases.map(({ x }) => x) });
		expect(decided.notEstimable).toContain('without error');
		expect(() => iptw({ ...propensity, y: y.map(() => 3) })).toThrow('y is 3');
	});

	it('has no ratio when nobody untreated has the outcome', () => {
		const result = iptw({ ...propensity, y: cases.map((one) => (one.treat === 0 ? 0 : one.y)) });
		if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
		expect([result.mu0, result.rr, result.or, result.logRrSeHC0]).toEqual([0, null, null, null]);
	});
});

describe('g-computation', () => {
	it('gives the same risks and error as weighting when both models are saturated', () => {
		const result = standardised(outcome);
		expect(result.risk1).toBeCloseTo(0.65, 12);
		expect(result.risk0).toBeCloseTo(0.5, 12);
		expect(result.rdSeIF).toBeCloseTo(efficientError, 12);
		expect(result.conditionalOr).toBeNull();
		expect(result.or).toBeCloseTo(0.65 / 0.35, 12);
	});

	it('gives the crude comparison without covariates', () => {
		const result = standardised({
			X: treat.map((t) => [1, t]),
			X1: treat.map(() => [1, 1]),
			X0: treat.map(() => [1, 0]),
			y,
		});
		expect(result.rd).toBeCloseTo(4 / 6 - 2 / 4, 12);
		expect(result.rdSeDelta).toBeCloseTo(Math.sqrt(((4 / 6) * (2 / 6)) / 6 + 0.25 / 4), 12);
		expect(result.conditionalOr).toBeCloseTo(2, 12);
	});

	it('sums influences within clusters', () => {
		const single = standardised({ ...outcome, cluster: cases.map((_, i) => i) });
		expect(single.rdSeIF).toBeCloseTo(efficientError, 12);
		const doubled = (rows: readonly (readonly number[])[]) =>
			[...rows, ...rows].map((row) => [...row]);
		const pairs = standardised({
			X: doubled(outcome.X),
			X1: doubled(outcome.X1),
			X0: doubled(outcome.X0),
			y: [...y, ...y],
			cluster: [...cases, ...cases].map((_, i) => i % 10),
		});
		expect(pairs.rdSeIF).toBeCloseTo(efficientError, 12);
	});

	it('says why there is no answer and refuses designs of another shape', () => {
		expect(gComputation({ ...outcome, y: y.map(() => 0) }).notEstimable).toContain('same outcome');
		expect(() => gComputation({ ...outcome, X1: [[1, 1, 0, 0]] })).toThrow('1 by 4');
	});
});
