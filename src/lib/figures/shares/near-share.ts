import { count, countBetween, NO_NUMBER } from '../../domain/format.ts';
import { isSmallCount, isSmallShare, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { wilson } from '../../stats/wilson.ts';
import type { PresentContext } from '../figure.ts';
import type { ShownShare } from './shown-share.ts';

/**
 * A share whose number of cases may not be told, because the number of runs stands beside it and the difference, those
 * left out, may not. Where those are 1 to 4, it follows from x and the runs alone: the share from the middle of what the
 * cases may be, its interval over all of that. Where more are, whose number would give another one away, it is rounded
 * to what is read.
 */
interface NearShare {
	readonly kind: 'near';
	readonly x: number;
	/** "5,010–5,013" where 1 to 4 are left out; a dash where only their neighbours are so few. */
	readonly of: string;
	/** The same shorter, for a drawing: "~5,010". */
	readonly short: string;
	readonly estimate: number;
	readonly lower: number;
	readonly upper: number;
}

/** A share beside a number of runs; hidden with its number of cases where even rounded shares would tell it. */
export type BesideShare = ShownShare | NearShare | { readonly kind: 'hidden'; readonly n: null };

/** Decimals of a share that are read as a percentage. */
function read(share: number): number {
	return Number(share.toFixed(share < 0.1 || share > 0.99 ? 3 : 2));
}

/** Runs of which 1 to 4 are left out, as a range; a dash where more are, whose number may not be told either. */
export function nearText(runs: number, n: number): string {
	return isSmallCount(runs - n) ? `${count(Math.max(0, runs - 4))}–${count(runs - 1)}` : NO_NUMBER;
}

/** Numbers that the cases might be for all a reader is told. */
function others(runs: number, n: number): number[] {
	return Array.from({ length: 8 }, (_, at) => n - 4 + at + Number(at >= 4)).filter(
		(other) => other > 0 && isSmallCount(runs - other) === isSmallCount(runs - n) && other <= runs,
	);
}

/** The fewest and the most cases there can be where 1 to 4 of some runs are left out. */
export function nearCases(runs: number): { readonly least: number; readonly most: number } {
	return { least: runs - 4, most: runs - 1 };
}

/** Would 1 to 4 be without the outcome, or might they, for all that is told of the cases? */
export function nearlyAll(x: number, runs: number): boolean {
	return nearCases(runs).least - x <= 4;
}

function fromTheMiddle(x: number, runs: number, level: number): readonly number[] | null {
	if (nearlyAll(x, runs)) return null;
	const { least, most } = nearCases(runs);
	const [{ lower }, { upper }] = [wilson(x, most, level), wilson(x, least, level)];
	return lower === null || upper === null ? null : [(2 * x) / (least + most), lower, upper];
}

/**
 * What rounded shares may stand for a number of cases that may not be told; null where even they would tell it.
 * @param shares of so many cases, for any number of them
 */
function rounded(
	runs: number,
	n: number,
	shares: (n: number) => readonly number[] | null,
): readonly number[] | null {
	const of = (cases: number): readonly number[] | null => shares(cases)?.map(read) ?? null;
	const own = of(n);
	const exact = shares(n);
	if (own === null || exact === null) return null;
	const wrong = own.some((one, at) => (one === 0 || one === 1) !== [0, 1].includes(exact[at] ?? 0));
	const alike = others(runs, n).some((other) => of(other)?.join() === own.join());
	return alike && !wrong ? own : null;
}

/**
 * A share beside its number of runs.
 * @param told may the number left out be told?
 */
export function besideRuns(
	share: ShownShare,
	runs: number,
	told: boolean,
	{ policy, confidenceLevel }: Pick<PresentContext, 'policy' | 'confidenceLevel'>,
): BesideShare {
	if (told || share.kind === 'empty') return share;
	if (share.kind === 'hidden') return { kind: 'hidden', n: null };
	const { x, n } = share;
	const few = isSmallCount(runs - n);
	const found = few
		? fromTheMiddle(x, runs, confidenceLevel)
		: rounded(runs, n, (cases) => limits(x, cases, policy, confidenceLevel));
	if (found === null) return { kind: 'hidden', n: null };
	const [estimate = 0, lower = 0, upper = 0] = found;
	const { least, most } = nearCases(runs);
	const short = few ? countBetween(least, most) : NO_NUMBER;
	return { kind: 'near', x, of: nearText(runs, n), short, estimate, lower, upper };
}

function limits(
	x: number,
	n: number,
	{ suppress }: SmallCellPolicy,
	level: number,
): readonly number[] | null {
	if (n < x || (suppress && isSmallShare(x, n))) return null;
	const { estimate, lower, upper } = wilson(x, n, level);
	return estimate === null || lower === null || upper === null ? null : [estimate, lower, upper];
}

/** What a chart draws of a share; null where it draws words. */
export function pointOf(
	share: BesideShare,
): { readonly estimate: number; readonly lower: number; readonly upper: number } | null {
	return share.kind === 'shown' || share.kind === 'near' ? share : null;
}
