import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireNonNegative,
	requireSameLength,
	type Interval,
} from './result.ts';

export const clusteredRateMethod = {
	id: 'clustered-rate',
	name: 'Rate of repeated events, clustered',
	question: 'How many events are recorded per unit of time, when one subject can have several?',
	definition:
		'All events over all time at risk. Events of one subject come together, so the standard error is the robust one of a Poisson model with an intercept and the logarithm of time as offset: the spread of each subject’s events about what the common rate gives for its time, times m/(m − 1) for m subjects. The interval is on the log scale with a normal quantile. With no events, or one subject, there is no interval.',
	formula: 'r = Σe/Σt; SE(log r) = √(m/(m − 1) Σ(e − r t)²)/Σe',
	references: [
		{ citation: 'Liang KY, Zeger SL. Biometrika 1986;73:13-22', doi: '10.1093/biomet/73.1.13' },
		{ citation: 'Cochran WG. Sampling Techniques. 3rd ed. Wiley 1977, chapter 6' },
		{
			citation: 'Zeileis A, Köll S, Graham N. J Stat Softw 2020;95(1):1-36',
			doi: '10.18637/jss.v095.i01',
		},
	],
	rCall:
		'fit <- glm(e ~ 1 + offset(log(t)), poisson); exp(coef(fit) + c(-1, 1) * qnorm(0.975) * sqrt(sandwich::vcovCL(fit, cluster = id, type = "HC0")))',
	usedFor: 'Recorded complications per 1,000 ECMO-hours.',
} as const satisfies MethodEntry;

/** One row a subject: its events and its time at risk, in any unit. */
export interface SubjectEvents {
	readonly events: ArrayLike<number>;
	readonly time: ArrayLike<number>;
}

/** The sums over subjects that the rate and its error need; subjects without events count too. */
export interface SubjectSums {
	readonly subjects: number;
	readonly events: number;
	readonly time: number;
	readonly eventsSquared: number;
	readonly eventsTime: number;
	readonly timeSquared: number;
}

/** A rate per unit of the time given, with the robust standard error of its logarithm. */
export interface ClusteredRate extends Interval {
	readonly seLog: number | null;
}

/**
 * How many events are recorded per unit of time, when one subject can have several?
 *
 * @param data a row for each subject, or the sums over them (from a query); missing left out before
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns rate, limits and standard error of the log rate; a rate of 0 has no limits, and nothing exists without time
 * @throws RangeError for negative or fractional counts, negative time or an impossible level
 * @see Liang & Zeger 1986; R: glm(poisson) with sandwich::vcovCL(type = "HC0")
 */
export function clusteredRate(
	data: SubjectEvents | SubjectSums,
	confidenceLevel = 0.95,
): ClusteredRate {
	requireConfidenceLevel(confidenceLevel);
	const sums = 'subjects' in data ? checkedSums(data) : sumsOf(data);
	const { subjects, events, time } = sums;
	if (time === 0) return without(null, 'there is no time at risk');
	const rate = events / time;
	if (events === 0) return without(rate, 'no event was recorded');
	if (subjects < 2) return without(rate, 'one subject shows no spread between subjects');
	// Never below 0 but by rounding, when every subject has exactly the common rate.
	const spread = Math.max(
		0,
		sums.eventsSquared - 2 * rate * sums.eventsTime + rate * rate * sums.timeSquared,
	);
	const seLog = Math.sqrt((subjects / (subjects - 1)) * spread) / events;
	const reach = normalCritical(confidenceLevel) * seLog;
	return {
		estimate: rate,
		lower: rate * Math.exp(-reach),
		upper: rate * Math.exp(reach),
		seLog,
	};
}

function without(estimate: number | null, notEstimable: string): ClusteredRate {
	return { estimate, lower: null, upper: null, seLog: null, notEstimable };
}

function sumsOf({ events, time }: SubjectEvents): SubjectSums {
	requireSameLength({ events, time });
	const sums = { events: 0, time: 0, eventsSquared: 0, eventsTime: 0, timeSquared: 0 };
	for (let row = 0; row < events.length; row++) {
		const e = requireCount(events[row] ?? NaN, 'events');
		const t = requireNonNegative(time[row] ?? NaN, 'time');
		sums.events += e;
		sums.time += t;
		sums.eventsSquared += e * e;
		sums.eventsTime += e * t;
		sums.timeSquared += t * t;
	}
	return { subjects: events.length, ...sums };
}

function checkedSums(sums: SubjectSums): SubjectSums {
	requireCount(sums.subjects, 'subjects');
	requireCount(sums.events, 'events');
	requireCount(sums.eventsSquared, 'squared events');
	requireNonNegative(sums.time, 'time');
	requireNonNegative(sums.eventsTime, 'events times time');
	requireNonNegative(sums.timeSquared, 'squared time');
	return sums;
}
