import { count, counted, percent, percentInterval, TOO_FEW } from '../../domain/format.ts';
import type { BesideShare } from './near-share.ts';

export { TOO_FEW };

/** What stands where no run has a known answer. */
export const NONE = 'no known outcome';

/** "34 % (32–36)"; empty where there is no share to show. */
export function shareText(share: BesideShare): string {
	return share.kind === 'shown' || share.kind === 'near'
		? `${percent(share.estimate)} (${percentInterval(share.lower, share.upper, { bare: true })})`
		: '';
}

/** "725 / 1,480"; of a suppressed share nothing, of an empty one "0 / 0". */
export function ofText(share: BesideShare): string {
	if (share.kind === 'hidden') return '';
	if (share.kind === 'near') return `${count(share.x)} / ${share.short}`;
	return share.kind === 'shown' ? `${count(share.x)} / ${count(share.n)}` : '0 / 0';
}

/** How many cases a share is of: "1,480", or a range. */
export function casesText(share: Extract<BesideShare, { kind: 'shown' | 'near' }>): string {
	return share.kind === 'near' ? share.of : count(share.n);
}

/** A share of any make that is not told, or not as it is. */
interface NotShown {
	readonly kind: 'near' | 'hidden' | 'empty';
}

/** What stands after "Discharged alive:", "725 of 1,480"; where that may not be told, for how many it is known. */
export function ofKnown(
	share: { readonly kind: 'shown'; readonly x: number; readonly n: number } | NotShown | undefined,
	known: number,
): string {
	return share?.kind === 'shown'
		? `${count(share.x)} of ${count(share.n)}`
		: `known for ${known === 0 ? 'none' : count(known)}`;
}

/** The words that stand in place of a dot; null where there is one. */
export function absence(share: BesideShare): string | null {
	if (share.kind === 'hidden') return TOO_FEW;
	return share.kind === 'empty' ? NONE : null;
}

/** "; 12 runs left out", or nothing; null stands for a number that may not be told. */
export function leftOutSentence(leftOut: number | null): string {
	if (leftOut === null) return `; left out: ${TOO_FEW}`;
	return leftOut === 0 ? '' : `; ${counted(leftOut, 'run', 'runs')} left out`;
}

/** A share in a sentence: "34 % (32–36 %), 725 of 1,480", or the words for its absence. */
export function shareSentence(share: BesideShare): string {
	if (share.kind === 'hidden' || share.kind === 'empty') return absence(share) ?? '';
	const { estimate, lower, upper, x } = share;
	return `${percent(estimate)} (${percentInterval(lower, upper)}), ${count(x)} of ${casesText(share)}`;
}
