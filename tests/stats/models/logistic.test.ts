import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logistic, type LogisticData } from '../../../src/lib/stats/models/logistic.ts';
import { seeded } from '../survival/arbitrary-subjects.ts';

/** Ten of forty unexposed and twenty of thirty exposed have the outcome; rows stand for counts. */
const grouped = {
	X: [
		[1, 0],
		[1, 0],
		[1, 1],
		[1, 1],
	],
	y: [1, 0, 1, 0],
	weights: [10, 30, 20, 10],
};

/** Each row as often as its weight says. */
function expanded({ X, y, weights }: typeof grouped): LogisticData {
	const rows = weights.flatMap((count, row) => Array<number>(count).fill(row));
	return { X: rows.map((row) => X[row] ?? []), y: rows.map((row) => y[row] ?? NaN) };
}

function estimates(data: LogisticData) {
	const fit = logistic(data);
	if (!fit.converged) throw new Error(fit.notEstimable);
	return fit;
}

describe('logistic regression', () => {
	it('gives the odds ratio and Woolf’s error of a two-by-two table', () => {
		const fit = estimates(grouped);
		expect(fit.coef[0]).toBeCloseTo(Math.log(10 / 30), 12);
		expect(fit.coef[1]).toBeCloseTo(Math.log((20 / 10) * (30 / 10)), 12);
		expect(fit.se[1]).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 30 + 1 / 20 + 1 / 10), 12);
		expect(fit.n).toBe(70);
		expect(fit.seHC0).toBeNull();
		const part = (events: number, n: number) =>
			-2 * (events * Math.log(events / n) + (n - events) * Math.log(1 - events / n));
		expect(fit.deviance).toBeCloseTo(part(10, 40) + part(20, 30), 10);
		expect(fit.nullDeviance).toBeCloseTo(part(30, 70), 10);
	});

	it('is the same whether equal cases share a row or not', () => {
		const one = estimates(grouped);
		const many = estimates(expanded(grouped));
		expect(many.coef[1]).toBeCloseTo(one.coef[1] ?? NaN, 12);
		expect(many.se[1]).toBeCloseTo(one.se[1] ?? NaN, 12);
		expect(many.deviance).toBeCloseTo(one.deviance, 10);
		expect(many.seHC0?.[1]).toBeCloseTo(many.se[1] ?? NaN, 12);
	});

	it.each([
		['no rows', { X: [], y: [] }, 'no-data'],
		[
			'one outcome',
			{
				X: [
					[1, 2],
					[1, 3],
				],
				y: [1, 1],
			},
			'one-outcome',
		],
		[
			'a column twice',
			{
				X: [
					[1, 2, 2],
					[1, 3, 3],
					[1, 5, 5],
					[1, 1, 1],
				],
				y: [1, 0, 1, 0],
			},
			'collinear',
		],
		[
			'dummies that add to the intercept',
			{
				X: [
					[1, 1, 0],
					[1, 0, 1],
					[1, 1, 0],
					[1, 0, 1],
				],
				y: [1, 0, 0, 1],
			},
			'collinear',
		],
		[
			'more columns than rows',
			{
				X: [
					[1, 2, 5],
					[1, 3, 1],
				],
				y: [1, 0],
			},
			'collinear',
		],
		[
			'a threshold that decides',
			{
				X: [
					[1, 1],
					[1, 2],
					[1, 3],
					[1, 4],
				],
				y: [0, 0, 1, 1],
			},
			'complete-separation',
		],
		[
			'a threshold with a tie on it',
			{
				X: [
					[1, 1],
					[1, 2],
					[1, 2],
					[1, 3],
				],
				y: [0, 0, 1, 1],
			},
			'quasi-separation',
		],
		['an empty cell', { X: grouped.X, y: grouped.y, weights: [10, 30, 20, 0] }, 'quasi-separation'],
	])('gives the reason for %s', (_, data: LogisticData, reason) => {
		const fit = logistic(data);
		expect(fit).toMatchObject({ converged: false, reason });
		expect('coef' in fit).toBe(false);
	});

	it('finds separation by a rare combination among many rows', () => {
		const rows = Array.from({ length: 500 }, (_, i) => [1, (i * 7919) % 13, i < 6 ? 1 : 0]);
		const y = rows.map((_, i) => (i < 6 ? 1 : (i * 104729) % 3 === 0 ? 1 : 0));
		expect(logistic({ X: rows, y })).toMatchObject({ reason: 'quasi-separation' });
		expect(logistic({ X: rows, y: y.map((v, i) => (i === 0 ? 0 : v)) }).converged).toBe(true);
	});

	it('finds complete separation on two scales, and quasi-separation once the finer one fails', () => {
		const X = [-2, -1, -1, 0, 0, 0, 1, 1, 2].map((x, i) => [
			1,
			x,
			[3, 1, -2, -1, -2, 2, -1, 0, 2][i] ?? 0,
		]);
		const y = [0, 0, 0, 0, 0, 1, 1, 1, 1];
		const fine = X.map(([one = 1, x = 0, z = 0]) => [one, x, x === 0 ? z / 1000 : z]);
		expect(logistic({ X: fine, y })).toMatchObject({ reason: 'complete-separation' });
		const failing = [...fine, [1, 0, 0.003], [1, 0, -0.003]];
		expect(logistic({ X: failing, y: [...y, 0, 1] })).toMatchObject({ reason: 'quasi-separation' });
	});

	it('is exact for a model with badly scaled columns', () => {
		const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
		const y = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
		const plain = estimates({ X: x.map((v) => [1, v]), y });
		const scaled = estimates({ X: x.map((v) => [1, 1e6 + v]), y });
		expect(scaled.coef[1]).toBeCloseTo(plain.coef[1] ?? NaN, 7);
		expect(scaled.deviance).toBeCloseTo(plain.deviance, 10);
	});

	it('holds an offset fixed', () => {
		const fit = estimates({ X: [[1], [1], [1], [1]], y: [1, 0, 0, 0], offset: [2, 2, 2, 2] });
		expect(fit.coef[0]).toBeCloseTo(Math.log(1 / 3) - 2, 12);
	});

	const rows = fc.array(
		fc.record({
			a: fc.integer({ min: -3, max: 3 }),
			b: fc.integer({ min: 0, max: 1 }),
			y: fc.integer({ min: 0, max: 1 }),
		}),
		{ minLength: 4, maxLength: 40 },
	);

	it('makes the scores vanish, or is right that no estimate exists', () => {
		fc.assert(
			fc.property(rows, (drawn) => {
				const X = drawn.map(({ a, b }) => [1, a, b]);
				const y = drawn.map((row) => row.y);
				const fit = logistic({ X, y });
				if (fit.converged) {
					[0, 1, 2].forEach((j) => {
						const score = X.reduce(
							(sum, row, i) => sum + (row[j] ?? 0) * ((y[i] ?? 0) - (fit.fitted[i] ?? 0)),
							0,
						);
						expect(score).toBeCloseTo(0, 9);
					});
					return;
				}
				// Every case once more with the other outcome: no direction can separate these.
				const both = logistic({ X: [...X, ...X], y: [...y, ...y.map((v) => 1 - v)] });
				if (fit.reason === 'collinear') expect(both).toMatchObject({ reason: 'collinear' });
				else if (fit.reason !== 'one-outcome') expect(fit.reason).toMatch(/separation$/);
				if (both.converged) expect(Math.max(...both.coef.map(Math.abs))).toBeLessThan(1e-9);
			}),
			seeded,
		);
	});

	it('agrees with a search of all directions about separation by two predictors', () => {
		fc.assert(
			fc.property(rows, (drawn) => {
				const fit = logistic({ X: drawn.map(({ a, b }) => [a, b]), y: drawn.map((row) => row.y) });
				if (!fit.converged && (fit.reason === 'collinear' || fit.reason === 'one-outcome')) {
					expect(fit.notEstimable).not.toBe('');
					return;
				}
				// If any direction separates, one at right angles to a case does.
				const directions = drawn.flatMap(({ a, b }) => [
					[-b, a],
					[b, -a],
				]);
				const separable = directions.some(([u = 0, v = 0]) => {
					const sides = drawn.map(({ a, b, y }) => (u * a + v * b) * (y === 1 ? 1 : -1));
					return Math.min(...sides) >= 0 && Math.max(...sides) > 0;
				});
				expect(fit.converged).toBe(!separable);
			}),
			{ ...seeded, numRuns: 2000 },
		);
	});

	it('refuses impossible input', () => {
		expect(() => logistic({ X: [[1], [1]], y: [0, 2] })).toThrow('y is 2');
		expect(() => logistic({ X: [[1], [Number.NaN]], y: [0, 1] })).toThrow('NaN');
		expect(() => logistic({ X: [[1], [1, 2]], y: [0, 1] })).toThrow('2 values');
		expect(() => logistic({ X: [[1], [1]], y: [0, 1], weights: [1, -1] })).toThrow('-1');
		expect(() => logistic({ X: [[1], [1]], y: [0, 1], names: ['a', 'b'] })).toThrow('2 entries');
		expect(() => logistic({ X: [[1], [1]], y: [0] })).toThrow(RangeError);
	});
});
