import type { Share } from '../../domain/small-cell.ts';
import type { PresentContext } from '../figure.ts';
import type { CentreCount } from '../centres/centre-counts.ts';
import { tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';

/** What may be shown of one centre. */
export interface CentreShares {
	readonly centre: string;
	/** Runs without a known outcome; null where their number may not be told. */
	readonly leftOut: number | null;
	readonly runs: ShownShare;
	/** Null where eligible arrests are not counted. */
	readonly eligible: ShownShare | null;
}

/** The shares of every centre and of all together, after the small-cell rule over runs and eligible arrests at once. */
export interface ShownCentres {
	readonly centres: readonly CentreShares[];
	readonly allRuns: ShownShare;
	readonly allEligible: ShownShare | null;
	/** Runs without a known outcome, of all centres. */
	readonly leftOut: ToldLeftOut;
}

const NOTHING: ShownShare = { kind: 'empty' };

/**
 * Applies the small-cell rule. Eligible arrests hold the runs, so arrests without a run are the difference of two numbers
 * on the page: a third list, though it is not drawn. Each list with its total keeps the rule, and a centre hidden in one
 * is hidden in all, so that none can be had from the other two.
 */
export function shownCentres(
	runs: readonly CentreCount[],
	eligible: readonly CentreCount[] | null,
	context: Pick<PresentContext, 'policy' | 'confidenceLevel'>,
): ShownCentres {
	const list = (cells: readonly Share[]) => shownShares(cells, [wholeGroup(cells.length)], context);
	if (eligible === null) {
		const { cells, totals } = list(runs.map(({ yes, known }) => ({ x: yes, n: known })));
		const leftOut = tellLeftOut(runs.map(openOf), context.policy);
		return {
			centres: runs.map((one, at) => ({
				centre: one.centre,
				leftOut: leftOut.rows[at] ?? null,
				runs: cells[at] ?? NOTHING,
				eligible: null,
			})),
			allRuns: totals[0] ?? NOTHING,
			allEligible: null,
			leftOut,
		};
	}
	const runsOf = new Map(runs.map((one) => [one.centre, one]));
	const own = eligible.map(({ centre }) => runsOf.get(centre) ?? NO_RUN);
	const leftOut = tellLeftOut(own.map(openOf), context.policy);
	const ofRuns = list(own.map(({ yes, known }) => ({ x: yes, n: known })));
	const ofAll = list(eligible.map(({ yes, known }) => ({ x: yes, n: known })));
	const ofRest = list(
		eligible.map(({ yes, known }, at) => ({
			x: yes - (own[at]?.yes ?? 0),
			n: known - (own[at]?.known ?? 0),
		})),
	);
	const hides = (lists: readonly (ShownShare | undefined)[]): boolean =>
		lists.some((share) => share?.kind === 'hidden');
	const hiddenTotal = hides([ofRuns.totals[0], ofAll.totals[0], ofRest.totals[0]]);
	const total = (share: ShownShare | undefined) => hiddenIf(hiddenTotal, share);
	return {
		centres: eligible.map(({ centre }, at) => {
			const hidden = hides([ofRuns.cells[at], ofAll.cells[at], ofRest.cells[at]]);
			return {
				centre,
				leftOut: leftOut.rows[at] ?? null,
				runs: hiddenIf(hidden, ofRuns.cells[at]),
				eligible: hiddenIf(hidden, ofAll.cells[at]),
			};
		}),
		allRuns: total(ofRuns.totals[0]),
		allEligible: total(ofAll.totals[0]),
		leftOut,
	};
}

const NO_RUN = { runs: 0, known: 0, yes: 0 } as const;

const openOf = ({ runs, known }: Pick<CentreCount, 'runs' | 'known'>): number => runs - known;

function hiddenIf(hidden: boolean, share: ShownShare | undefined): ShownShare {
	return hidden && share?.kind === 'shown' ? { kind: 'hidden', n: share.n } : (share ?? NOTHING);
}
