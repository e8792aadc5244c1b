import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorLogistic } from '../../../src/lib/stats/models/factor-logistic.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';

/** Predictions by the dense model, the dummy columns written out. */
function dense(
	factors: readonly { readonly codes: readonly number[]; readonly levels: number }[],
	covariates: readonly (readonly number[])[],
	y: readonly number[],
) {
	return logistic({
		X: y.map((_, i) => [
			1,
			...factors.flatMap(({ codes, levels }) =>
				Array.from({ length: levels - 1 }, (__, level) => (codes[i] === level + 1 ? 1 : 0)),
			),
			...covariates.map((values) => values[i] ?? NaN),
		]),
		y,
	});
}

/** Numbers from 0 to 1 that are the same in every run. */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function example(rows: number, seed: number) {
	const random = numbersFrom(seed);
	const pick = (levels: number) =>
		Array.from({ length: rows }, () => Math.floor(random() * levels));
	const factors = [
		{ codes: pick(4), levels: 4 },
		{ codes: pick(3), levels: 3 },
	];
	const covariates = [Array.from({ length: rows }, () => 20 + 8 * random())];
	const y = Array.from({ length: rows }, (_, i) => {
		const eta = -0.5 + 0.4 * (factors[0]?.codes[i] ?? 0) + 0.2 * ((covariates[0]?.[i] ?? 0) - 24);
		return random() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
	});
	return { factors, covariates, y };
}

describe('predictions of a logistic model on factors', () => {
	it('are the shares of a model with one factor', () => {
		const fit = factorLogistic({
			factors: [{ codes: [0, 1], levels: 2 }],
			covariates: [],
			events: [10, 20],
			cases: [40, 30],
		});
		expect(fit.converged).toBe(true);
		if (!fit.converged) return;
		expect(fit.fitted[0]).toBeCloseTo(0.25, 9);
		expect(fit.fitted[1]).toBeCloseTo(2 / 3, 9);
		expect(fit.terms).toBe(2);
	});

	it('agree with the dense model', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
				const { factors, covariates, y } = example(240, seed);
				const whole = dense(factors, covariates, y);
				fc.pre(whole.converged);
				const fit = factorLogistic({ factors, covariates, events: y });
				if (!fit.converged) throw new Error(fit.notEstimable);
				fit.fitted.forEach((p, i) => {
					expect(p).toBeCloseTo(whole.fitted[i] ?? NaN, 6);
				});
				expect(fit.deviance).toBeCloseTo(whole.deviance, 6);
				expect(fit.terms).toBe(whole.coef.length);
			}),
			{ numRuns: 25, seed: 4 },
		);
	});

	it('sum to the events, in all and in every level', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
				const { factors, covariates, y } = example(150, seed);
				const fit = factorLogistic({ factors, covariates, events: y });
				if (!fit.converged) throw new Error(fit.notEstimable);
				for (const level of [0, 1, 2, 3]) {
					const inLevel = (values: ArrayLike<number>) =>
						y.reduce<number>(
							(sum, _, i) => sum + (factors[0]?.codes[i] === level ? (values[i] ?? 0) : 0),
							0,
						);
					expect(inLevel(fit.fitted)).toBeCloseTo(inLevel(y), 3);
				}
			}),
			{ numRuns: 25, seed: 5 },
		);
	});

	it('do not change when a column repeats what others say, nor by empty levels', () => {
		const { factors, covariates, y } = example(200, 7);
		const codes = factors[0]?.codes ?? [];
		const coarse = { codes: codes.map((code) => (code > 1 ? 1 : 0)), levels: 5 };
		const plain = factorLogistic({ factors, covariates, events: y });
		const more = factorLogistic({ factors: [...factors, coarse], covariates, events: y });
		if (!plain.converged || !more.converged) throw new Error('no fit');
		expect(more.terms).toBe(plain.terms);
		more.fitted.forEach((p, i) => {
			expect(p).toBeCloseTo(plain.fitted[i] ?? NaN, 9);
		});
	});

	it('are the same whether equal cases share a row or not', () => {
		const { factors, y } = example(200, 9);
		const [one, two] = factors.map(({ codes }) => codes);
		const single = factorLogistic({ factors, covariates: [], events: y });
		const cells = Array.from({ length: 12 }, (_, cell) => {
			const own = y.filter((__, i) => (one?.[i] ?? 0) * 3 + (two?.[i] ?? 0) === cell);
			return { cases: own.length, events: own.reduce<number>((sum, each) => sum + each, 0) };
		});
		const grouped = factorLogistic({
			factors: [
				{ codes: cells.map((_, cell) => Math.floor(cell / 3)), levels: 4 },
				{ codes: cells.map((_, cell) => cell % 3), levels: 3 },
			],
			covariates: [],
			events: cells.map(({ events }) => events),
			cases: cells.map(({ cases }) => cases),
		});
		if (!single.converged || !grouped.converged) throw new Error('no fit');
		expect(grouped.deviance).toBeCloseTo(single.deviance, 8);
		single.fitted.forEach((p, i) => {
			expect(p).toBeCloseTo(grouped.fitted[(one?.[i] ?? 0) * 3 + (two?.[i] ?? 0)] ?? NaN, 9);
		});
	});

	it('reach 0 and 1 for levels with one outcome only', () => {
		const fit = factorLogistic({
			factors: [{ codes: [0, 1, 2, 3], levels: 4 }],
			covariates: [],
			events: [0, 3, 7, 5],
			cases: [6, 10, 10, 5],
		});
		if (!fit.converged) throw new Error(fit.notEstimable);
		[0, 0.3, 0.7, 1].forEach((share, row) => {
			expect(fit.fitted[row]).toBeCloseTo(share, 6);
		});
	});

	it('say why there are none', () => {
		expect(factorLogistic({ factors: [], covariates: [], events: [] })).toEqual({
			converged: false,
			notEstimable: 'There are no cases.',
		});
		expect(factorLogistic({ factors: [], covariates: [], events: [1, 1] })).toEqual({
			converged: false,
			notEstimable: 'All cases have the same outcome.',
		});
	});

	it('refuse the impossible', () => {
		const bad = (codes: number[], events = [0, 1]) =>
			factorLogistic({ factors: [{ codes, levels: 2 }], covariates: [], events });
		expect(() => bad([0, 2])).toThrow(/level 2 in row 1/);
		expect(() => bad([0])).toThrow(RangeError);
		expect(() => bad([0, 1], [0, 2])).toThrow(/2 events in 1 cases/);
		expect(() => factorLogistic({ factors: [], covariates: [[1, NaN]], events: [0, 1] })).toThrow(
			/covariate/,
		);
	});
});
