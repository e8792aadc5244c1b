import { calibration } from '../../../src/lib/stats/models/calibration.ts';
import { cStatistic } from '../../../src/lib/stats/models/c-statistic.ts';
import { gComputation } from '../../../src/lib/stats/models/g-computation.ts';
import { iptw } from '../../../src/lib/stats/models/iptw.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';
import { confidenceLevel, oneOf, type AdapterMap } from './adapter.ts';
import {
	matrix,
	number,
	numbers,
	optionalNumbers,
	plain,
	strings,
	type Fields,
} from './columns.ts';

/** X with the columns at `X1cols` replaced. */
function changed(input: Fields, name: string): number[][] {
	const columns = numbers(input, 'X1cols');
	const replacement = matrix(input, name);
	return matrix(input, 'X').map((row, i) => {
		const copy = [...row];
		columns.forEach((column, k) => (copy[column] = replacement[i]?.[k] ?? Number.NaN));
		return copy;
	});
}

/** The format wants every key of a method, null where there is no answer. */
function allNull(keys: readonly string[]): Fields {
	return Object.fromEntries(keys.map((key) => [key, null]));
}

const gComputationKeys = [
	'risk1',
	'risk0',
	'rd',
	'rdSeDelta',
	'rdLower',
	'rdUpper',
	'rdSeIF',
	'rr',
	'logRrSeDelta',
	'rrLower',
	'rrUpper',
	'or',
	'conditionalOr',
];

const iptwKeys = [
	'psCoef',
	'ps',
	'weights',
	'ess1',
	'ess0',
	'mu1',
	'mu0',
	'rd',
	'rdSeHC0',
	'rdSeSurvey',
	'rdSeStacked',
	'rdLowerHC0',
	'rdUpperHC0',
	'rr',
	'logRrSeHC0',
	'or',
	'logOrSeHC0',
];

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
			{ confidenceLevel: confidenceLevel(options) },
		);
		return plain(fit.converged ? { ...fit, fitted: fit.fitted.slice(0, 25) } : fit);
	},
	'c-statistic': (input, options) =>
		cStatistic(numbers(input, 'score'), numbers(input, 'y'), {
			confidenceLevel: confidenceLevel(options),
		}),
	calibration: (input, options) =>
		calibration(numbers(input, 'p'), numbers(input, 'y'), {
			confidenceLevel: confidenceLevel(options),
			groups: number(options, 'groups', 10),
		}),
	'g-computation': (input, options) => {
		const result = gComputation(
			{
				X: matrix(input, 'X'),
				X1: changed(input, 'X1'),
				X0: changed(input, 'X0'),
				y: numbers(input, 'y'),
			},
			{ confidenceLevel: confidenceLevel(options) },
		);
		return result.notEstimable === undefined ? result : allNull(gComputationKeys);
	},
	iptw: (input, options) => {
		const [low, high] = optionalNumbers(options, 'truncate') ?? [];
		const result = iptw(
			{ X: matrix(input, 'X'), treat: numbers(input, 'treat'), y: numbers(input, 'y') },
			{
				confidenceLevel: confidenceLevel(options),
				weights: oneOf(options, 'weights', ['ate', 'stabilised', 'att', 'ate-truncated']),
				...(low === undefined || high === undefined ? {} : { truncate: [low, high] }),
			},
		);
		if (result.notEstimable !== undefined) return { ...allNull(iptwKeys), ...result };
		return plain({
			...result,
			ps: result.ps.slice(0, 20),
			weights: result.weights.slice(0, 20),
		});
	},
};
