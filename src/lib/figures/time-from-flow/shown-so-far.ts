import { count, countBetween, interval } from '../../domain/format.ts';
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

/** How many are at risk: a number, or where 1 to 4 have left in some way the numbers it lies between; null where hidden. */
export type AtRisk = number | Between | null;

interface Between {
	readonly least: number;
	readonly most: number;
}

/** The same numbers as far as a row may show them; null where hidden. */
interface ShownSoFar {
	readonly atRisk: AtRisk;
	readonly parts: readonly (number | null)[];
}

/**
 * The small-cell rule for a row of a figure of time, in which counts of 1 to 4 could be had from shares, or by
 * subtraction from the runs of the group. A part of 1 to 4 is hidden, with its share, and the number at risk is told no
 * closer than that says; the whole row is hidden, where even then the part could be only one number: those left are 0 or at least 5, since curves
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
	// Each part that is hidden is 1 to 4: so much less than without them the number at risk is.
	const without = small.reduce((sum, at) => sum + (parts[at] ?? 0), atRisk);
	const about = {
		least: without - LARGEST_SMALL * small.length,
		most: without - small.length,
	};
	const hidden =
		isSmallCount(atRisk) ||
		isSmallCount(runs - atRisk) ||
		(small.length > 0 && about.least <= LARGEST_SMALL);
	return {
		atRisk: hidden ? null : small.length > 0 ? about : atRisk,
		parts: parts.map((n) => (isSmallCount(n) ? null : n)),
	};
}

/** The largest count that is hidden for being small. */
const LARGEST_SMALL = 4;

/** Is a number at risk told no closer than between two? */
export function isBetween(atRisk: AtRisk): boolean {
	return atRisk !== null && typeof atRisk !== 'number';
}

/** "1,422–1,425", or short "~1,420" for under an axis; `none` where hidden. */
export function atRiskText(atRisk: AtRisk, none: string, short = false): string {
	if (atRisk === null) return none;
	if (typeof atRisk === 'number') return count(atRisk);
	return short
		? countBetween(atRisk.least, atRisk.most)
		: interval(count(atRisk.least), count(atRisk.most));
}

/**
 * Exits as they would be known up to a day, had one fewer left by then in some way: the last who did leaves later
 * instead. All who leave after the day are one row, as nothing up to the day depends on when.
 */
export function withoutLast({ time, event, count }: ExitRows, end: number, day: number): ExitRows {
	const own: { time: number; event: number; count: number }[] = [];
	let last = -1;
	let later = 0;
	for (let at = 0; at < time.length; at++) {
		const each = { time: time[at] ?? 0, event: event[at] ?? 0, count: count?.[at] ?? 1 };
		if (each.time > day) later += each.count;
		else {
			if (each.event === end && each.time >= (own[last]?.time ?? 0)) last = own.length;
			own.push(each);
		}
	}
	const spared = own[last];
	if (spared !== undefined) {
		spared.count -= 1;
		later += 1;
	}
	own.push({ time: day + 1, event: 0, count: later });
	return {
		time: own.map((row) => row.time),
		event: own.map((row) => row.event),
		count: own.map((row) => row.count),
	};
}

/** What a number at risk looks like beside 1 to 4 who left in some way. */
export const AT_RISK_NOTE =
	'Where 1 to 4 have left in one of the ways, the number at risk is given as a range; under the drawing, from 1,000 on, as about how many (~).';

/** What the small-cell rule does to the beginning of step curves. */
export const EARLY_STEPS_NOTE =
	'Curves and areas are not drawn while 1 to 4 have had the event, and go on with the fifth: a gap is no zero.';
