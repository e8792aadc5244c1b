import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import type { ExitRows } from '../../stats/survival/tabulate-exits.ts';

/** What had become of a group by some day. */
interface SoFar {
	readonly runs: number;
	/** Under observation just before the day's exits. */
	readonly atRisk: number;
	/** Who had left by then, by how: every end, and the censored. With those left they add up to `runs`. */
	readonly parts: readonly number[];
}

/** The same numbers as far as a row may show them; null where hidden. */
interface ShownSoFar {
	readonly atRisk: number | null;
	readonly parts: readonly (number | null)[];
}

/**
 * The small-cell rule for a row of a figure of time, in which counts of 1 to 4 could be had from shares, or by
 * subtraction from the runs of the group. A part of 1 to 4 is hidden, with its share, and the number at risk with it;
 * the whole row is, where even then the part could be only one number: those left are 0 or at least 5, since curves
 * stop before.
 * @param alike would the row read the same, had one fewer left by this part (by its place)? Asked where one more could
 * not have
 */
export function shownSoFar(
	{ runs, atRisk, parts }: SoFar,
	{ suppress }: SmallCellPolicy,
	alike: (part: number) => boolean,
): ShownSoFar {
	if (!suppress) return { atRisk, parts };
	const left = parts.reduce((rest, n) => rest - n, runs);
	const small = parts.flatMap((n, at) => (isSmallCount(n) ? [at] : []));
	const oneMore = (n: number): boolean =>
		isSmallCount(n + 1) && left > 1 && !isSmallCount(left - 1);
	const varies = (at: number): boolean => {
		const n = parts[at] ?? 0;
		return oneMore(n) || (n > 1 && !isSmallCount(left + 1) && alike(at));
	};
	if (isSmallCount(left) || !small.every(varies))
		return { atRisk: null, parts: parts.map(() => null) };
	return {
		atRisk: small.length > 0 || isSmallCount(atRisk) || isSmallCount(runs - atRisk) ? null : atRisk,
		parts: parts.map((n) => (isSmallCount(n) ? null : n)),
	};
}

/** Exits with one fewer of an end by a day: the last of them leaves a day later instead. */
export function withoutLast({ time, event, count }: ExitRows, end: number, day: number): ExitRows {
	let last = -1;
	for (let at = 0; at < time.length; at++) {
		const each = time[at] ?? Infinity;
		if (event[at] === end && each <= day && each >= (time[last] ?? 0)) last = at;
	}
	const counts = Array.from(time, (_, at) => (count?.[at] ?? 1) - (at === last ? 1 : 0));
	return {
		time: [...Array.from(time), day + 1],
		event: [...Array.from(event), 0],
		count: [...counts, last < 0 ? 0 : 1],
	};
}

/** What the small-cell rule does to the beginning of step curves. */
export const EARLY_STEPS_NOTE =
	'Curves and areas are not drawn while 1 to 4 have had the event, and go on with the fifth: a gap is no zero.';
