import { isSmallCount } from '../../domain/small-cell.ts';

/**
 * Stops a lesson whose figures would tell counts of 1 to 4, as small what-if registries have them.
 * Throws an error for the reader, with `what` as its beginning: "Its ECPR runs of children out of hospital".
 */
export function needsEnough(what: string, counts: readonly number[]): void {
	if (counts.some(isSmallCount))
		throw new Error(
			`${what} hold a group of 1 to 4, which is too few to be shown. This lesson needs more of them.`,
		);
}

/** Stops a lesson that has nobody to be about. Throws an error for the reader: "It has no ECPR run of …". */
export function needsSome(what: string, count: number): void {
	if (count === 0) throw new Error(`It has no ${what}, whom this lesson is about.`);
}
