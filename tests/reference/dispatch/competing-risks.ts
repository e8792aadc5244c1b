import { aalenJohansen } from '../../../src/lib/stats/competing-risks/aalen-johansen.ts';
import { causeSpecificRates } from '../../../src/lib/stats/competing-risks/cause-specific-rates.ts';
import { grayTest } from '../../../src/lib/stats/competing-risks/gray-test.ts';
import { incidenceAt } from '../../../src/lib/stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../../src/lib/stats/competing-risks/incidence-limits.ts';
import { confidenceLevel, type AdapterMap } from './adapter.ts';
import { number, numbers, plain, strings } from './columns.ts';

export const competingRisks: AdapterMap = {
	'aalen-johansen': (input, options) => {
		const level = confidenceLevel(options);
		const curve = aalenJohansen({ time: numbers(input, 'time'), event: numbers(input, 'event') });
		const causes = incidenceAt(curve, numbers(input, 'at')).map((at) => {
			const plainLimits = incidenceLimits(at, 'plain', level);
			const log = incidenceLimits(at, 'log', level);
			const logLog = incidenceLimits(at, 'log-log', level);
			const gray = incidenceLimits({ cif: at.cif, se: at.seGray }, 'log-log', level);
			return {
				...at,
				lowerPlain: plainLimits.lower,
				upperPlain: plainLimits.upper,
				lowerLog: log.lower,
				upperLog: log.upper,
				lowerLogLog: logLog.lower,
				upperLogLog: logLog.upper,
				lowerLogLogGray: gray.lower,
				upperLogLogGray: gray.upper,
			};
		});
		return plain({ causes });
	},
	'cause-specific-rates': (input, options) => ({
		rows: causeSpecificRates(
			{
				time: numbers(input, 'time'),
				event: numbers(input, 'event'),
				...(input['group'] == null ? {} : { group: strings(input, 'group') }),
			},
			{ confidenceLevel: confidenceLevel(options) },
		),
	}),
	'gray-test': (input, options) => ({
		tests: grayTest(
			{
				time: numbers(input, 'time'),
				event: numbers(input, 'event'),
				group: strings(input, 'group'),
				...(input['strata'] == null ? {} : { strata: strings(input, 'strata') }),
			},
			{ rho: number(options, 'rho', 0) },
		),
	}),
};
