import { ln } from '../mathematics.ts';
import { COURSE_HAZARDS, LAST_HOUR, type RunKind, type Steps } from '../parameters/course.ts';

/** A stretch of hours over which the three hazards of a kind of run do not change. */
export interface Stretch {
	readonly from: number;
	/** First hour after it. */
	readonly to: number;
	readonly death: number;
	readonly wean: number;
	readonly bridge: number;
}

function at(steps: Steps, hour: number): number {
	let value = 0;
	for (const [from, perHour] of steps) if (hour >= from) value = perHour;
	return value;
}

function stretches(kind: RunKind): readonly Stretch[] {
	const { death, wean, bridge } = COURSE_HAZARDS[kind];
	const starts = [...new Set([...death, ...wean, ...bridge].map(([from]) => from))].sort(
		(a, b) => a - b,
	);
	return starts.map((from, i) => ({
		from,
		to: starts[i + 1] ?? LAST_HOUR,
		death: at(death, from),
		wean: at(wean, from),
		bridge: at(bridge, from),
	}));
}

/** Hours 0 to 720 cut where a hazard changes, for each kind of run. */
export const STRETCHES: Readonly<Record<RunKind, readonly Stretch[]>> = {
	child: stretches('child'),
	singleVentricle: stretches('singleVentricle'),
	adultOhca: stretches('adultOhca'),
	adultIhca: stretches('adultIhca'),
};

/** ln(1 - p): the log-probability that nothing happens in an hour. */
export function logQuiet(perHour: number): number {
	return perHour >= 1 ? -Infinity : ln(1 - perHour);
}
