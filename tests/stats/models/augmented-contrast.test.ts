import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	augmentedScores,
	heterogeneity,
	normalLimits,
	scoreContrast,
	type AugmentedScores,
} from '../../../src/lib/stats/models/augmented-contrast.ts';
import { gComputation } from '../../../src/lib/stats/models/g-computation.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';
import { metaGeneric } from '../../../src/lib/stats/meta-analysis/meta-generic.ts';

/** Numbers from 0 to 1 that are the same in every run. */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

interface Cases {
	readonly group: number[];
	readonly z: number[];
	readonly treat: number[];
	readonly y: number[];
	/** Chance of the outcome if treated, and if not. */
	readonly truth: [number, number][];
}

/** Sicker cases (high z) are treated less often; treatment adds to the log-odds, less in group 2. */
function cases(n: number, seed: number): Cases {
	const random = numbersFrom(seed);
	const chance = (eta: number): number => 1 / (1 + Math.exp(-eta));
	const made: Cases = { group: [], z: [], treat: [], y: [], truth: [] };
	for (let i = 0; i < n; i++) {
		const group = Math.floor(random() * 3);
		const z = 2 * random() - 1;
		const treat = random() < chance(-0.3 - 1.4 * z + 0.4 * group) ? 1 : 0;
		const eta = -0.8 - 1.1 * z + 0.2 * group;
		const both = [chance(eta + (group === 2 ? 0.1 : 0.9)), chance(eta)] as [number, number];
		made.group.push(group);
		made.z.push(z);
		made.treat.push(treat);
		made.truth.push(both);
		made.y.push(random() < both[(1 - treat) as 0 | 1] ? 1 : 0);
	}
	return made;
}

function scoresOf({ group, z, treat, y }: Cases): AugmentedScores {
	const scores = augmentedScores({
		factors: [{ codes: group, levels: 3 }],
		covariates: [z],
		treat,
		y,
	});
	if (scores.notEstimable !== undefined) throw new Error(scores.notEstimable);
	return scores;
}

const rowsOf = (codes: readonly number[], code: number): number[] =>
	codes.flatMap((each, row) => (each === code ? [row] : []));

