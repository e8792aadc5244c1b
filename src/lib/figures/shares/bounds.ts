import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext } from '../figure.ts';
import type { Outcomes } from './outcomes.ts';

/**
 * A share that is only known to lie between two: survivors whose neurology was not recorded may all be
 * unfavourable, or all favourable. A share of those recorded would mislead, since favourable ones are recorded
 * more often.
 */
export type ShownBounds =
	| {
			readonly kind: 'shown';
			readonly low: { readonly x: number; readonly share: number };
			readonly high: { readonly x: number; readonly share: number };
			readonly n: number;
			readonly survivors: number;
			readonly notRecorded: number;
	  }
	| { readonly kind: 'hidden' }
	| { readonly kind: 'empty' };

/**
 * Bounds of favourable neurology over all runs with a known discharge status; the dead count as not favourable.
 * Hidden when one of the parts that the bounds give away (dead, favourable, unfavourable, not recorded) is 1 to 4.
 */
export function favourableBounds(
	{ discharged, survivors }: Outcomes,
	{ policy }: Pick<PresentContext, 'policy'>,
): ShownBounds {
	const { favourable, unfavourable, notRecorded } = survivors;
	const n = discharged.known;
	if (n === 0) return { kind: 'empty' };
	const parts = [n - discharged.yes, favourable, unfavourable, notRecorded];
	if (policy.suppress && parts.some(isSmallCount)) return { kind: 'hidden' };
	const bound = (x: number): { x: number; share: number } => ({ x, share: x / n });
	return {
		kind: 'shown',
		low: bound(favourable),
		high: bound(favourable + notRecorded),
		n,
		survivors: discharged.yes,
		notRecorded,
	};
}
