import { metaBinary } from '../../../src/lib/stats/meta-analysis/meta-binary.ts';
import { metaGeneric } from '../../../src/lib/stats/meta-analysis/meta-generic.ts';
import { confidenceLevel, oneOf, type AdapterMap } from './adapter.ts';
import { numbers } from './columns.ts';

export const metaAnalysis: AdapterMap = {
	'meta-binary': (input, options) =>
		metaBinary(
			{
				e1: numbers(input, 'e1'),
				n1: numbers(input, 'n1'),
				e0: numbers(input, 'e0'),
				n0: numbers(input, 'n0'),
			},
			{
				measure: oneOf(options, 'measure', ['RR', 'OR', 'RD']),
				excludeDoubleZero: options['excludeDoubleZero'] === true,
				confidenceLevel: confidenceLevel(options),
			},
		),
	'meta-generic': (input, options) =>
		metaGeneric(
			{ yi: numbers(input, 'yi'), vi: numbers(input, 'vi') },
			{ confidenceLevel: confidenceLevel(options) },
		),
};
