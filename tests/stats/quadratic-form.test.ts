import { describe, expect, it } from 'vitest';
import { quadraticForm } from '../../src/lib/stats/quadratic-form.ts';

describe('quadratic form', () => {
	it('is x′ V⁻¹ x', () => {
		// V⁻¹ = [[3, −1], [−1, 2]] / 5
		const covariance = [
			[2, 1],
			[1, 3],
		];
		expect(quadraticForm([1, 2], covariance)).toBeCloseTo((3 - 4 + 8) / 5, 14);
	});

	it('does not depend on the units of the scores', () => {
		const covariance = [
			[2e-12, 1e-3],
			[1e-3, 3e6],
		];
		expect(quadraticForm([1e-6, 2e3], covariance)).toBeCloseTo((3 - 4 + 8) / 5, 12);
	});

	it.each([
		['no scores', [], []],
		[
			'a score without variance',
			[1, 2],
			[
				[1, 0],
				[0, 0],
			],
		],
		[
			'scores that are the same',
			[1, 1],
			[
				[1, 1],
				[1, 1],
			],
		],
	])('is null with %s', (_, scores, covariance) => {
		expect(quadraticForm(scores, covariance)).toBeNull();
	});
});
