/**
 * The conventions every estimator keeps.
 *
 * An answer that does not exist (no cases, no events, a zero cell) is `null` in its column, and the result carries
 * `notEstimable`, a sentence saying why. Impossible input (NaN, a negative count, more events than cases) is a mistake of
 * the caller and throws a RangeError that names the value.
 */
export interface NotEstimable {
	/** Why the missing numbers of this result cannot be given; absent when all are there. */
	readonly notEstimable?: string;
}

/** An estimate with its interval, each `null` where it does not exist. */
export interface Interval extends NotEstimable {
	readonly estimate: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

/** The answer about a proportion when there is nobody to ask about. */
export const noCases = {
	estimate: null,
	lower: null,
	upper: null,
	notEstimable: 'there are no cases',
} as const satisfies Interval;

/** Which tail of a distribution is meant: P(X ≤ x) or P(X > x). */
export type Tail = 'lower' | 'upper';

/** Returns `value`; throws a RangeError unless it is a finite number. */
export function requireFinite(value: number, name: string): number {
	if (!Number.isFinite(value))
		throw new RangeError(`${name} must be a finite number, got ${value}`);
	return value;
}

/** Returns `value`; throws a RangeError unless it is a whole number of at least 0. */
export function requireCount(value: number, name: string): number {
	if (!Number.isInteger(value) || value < 0) {
		throw new RangeError(`${name} must be a whole number of at least 0, got ${value}`);
	}
	return value;
}

/** Returns `value`; throws a RangeError unless it lies in [0, 1]. */
export function requireProbability(value: number, name: string): number {
	if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie in [0, 1], got ${value}`);
	return value;
}

/** Returns `value`; throws a RangeError unless it lies strictly between 0 and 1, as a confidence level must. */
export function requireConfidenceLevel(value: number): number {
	if (!(value > 0 && value < 1)) {
		throw new RangeError(`confidence level must lie between 0 and 1, got ${value}`);
	}
	return value;
}

/** Returns `value`; throws a RangeError unless it is finite and greater than 0. */
export function requirePositive(value: number, name: string): number {
	if (!(value > 0 && value < Infinity)) {
		throw new RangeError(`${name} must be a finite number above 0, got ${value}`);
	}
	return value;
}

/** Returns `value`; throws a RangeError unless it is finite and at least 0. */
export function requireNonNegative(value: number, name: string): number {
	if (!(value >= 0 && value < Infinity)) {
		throw new RangeError(`${name} must be a finite number of at least 0, got ${value}`);
	}
	return value;
}

/** Returns `value`; throws a RangeError unless it can be a time since time zero: finite and at least 0. */
export function requireTime(value: number, name = 'time'): number {
	return requireNonNegative(value, name);
}

/** Throws a RangeError unless `events` of `total` is possible: whole numbers with 0 ≤ events ≤ total. */
export function requireEvents(events: number, total: number, name = 'events'): void {
	requireCount(events, name);
	requireCount(total, `number of cases behind ${name}`);
	if (events > total)
		throw new RangeError(`${name} must not exceed the ${total} cases, got ${events}`);
}

/** Throws a RangeError unless all columns have the length of the first. */
export function requireSameLength(columns: Readonly<Record<string, ArrayLike<unknown>>>): void {
	const lengths = Object.entries(columns).map(([name, column]) => ({
		name,
		length: column.length,
	}));
	const first = lengths[0];
	for (const { name, length } of lengths) {
		if (first && length !== first.length) {
			throw new RangeError(`${name} has ${length} values but ${first.name} has ${first.length}`);
		}
	}
}
