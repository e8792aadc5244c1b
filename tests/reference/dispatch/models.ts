import { logistic } from '../../../src/lib/stats/models/logistic.ts';
import { confidenceLevel, type AdapterMap } from './adapter.ts';
import { matrix, numbers, optionalNumbers, plain, strings } from './columns.ts';

export const models: AdapterMap = {
	logistic: (input, options) => {
		const weights = optionalNumbers(input, 'weights');
		const fit = logistic(
			{
				names: strings(input, 'names'),
				X: matrix(input, 'X'),
				y: numbers(input, 'y'),
				...(weights ? { weights } : {}),
			},
			{ confLevel: confidenceLevel(options) },
		);
		return plain(fit.converged ? { ...fit, fitted: fit.fitted.slice(0, 25) } : fit);
	},
};
