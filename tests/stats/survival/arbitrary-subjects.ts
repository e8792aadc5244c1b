import fc from 'fast-check';

/** Runs of a property: seeded, so that a failure is the same tomorrow. */
export const seeded = { seed: 20240611, numRuns: 200 };

/** One subject as drawn: few distinct times, so that ties are common. */
export interface DrawnSubject {
	readonly time: number;
	readonly event: number;
	readonly group: string;
	readonly stratum: string;
}

/** Subjects with times 0 to 12, outcomes 0 to `causes`, and labels for group and stratum. */
export function subjects(causes = 1, minLength = 1): fc.Arbitrary<DrawnSubject[]> {
	return fc.array(
		fc.record({
			time: fc.integer({ min: 0, max: 12 }),
			event: fc.integer({ min: 0, max: causes }),
			group: fc.constantFrom('a', 'b', 'c'),
			stratum: fc.constantFrom('x', 'y'),
		}),
		{ minLength, maxLength: 60 },
	);
}

/** The same subjects as columns. */
export function columns(drawn: readonly DrawnSubject[]) {
	return {
		time: drawn.map(({ time }) => time),
		event: drawn.map(({ event }) => event),
		group: drawn.map(({ group }) => group),
		strata: drawn.map(({ stratum }) => stratum),
	};
}

/** Every time from 0 to 12 with how many subjects leave at it in a given way: counted apart from the code under test. */
export function counted(drawn: readonly DrawnSubject[], outcome: number): number[] {
	return Array.from(
		{ length: 13 },
		(_, t) => drawn.filter(({ time, event }) => time === t && event === outcome).length,
	);
}

/** The times that `counted` counts at. */
export const everyTime = Array.from({ length: 13 }, (_, t) => t);
