import { newcombeDifference } from '../../../src/lib/stats/newcombe-difference.ts';
import type { TwoGroups } from '../../../src/lib/stats/two-groups.ts';
import { confidenceLevel, type Adapter, type AdapterMap } from './adapter.ts';
import { number, type Fields } from './columns.ts';

function groupsOf(input: Fields): TwoGroups {
	return {
		e1: number(input, 'e1'),
		n1: number(input, 'n1'),
		e0: number(input, 'e0'),
		n0: number(input, 'n0'),
	};
}

/** An adapter for an estimator of two groups. */
function comparison(estimator: (groups: TwoGroups, level: number) => object): Adapter {
	return (input, options) => ({ ...estimator(groupsOf(input), confidenceLevel(options)) });
}

export const twoProportions: AdapterMap = {
	'rd-newcombe': comparison(newcombeDifference),
};
