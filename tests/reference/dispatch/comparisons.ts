import { chiSquareTable } from '../../../src/lib/stats/chi-square-table.ts';
import { describe } from '../../../src/lib/stats/describe.ts';
import { kruskalWallis } from '../../../src/lib/stats/kruskal-wallis.ts';
import { mannWhitney } from '../../../src/lib/stats/mann-whitney.ts';
import { pAdjust } from '../../../src/lib/stats/p-adjust.ts';
import {
	powerTwoProportions,
	sampleSizeTwoProportions,
	type TwoProportionDesign,
} from '../../../src/lib/stats/power-two-proportions.ts';
import {
	standardisedDifference,
	standardisedDifferenceOfCategories,
} from '../../../src/lib/stats/standardised-difference.ts';
import { tTest } from '../../../src/lib/stats/t-test.ts';
import { wilcoxonSignedRank } from '../../../src/lib/stats/wilcoxon-signed-rank.ts';
import { confidenceLevel, oneOf, type AdapterMap } from './adapter.ts';
import { matrix, number, numbers, optionalNumbers, strings, type Fields } from './columns.ts';

function designOf(input: Fields, options: Fields): TwoProportionDesign {
	return {
		p1: number(input, 'p1'),
		p2: number(input, 'p2'),
		alpha: number(input, 'alpha', 0.05),
		sides: oneOf(options, 'sides', ['two.sided', 'one.sided']),
		strict: options['strict'] === true,
	};
}

function standardised(input: Fields, options: Fields): unknown {
	const type = oneOf(options, 'type', ['continuous', 'binary', 'categorical']);
	const treat = numbers(input, 'treat');
	const weights = optionalNumbers(input, 'weights');
	const weighting = weights ? { weights } : {};
	if (type === 'categorical') {
		const values = strings(input, 'values');
		const levels = strings(input, 'levels');
		return standardisedDifferenceOfCategories({ values, levels, treat, ...weighting });
	}
	return standardisedDifference({ values: numbers(input, 'values'), treat, ...weighting }, type);
}

export const comparisons: AdapterMap = {
	describe: (input, options) =>
		describe(numbers(input, 'x'), {
			probs: optionalNumbers(options, 'probs') ?? [],
			confidenceLevel: confidenceLevel(options),
		}),
	't-test': (input, options) =>
		tTest(numbers(input, 'x'), numbers(input, 'y'), confidenceLevel(options)),
	'mann-whitney': (input, options) =>
		mannWhitney(numbers(input, 'x'), numbers(input, 'y'), confidenceLevel(options)),
	'wilcoxon-signed-rank': (input) => wilcoxonSignedRank(numbers(input, 'x'), numbers(input, 'y')),
	'kruskal-wallis': (input) => kruskalWallis(numbers(input, 'x'), strings(input, 'group')),
	'chisq-rxc': (input) => chiSquareTable(matrix(input, 'table')),
	'p-adjust': (input) => pAdjust(numbers(input, 'p')),
	'power-two-proportions': (input, options) =>
		oneOf(options, 'solveFor', ['n', 'power']) === 'power'
			? powerTwoProportions(designOf(input, options), number(input, 'n'))
			: sampleSizeTwoProportions(designOf(input, options), number(input, 'power')),
	smd: standardised,
};
