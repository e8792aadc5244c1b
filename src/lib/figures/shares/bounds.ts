import { count } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext } from '../figure.ts';
import { nearText, rounded } from './near-share.ts';
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
			/** Null where it may not be told; `of` then says what may be said: "5,010–5,013". */
			readonly n: number | null;
			readonly of: string;
			readonly survivors: number;
			readonly notRecorded: number;
	  }
	| { readonly kind: 'hidden' }
	| { readonly kind: 'empty' };

/**
 * Bounds of favourable neurology over all runs with a known discharge status; the dead count as not favourable.
 * Hidden when one of the parts that the bounds give away (dead, favourable, unfavourable, not recorded) is 1 to 4. Where
 * all runs stand beside them and 1 to 4 have no status yet, the number with one is not told, and the bounds are rounded.
 * @param beside does the number of runs stand beside them?
 */
export function favourableBounds(
	{ runs, discharged, survivors }: Outcomes,
	{ policy }: Pick<PresentContext, 'policy'>,
	beside = false,
): ShownBounds {
	const { favourable, unfavourable, notRecorded } = survivors;
	const n = discharged.known;
	if (n === 0) return { kind: 'empty' };
	const parts = [n - discharged.yes, favourable, unfavourable, notRecorded];
	if (policy.suppress && parts.some(isSmallCount)) return { kind: 'hidden' };
	const counts = [favourable, favourable + notRecorded];
	const near = beside && policy.suppress && isSmallCount(runs - n);
	const shares = near
		? rounded(runs, n, (cases) => (cases < discharged.yes ? null : counts.map((x) => x / cases)))
		: counts.map((x) => x / n);
	if (shares === null) return { kind: 'hidden' };
	const bound = (at: 0 | 1): { x: number; share: number } => ({
		x: counts[at] ?? 0,
		share: shares[at] ?? 0,
	});
	return {
		kind: 'shown',
		low: bound(0),
		high: bound(1),
		n: near ? null : n,
		of: near ? nearText(runs, n) : count(n),
		survivors: discharged.yes,
		notRecorded,
	};
}
