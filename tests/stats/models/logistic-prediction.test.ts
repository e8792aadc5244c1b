import { expect, test } from 'vitest';
import { logisticPrediction } from '../../../src/lib/stats/models/logistic-prediction.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';

const Z = 1.959963984540054;

test('with an intercept alone it is the share with its Wald interval on the log-odds scale', () => {
	const fit = logistic({ X: [[1], [1]], y: [1, 0], weights: [30, 70] });
	if (!fit.converged) throw new Error(fit.notEstimable);
	const { estimate, lower, upper } = logisticPrediction(fit, [1]);
	const reach = Z * Math.sqrt(1 / 30 + 1 / 70);
	const odds = Math.log(30 / 70);
	expect(estimate).toBeCloseTo(0.3, 10);
	expect(lower).toBeCloseTo(1 / (1 + Math.exp(reach - odds)), 10);
	expect(upper).toBeCloseTo(1 / (1 + Math.exp(-reach - odds)), 10);
});

test('with one predictor of two values it gives back both shares', () => {
	const fit = logistic({
		X: [
			[1, 0],
			[1, 0],
			[1, 4],
			[1, 4],
		],
		y: [1, 0, 1, 0],
		weights: [10, 40, 25, 25],
	});
	if (!fit.converged) throw new Error(fit.notEstimable);
	expect(logisticPrediction(fit, [1, 0]).estimate).toBeCloseTo(0.2, 9);
	const other = logisticPrediction(fit, [1, 4]);
	expect(other.estimate).toBeCloseTo(0.5, 9);
	const reach = Z * Math.sqrt(1 / 25 + 1 / 25);
	expect(other.upper).toBeCloseTo(1 / (1 + Math.exp(-reach)), 9);
	expect(logisticPrediction(fit, [1, 2]).estimate).toBeCloseTo(1 / 3, 9);
});

test('another number of predictors is a mistake', () => {
	const fit = { coef: Float64Array.of(0, 1), vcov: [[1], [1]] };
	expect(() => logisticPrediction(fit, [1])).toThrow(RangeError);
});