describe('augmented standardisation', () => {
	it('is what the formula gives from three dense logistic models', () => {
		const { group, z, treat, y } = cases(900, 7);
		const design = group.map((g, i) => [1, Number(g === 1), Number(g === 2), z[i] ?? 0]);
		const fitOn = (rows: readonly number[], of: readonly number[]) => {
			const fit = logistic({
				X: rows.map((row) => design[row] ?? []),
				y: rows.map((row) => of[row] ?? 0),
			});
			if (!fit.converged) throw new Error(fit.notEstimable);
			return design.map(
				(x) => 1 / (1 + Math.exp(-x.reduce((sum, v, j) => sum + v * (fit.coef[j] ?? 0), 0))),
			);
		};
		const e = fitOn([...y.keys()], treat);
		const m1 = fitOn(rowsOf(treat, 1), y);
		const m0 = fitOn(rowsOf(treat, 0), y);
		const scores = scoresOf({ group, z, treat, y, truth: [] });
		const expected = y.map((outcome, i) => {
			const [p = 0, one = 0, zero = 0] = [e[i], m1[i], m0[i]];
			return treat[i] === 1
				? [one + (outcome - one) / p, zero]
				: [one, zero + (outcome - zero) / (1 - p)];
		});
		expected.forEach(([one, zero], i) => {
			expect(scores.treated[i]).toBeCloseTo(one ?? NaN, 6);
			expect(scores.untreated[i]).toBeCloseTo(zero ?? NaN, 6);
		});
		expect(scores.terms).toBe(4);

		const rows = rowsOf(group, 2);
		const d = rows.map((row) => (expected[row]?.[0] ?? 0) - (expected[row]?.[1] ?? 0));
		const mean = d.reduce((sum, one) => sum + one, 0) / d.length;
		const sd = Math.sqrt(d.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (d.length - 1));
		const found = scoreContrast(scores, rows);
		expect(found?.rd).toBeCloseTo(mean, 6);
		expect(found?.rdSe).toBeCloseTo(sd / Math.sqrt(d.length), 6);
		expect(found?.n).toBe(rows.length);
		expect(found?.logRr).toBeCloseTo(Math.log((found?.risk1 ?? 0) / (found?.risk0 ?? 1)), 12);
	});

	it('agrees with plain standardisation where the outcome model is right', () => {
		const { group, z, treat, y } = cases(6000, 3);
		const design = (a: (i: number) => number) =>
			group.map((g, i) => [
				1,
				a(i),
				Number(g === 1),
				Number(g === 2),
				z[i] ?? 0,
				a(i) * Number(g === 1),
				a(i) * Number(g === 2),
				a(i) * (z[i] ?? 0),
			]);
		const plain = gComputation({
			X: design((i) => treat[i] ?? 0),
			X1: design(() => 1),
			X0: design(() => 0),
			y,
		});
		if (plain.notEstimable !== undefined) throw new Error(plain.notEstimable);
		const found = scoreContrast(scoresOf({ group, z, treat, y, truth: [] }));
		expect(Math.abs((found?.rd ?? 0) - plain.rd)).toBeLessThan(plain.rdSeIF / 4);
		expect((found?.rdSe ?? 0) / plain.rdSeIF).toBeGreaterThan(0.97);
		expect((found?.rdSe ?? 0) / plain.rdSeIF).toBeLessThan(1.1);
	});

	it('holds the truth in about 95 of 100 draws, overall and in a subgroup', () => {
		let [all, one] = [0, 0];
		const draws = 300;
		for (let draw = 0; draw < draws; draw++) {
			const drawn = cases(800, 11 + 97 * draw);
			const scores = scoresOf(drawn);
			const holds = (rows: number[]): number => {
				const truth =
					rows.reduce((sum, row) => {
						const [a = 0, b = 0] = drawn.truth[row] ?? [];
						return sum + a - b;
					}, 0) / rows.length;
				const found = scoreContrast(scores, rows);
				const { lower, upper } = normalLimits(found?.rd ?? NaN, found?.rdSe ?? NaN);
				return lower <= truth && truth <= upper ? 1 : 0;
			};
			all += holds([...drawn.y.keys()]);
			one += holds(rowsOf(drawn.group, 2));
		}
		for (const covered of [all, one]) {
			expect(covered / draws).toBeGreaterThan(0.91);
			expect(covered / draws).toBeLessThan(0.99);
		}
	});

	it('says why there is no answer', () => {
		const { group, z, y } = cases(50, 5);
		const none = augmentedScores({
			factors: [{ codes: group, levels: 3 }],
			covariates: [z],
			treat: y.map(() => 0),
			y,
		});
		expect(none.notEstimable).toMatch(/^Model of the treatment: /);
		expect(() =>
			augmentedScores({ factors: [], covariates: [], treat: [0, 2], y: [0, 1] }),
		).toThrow('treat is 2 in row 1');
		expect(scoreContrast(scoresOf(cases(200, 2)), [3])).toBeNull();
	});

	it('gives the same whatever the order of the cases', () => {
		const drawn = cases(300, 9);
		const forwards = scoreContrast(scoresOf(drawn));
		const backwards = scoreContrast(
			scoresOf({
				group: drawn.group.toReversed(),
				z: drawn.z.toReversed(),
				treat: drawn.treat.toReversed(),
				y: drawn.y.toReversed(),
				truth: [],
			}),
		);
		expect(backwards?.rd).toBeCloseTo(forwards?.rd ?? NaN, 8);
		expect(backwards?.rdSe).toBeCloseTo(forwards?.rdSe ?? NaN, 8);
	});
});

describe('heterogeneity', () => {
	it('is Cochran’s Q of a fixed-effect pooling', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						estimate: fc.double({ min: -1, max: 1, noNaN: true }),
						se: fc.double({ min: 0.01, max: 2, noNaN: true }),
					}),
					{ minLength: 2, maxLength: 8 },
				),
				(groups) => {
					const pooled = metaGeneric({
						yi: groups.map(({ estimate }) => estimate),
						vi: groups.map(({ se }) => se ** 2),
					});
					const found = heterogeneity(groups);
					expect(found?.df).toBe(groups.length - 1);
					expect((found?.q ?? NaN) - (pooled.Q ?? NaN)).toBeLessThan(1e-9 * (1 + (pooled.Q ?? 0)));
					expect(found?.p).toBeCloseTo(pooled.QP ?? NaN, 9);
				},
			),
		);
	});

	it('needs two groups', () => {
		expect(heterogeneity([{ estimate: 1, se: 0.1 }])).toBeNull();
		expect(
			heterogeneity([
				{ estimate: 1, se: 0.1 },
				{ estimate: 2, se: 0 },
			]),
		).toBeNull();
	});
});
