import { gammaQuantile } from './distributions/gamma.ts';
import { normalCritical } from './distributions/normal.ts';

/** Lower and upper limit of an expected count. */
export interface CountLimits {
	readonly lower: number;
	readonly upper: number;
}

/** Exact limits of the expected count behind `events` (Garwood 1936). R: poisson.test(events)$conf.int. */
export function garwoodLimits(events: number, confidenceLevel: number): CountLimits {
	const half = (1 - confidenceLevel) / 2;
	return {
		lower: events === 0 ? 0 : gammaQuantile(half, events),
		upper: gammaQuantile(half, events + 1, 'upper'),
	};
}

/** Byar's approximate limits of the expected count behind `events`; the lower one is 0 where the formula falls below. */
export function byarLimits(events: number, confidenceLevel: number): CountLimits {
	const z = normalCritical(confidenceLevel);
	const more = events + 1;
	return {
		lower:
			events === 0
				? 0
				: Math.max(0, events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3),
		upper: more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3,
	};
}
