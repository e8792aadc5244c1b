import { cochranArmitage } from '../../../src/lib/stats/cochran-armitage.ts';
import {
	funnelLimitsForEventRatio,
	funnelLimitsForShare,
} from '../../../src/lib/stats/funnel-limits.ts';
import { mantelHaenszel } from '../../../src/lib/stats/mantel-haenszel.ts';
import { poissonRate } from '../../../src/lib/stats/poisson-rate.ts';
import { rateRatio } from '../../../src/lib/stats/rate-ratio.ts';
import { standardisedEventRatio } from '../../../src/lib/stats/standardised-event-ratio.ts';
import { standardisedRate } from '../../../src/lib/stats/standardised-rate.ts';
import { standardisedRisk, type RiskStandard } from '../../../src/lib/stats/standardised-risk.ts';
import type { Strata } from '../../../src/lib/stats/strata.ts';
import { confidenceLevel, oneOf, type AdapterMap } from './adapter.ts';
import { number, numbers, type Fields } from './columns.ts';

function strataOf(input: Fields): Strata {
	return {
		e1: numbers(input, 'e1'),
		n1: numbers(input, 'n1'),
		e0: numbers(input, 'e0'),
		n0: numbers(input, 'n0'),
	};
}

/** Whose mix of cases: a word or numbers, among the options or the input. */
function standardOf(input: Fields, options: Fields): RiskStandard {
	const holder = options['standard'] === undefined ? input : options;
	return Array.isArray(holder['standard'])
		? numbers(holder, 'standard')
		: oneOf(holder, 'standard', ['total', 'group1', 'group0']);
}

export const strataAndRates: AdapterMap = {
	'mh-stratified': (input, options) => mantelHaenszel(strataOf(input), confidenceLevel(options)),
	'standardise-risk': (input, options) =>
		standardisedRisk(strataOf(input), {
			standard: standardOf(input, options),
			confidenceLevel: confidenceLevel(options),
		}),
	'standardise-rate': (input, options) =>
		standardisedRate(
			{
				events: numbers(input, 'events'),
				personTime: numbers(input, 'personTime'),
				standard: numbers(input, 'standard'),
			},
			confidenceLevel(options),
		),
	'cochran-armitage': (input) =>
		cochranArmitage(numbers(input, 'events'), numbers(input, 'n'), numbers(input, 'scores')),
	'poisson-rate': (input, options) =>
		poissonRate(number(input, 'events'), number(input, 'personTime'), confidenceLevel(options)),
	'rate-ratio': (input, options) =>
		rateRatio(
			{
				x1: number(input, 'x1'),
				t1: number(input, 't1'),
				x0: number(input, 'x0'),
				t0: number(input, 't0'),
			},
			confidenceLevel(options),
		),
	smr: (input, options) =>
		standardisedEventRatio(
			number(input, 'observed'),
			number(input, 'expected'),
			confidenceLevel(options),
		),
	'funnel-binomial': (input) => funnelLimitsForShare(number(input, 'target'), numbers(input, 'n')),
	'funnel-smr': (input) =>
		funnelLimitsForEventRatio(number(input, 'target'), numbers(input, 'expected')),
};
