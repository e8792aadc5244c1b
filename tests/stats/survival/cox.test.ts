import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cox } from '../../../src/lib/stats/survival/cox.ts';
import { logRank } from '../../../src/lib/stats/survival/log-rank.ts';
import { seeded } from './arbitrary-subjects.ts';

const three = { time: [1, 2, 3], event: [1, 1, 0], X: [[1], [0], [1]] };

function estimates(fit: ReturnType<typeof cox>) {
	if (!fit.converged) throw new Error(fit.notEstimable);
	return fit;
}

describe('Cox regression', () => {
	it('solves three subjects exactly: the hazard ratio is 1/√2', () => {
		const fit = estimates(cox(three));
		expect(fit.hr[0]).toBeCloseTo(Math.SQRT1_2, 12);
		expect(fit.loglikNull).toBeCloseTo(-Math.log(6), 14);
		expect(fit.score).toBeCloseTo(1 / 17, 14);
		expect(fit.concordance).toBe(0.5);
		expect([fit.n, fit.events, fit.df]).toEqual([3, 2, 1]);
	});

	it.each([
		['no events', { ...three, event: [0, 0, 0] }, 'no-events'],
		[
			'a predictor that orders the events',
			{ time: [1, 2, 3, 4], event: [1, 1, 1, 1], X: [[4], [3], [2], [1]] },
			'monotone-likelihood',
		],
		[
			'a predictor given twice',
			{
				...three,
				X: [
					[1, 2],
					[0, 0],
					[1, 2],
				],
			},
			'collinear',
		],
		['a predictor that does not vary', { ...three, X: [[1], [1], [1]] }, 'collinear'],
		[
			'a predictor constant within strata',
			{ ...three, strata: ['a', 'b', 'a'], X: [[1], [0], [1]] },
			'collinear',
		],
	])('gives the reason for %s', (_, data, reason) => {
		const fit = cox(data);
		expect(fit.converged).toBe(false);
		expect(fit).toMatchObject({ reason });
	});

	it('has the log-rank chi-square as its score test when no times are tied', () => {
		const members = fc.array(
			fc.record({ event: fc.integer({ min: 0, max: 1 }), x: fc.integer({ min: 0, max: 1 }) }),
			{ minLength: 6, maxLength: 40 },
		);
		fc.assert(
			fc.property(members, (drawn) => {
				const time = drawn.map((_, i) => ((i * 37) % 101) + 1);
				const event = drawn.map((subject) => subject.event);
				const fit = cox({ time, event, X: drawn.map(({ x }) => [x]) });
				const test = logRank({ time, event, group: drawn.map(({ x }) => x) });
				expect(test.groups.length).toBeGreaterThan(0);
				if (fit.converged) expect(fit.score).toBeCloseTo(test.chisq ?? NaN, 10);
			}),
			seeded,
		);
	});

	it('does not move with the unit or the zero of a predictor, nor with the order of rows', () => {
		const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
		const time = [5, 8, 2, 9, 4, 1, 7, 3, 6, 10, 12, 11];
		const event = [1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1];
		const plain = estimates(cox({ time, event, X: x.map((v) => [v]) }));
		const moved = estimates(cox({ time, event, X: x.map((v) => [2020 + v / 1000]) }));
		const turned = estimates(
			cox({
				time: [...time].reverse(),
				event: [...event].reverse(),
				X: [...x].reverse().map((v) => [v]),
			}),
		);
		expect(moved.coef[0]).toBeCloseTo(1000 * (plain.coef[0] ?? NaN), 6);
		expect(moved.lr).toBeCloseTo(plain.lr, 9);
		expect(turned.coef[0]).toBeCloseTo(plain.coef[0] ?? NaN, 12);
		expect(turned.concordance).toBe(plain.concordance);
	});

	it('treats ties alike where there are none, and a constant stratum as none', () => {
		const data = { time: [1, 2, 3, 4, 5], event: [1, 1, 0, 1, 1], X: [[1], [0], [1], [1], [0]] };
		const efron = estimates(cox(data));
		expect(estimates(cox(data, { ties: 'breslow' })).coef).toEqual(efron.coef);
		expect(estimates(cox({ ...data, strata: Array<string>(5).fill('s') })).coef).toEqual(
			efron.coef,
		);
		expect(estimates(cox({ ...data, entry: Array<number>(5).fill(0) })).coef[0]).toBeCloseTo(
			efron.coef[0] ?? NaN,
			12,
		);
	});

	it('refuses impossible input', () => {
		expect(() => cox({ ...three, time: [1, -2, 3] })).toThrow('-2');
		expect(() => cox({ ...three, event: [1, 2, 0] })).toThrow('2');
		expect(() => cox({ ...three, entry: [0, 2, 0] })).toThrow('enters at 2');
		expect(() => cox({ ...three, X: [[1], [Number.NaN], [1]] })).toThrow('NaN');
		expect(() => cox({ ...three, names: ['a', 'b'] })).toThrow('2 entries');
	});
});
