import { agrestiCoull } from '../../../src/lib/stats/agresti-coull.ts';
import { clopperPearson } from '../../../src/lib/stats/clopper-pearson.ts';
import { jeffreys } from '../../../src/lib/stats/jeffreys.ts';
import { wald } from '../../../src/lib/stats/wald.ts';
import { wilsonCorrected } from '../../../src/lib/stats/wilson-corrected.ts';
import { wilson } from '../../../src/lib/stats/wilson.ts';
import { confidenceLevel, type Adapter, type AdapterMap } from './adapter.ts';
import { number } from './columns.ts';

/** An adapter for an estimator of x events among n cases. */
function proportion(estimator: (x: number, n: number, level: number) => object): Adapter {
	return (input, options) =>
		estimator(number(input, 'x'), number(input, 'n'), confidenceLevel(options));
}

export const proportions: AdapterMap = {
	'prop-wilson': proportion(wilson),
	'prop-wilson-cc': proportion(wilsonCorrected),
	'prop-clopper-pearson': proportion(clopperPearson),
	'prop-agresti-coull': proportion(agrestiCoull),
	'prop-jeffreys': proportion(jeffreys),
	'prop-wald': proportion(wald),
};
