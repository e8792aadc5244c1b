import { wilson } from '../../../src/lib/stats/wilson.ts';
import { confidenceLevel, type Adapter, type AdapterMap } from './adapter.ts';
import { number } from './columns.ts';

/** An adapter for an estimator of x events among n cases. */
function proportion(estimator: (x: number, n: number, level: number) => object): Adapter {
	return (input, options) => ({
		...estimator(number(input, 'x'), number(input, 'n'), confidenceLevel(options)),
	});
}

export const proportions: AdapterMap = {
	'prop-wilson': proportion(wilson),
};
