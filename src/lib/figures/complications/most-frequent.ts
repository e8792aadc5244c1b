import { wilson } from '../../stats/wilson.ts';
import type { ShownShare } from '../shares/shown-share.ts';

/**
 * Which of several shares of the same runs is clearly the highest? The one whose Wilson interval lies above all
 * others when each has the level Bonferroni asks for, 1 − (1 − confidence) / shares: intervals that hold together
 * whatever the dependence, which shares of the same runs need. Null when there is none, or when a share is hidden.
 */
export function clearlyHighest(
	shares: readonly ShownShare[],
	confidenceLevel: number,
): number | null {
	const level = 1 - (1 - confidenceLevel) / Math.max(1, shares.length);
	const limits = shares.map((share) =>
		share.kind === 'shown' ? wilson(share.x, share.n, level) : null,
	);
	if (limits.length < 2 || limits.includes(null)) return null;
	const at = limits.findIndex((one, index) =>
		limits.every((other, place) => place === index || (one?.lower ?? 0) > (other?.upper ?? 1)),
	);
	return at < 0 ? null : at;
}
