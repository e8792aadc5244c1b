import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const wilsonCorrectedMethod = {
	id: 'wilson-cc',
	name: 'Wilson interval with continuity correction',
	question:
		'What share had the event, with an interval that almost never covers less than it says?',
	definition:
		'As the Wilson interval, with a correction of 1/(2n) towards the wider side, always in full. The lower limit is 0 at x = 0 and the upper 1 at x = n. R’s prop.test shrinks the correction where x = n/2.',
	references: [
		{
			citation: 'Newcombe RG. Stat Med 1998;17:857-872, method 4',
			doi: '10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E',
		},
	],
	rCall: 'prop.test(x, n, correct = TRUE)$conf.int',
	usedFor: 'Sensitivity checks of the Wilson interval.',
} as const satisfies MethodEntry;

/**
 * What share had the event? The score interval with the full continuity correction.
 *
 * @param x cases with the event
 * @param n cases in all, those with a missing answer left out
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n and limits within [0, 1]; nulls and a reason when n = 0
 * @throws RangeError for impossible counts or an impossible level
 * @see Newcombe 1998 method 4; R: prop.test(x, n, correct = TRUE) but where x = n/2
 */
export function wilsonCorrected(x: number, n: number, confidenceLevel = 0.95): Interval {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return noCases;
	const z = normalCritical(confidenceLevel);
	const lowerLimit = (events: number) => {
		if (events === 0) return 0;
		const spread = z * z - 2 - 1 / n + 4 * (events / n) * (n - events + 1);
		return Math.max(0, (2 * events + z * z - 1 - z * Math.sqrt(spread)) / (2 * (n + z * z)));
	};
	return { estimate: x / n, lower: lowerLimit(x), upper: 1 - lowerLimit(n - x) };
}
