import { chiSquare2x2 } from '../../../src/lib/stats/chi-square-2x2.ts';
import { eValue } from '../../../src/lib/stats/e-value.ts';
import { fisherExact } from '../../../src/lib/stats/fisher-exact.ts';
import { miettinenNurminen } from '../../../src/lib/stats/miettinen-nurminen.ts';
import { newcombeCorrectedDifference } from '../../../src/lib/stats/newcombe-corrected-difference.ts';
import { newcombeDifference } from '../../../src/lib/stats/newcombe-difference.ts';
import { numberNeededToTreat } from '../../../src/lib/stats/number-needed-to-treat.ts';
import { oddsRatio } from '../../../src/lib/stats/odds-ratio.ts';
import { riskRatio } from '../../../src/lib/stats/risk-ratio.ts';
import type { TwoGroups } from '../../../src/lib/stats/two-groups.ts';
import { twoProportionZ } from '../../../src/lib/stats/two-proportion-z.ts';
import { waldDifference } from '../../../src/lib/stats/wald-difference.ts';
import { confidenceLevel, oneOf, type Adapter, type AdapterMap } from './adapter.ts';
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
	return (input, options) => estimator(groupsOf(input), confidenceLevel(options));
}

/** An adapter for a ratio, which has a rule for zero cells. */
function ratio(estimator: typeof riskRatio): Adapter {
	return (input, options) =>
		estimator(groupsOf(input), {
			confidenceLevel: confidenceLevel(options),
			correction: oneOf(options, 'correction', ['none', 'if-zero', 'always']),
		});
}

function limit(input: Fields, key: string): number | null {
	return input[key] == null ? null : number(input, key);
}

export const twoProportions: AdapterMap = {
	'rd-newcombe': comparison(newcombeDifference),
	'rd-newcombe-cc': comparison(newcombeCorrectedDifference),
	'rd-wald': comparison(waldDifference),
	'rd-miettinen-nurminen': comparison(miettinenNurminen),
	'rr-katz': ratio(riskRatio),
	'or-woolf': ratio(oddsRatio),
	'fisher-exact': comparison(fisherExact),
	'chisq-2x2': (input) => chiSquare2x2(groupsOf(input)),
	'two-proportion-ztest': (input) => twoProportionZ(groupsOf(input)),
	nnt: (input, options) =>
		numberNeededToTreat(groupsOf(input), {
			confidenceLevel: confidenceLevel(options),
			rdMethod: oneOf(options, 'rdMethod', ['newcombe', 'wald']),
			eventIs: oneOf(options, 'eventIs', ['good', 'bad']),
		}),
	'e-value': (input, options) =>
		eValue(
			{
				estimate: number(input, 'estimate'),
				lower: limit(input, 'lower'),
				upper: limit(input, 'upper'),
			},
			oneOf(options, 'measure', ['RR', 'OR-rare', 'OR-common', 'HR-rare', 'HR-common']),
		),
};
