import { count } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext } from '../figure.ts';
import { nearCases, nearlyAll, nearText } from './near-share.ts';
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
			/** Survivors without a record; null where their number may not be told, for what is `few`. */
			readonly notRecorded: number | null;
			/** Which of the survivors are 1 to 4, so that the bounds are put a little further apart. */
			readonly few: Few | null;
	  }
	| { readonly kind: 'hidden' }
	| { readonly kind: 'empty' };

type Few = 'unfavourable' | 'not recorded';

/** Survivors other than the favourable ones that leave each part of 1 to 4 open: any number of 1 to 4, the rest more. */
const OPEN_TO_ALL = 9;

/**
 * Bounds of favourable neurology over all runs with a known discharge status; the dead count as not favourable.
 * Hidden when one of the parts that the bounds give away (dead, favourable, unfavourable, not recorded) is 1 to 4.
 *
 * Beside the number of runs, as on the overview, they are not hidden for the sake of a part that no reader asks for: of
 * 1 to 4 unfavourable survivors none is told apart from those without a record, 1 to 4 of whom count as 4, and where 1
 * to 4 have no status yet, each bound is taken from the end of what the cases may be that puts it further out.
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
	const near = beside && policy.suppress && isSmallCount(runs - n);
	const { least, most } = near ? nearCases(runs) : { least: n, most: n };
	const smallDead = near ? nearlyAll(discharged.yes, runs) : isSmallCount(n - discharged.yes);
	if (policy.suppress && (smallDead || isSmallCount(favourable))) return { kind: 'hidden' };
	const few = policy.suppress ? fewOf(unfavourable, notRecorded) : null;
	const open = beside && unfavourable + notRecorded >= OPEN_TO_ALL;
	if (few === 'both' || (few !== null && !open)) return { kind: 'hidden' };
	const high =
		few === 'unfavourable'
			? discharged.yes
			: favourable + (few === 'not recorded' ? LARGEST_FEW : notRecorded);
	return {
		kind: 'shown',
		low: { x: favourable, share: favourable / most },
		high: { x: high, share: high / least },
		n: near ? null : n,
		of: near ? nearText(runs, n) : count(n),
		survivors: discharged.yes,
		notRecorded: few === null ? notRecorded : null,
		few,
	};
}

const LARGEST_FEW = 4;

/** Which part of the survivors is 1 to 4. */
function fewOf(unfavourable: number, notRecorded: number): Few | 'both' | null {
	if (isSmallCount(unfavourable)) return isSmallCount(notRecorded) ? 'both' : 'unfavourable';
	return isSmallCount(notRecorded) ? 'not recorded' : null;
}
