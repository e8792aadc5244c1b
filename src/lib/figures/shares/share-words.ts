import { count, percent, percentInterval, TOO_FEW } from '../../domain/format.ts';
import type { ShownShare } from './shown-share.ts';

export { TOO_FEW };

/** What stands where no run has a known answer. */
export const NONE = 'no known outcome';

/** "34 % (32–36)"; empty where there is no share to show. */
export function shareText(share: ShownShare): string {
	return share.kind === 'shown'
		? `${percent(share.estimate)} (${percentInterval(share.lower, share.upper, { bare: true })})`
		: '';
}

/** "725 / 1,480"; of a suppressed share nothing, of an empty one "0 / 0". */
export function ofText(share: ShownShare): string {
	if (share.kind === 'hidden') return '';
	return share.kind === 'shown' ? `${count(share.x)} / ${count(share.n)}` : '0 / 0';
}

/** The words that stand in place of a dot; null where there is one. */
export function absence(share: ShownShare): string | null {
	if (share.kind === 'hidden') return TOO_FEW;
	return share.kind === 'empty' ? NONE : null;
}

/** A share in a sentence: "34 % (32–36 %), 725 of 1,480", or the words for its absence. */
export function shareSentence(share: ShownShare): string {
	if (share.kind !== 'shown') return absence(share) ?? '';
	const { estimate, lower, upper, x, n } = share;
	return `${percent(estimate)} (${percentInterval(lower, upper)}), ${count(x)} of ${count(n)}`;
}
