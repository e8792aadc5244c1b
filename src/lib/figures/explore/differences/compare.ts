import { isSmallShare, suppressCounts } from '../../../domain/small-cell.ts';
import { mantelHaenszel } from '../../../stats/mantel-haenszel.ts';
import { newcombeDifference } from '../../../stats/newcombe-difference.ts';
import type { PresentContext } from '../../figure.ts';
import { shownShares, wholeGroup, type ShownShare } from '../../shares/shown-share.ts';
import { tellLeftOut } from '../../flow/left-out.ts';
import type { ShareCell } from '../result.ts';

/** A difference of shares with its interval. */
export interface Difference {
	readonly estimate: number;
	readonly lower: number;
	readonly upper: number;
}

/** A group against the reference. */
export interface Compared {
	readonly group: string;
	readonly share: ShownShare;
	/** Group less reference, over all with a known outcome; null where it may not or cannot be said. */
	readonly crude: Difference | null;
	/** The same within strata, over those compared. */
	readonly adjusted: Difference | null;
	/** Where zero lies by the adjusted interval, widened for all groups: −1 above it, 1 below it, 0 within. */
	readonly clear: -1 | 0 | 1;
	/** With a known outcome, of the group: compared, alone in their stratum, and of unknown stratum; null where hidden. */
	readonly used: number | null;
	readonly alone: number | null;
	readonly unplaced: number | null;
	/** With a known outcome, of the reference: compared; null where hidden. */
	readonly usedOfReference: number | null;
	readonly strata: number;
	readonly hidden: boolean;
}

/** All groups against the largest one. */
export interface Comparison {
	readonly reference: { readonly group: string; readonly share: ShownShare } | null;
	readonly groups: readonly Compared[];
	/** With a known outcome, of all groups but the reference: compared; null where hidden. */
	readonly used: number | null;
}

interface Counts {
	readonly known: number;
	readonly yes: number;
}

/** A comparison with its numbers before the small-cell rule. */
interface Counted {
	readonly count: number;
	readonly used: number;
	readonly compared: Compared;
}

const NOBODY: Counts = { known: 0, yes: 0 };

function added(one: Counts, other: Counts): Counts {
	return { known: one.known + other.known, yes: one.yes + other.yes };
}

function rest(all: Counts, part: Counts): Counts {
	return { known: all.known - part.known, yes: all.yes - part.yes };
}

/** Counts of each group: all of them, and stratum by stratum; null is the unknown stratum. */
function counted(cells: readonly ShareCell[]) {
	const all = new Map<string, Counts>();
	const within = new Map<string, Map<string | null, Counts>>();
	for (const { group, stratum, known, yes } of cells) {
		if (group === null) continue;
		const key = stratum.includes(null) ? null : stratum.join(' ');
		const own = within.get(group) ?? new Map<string | null, Counts>();
		within.set(group, own);
		own.set(key, added(own.get(key) ?? NOBODY, { known, yes }));
		all.set(group, added(all.get(group) ?? NOBODY, { known, yes }));
	}
	return { all, within };
}

/** Both groups in each stratum that has a name. */
function strataOf(
	one: ReadonlyMap<string | null, Counts>,
	other: ReadonlyMap<string | null, Counts>,
): readonly { readonly own: Counts; readonly reference: Counts }[] {
	const keys = [...new Set([...one.keys(), ...other.keys()])].filter((key) => key !== null);
	return keys.map((key) => ({
		own: one.get(key) ?? NOBODY,
		reference: other.get(key) ?? NOBODY,
	}));
}

/**
 * How do groups differ from the largest of them once cases are compared only within their stratum? Mantel-Haenszel
 * differences of shares with Sato's intervals. Strata with one side alone say nothing and drop out, and so do cases
 * whose stratum is unknown.
 *
 * What the shares hide stays hidden, and so is a difference to which 1 to 4 cases with or without the outcome
 * contributed on either side, or were left out where a single stratum is compared.
 * @param order of the groups in the answer
 */
export function compareWithin(
	cells: readonly ShareCell[],
	order: readonly string[],
	context: PresentContext,
): Comparison {
	const { confidenceLevel, policy } = context;
	const { all, within } = counted(cells);
	const names = order.filter((group) => (all.get(group)?.known ?? 0) > 0);
	const counts = names.map((group) => all.get(group) ?? NOBODY);
	const { cells: shares } = shownShares(
		counts.map(({ yes, known }) => ({ x: yes, n: known })),
		[wholeGroup(counts.length)],
		context,
	);
	const most = Math.max(...counts.map(({ known }) => known));
	const first = counts.findIndex(({ known }) => known === most);
	const [name, base, baseShare] = [names[first], counts[first], shares[first]];
	if (name === undefined || base === undefined || baseShare === undefined)
		return { reference: null, groups: [], used: 0 };
	const inReference = within.get(name) ?? new Map<string | null, Counts>();
	const widened = 1 - (1 - confidenceLevel) / Math.max(1, names.length - 1);

	const groups = names.flatMap((group, at): Counted[] => {
		const share = shares[at];
		const count = counts[at];
		if (at === first || share === undefined || count === undefined) return [];
		const own = within.get(group) ?? new Map<string | null, Counts>();
		const strata = strataOf(own, inReference);
		const shared = strata.filter((one) => one.own.known > 0 && one.reference.known > 0);
		const used = shared.reduce((sum, one) => added(sum, one.own), NOBODY);
		const usedOfReference = shared.reduce((sum, one) => added(sum, one.reference), NOBODY);
		const unplaced = own.get(null)?.known ?? 0;
		// One stratum alone gives its counts away, and so those of the cases left out.
		const seen = [
			used,
			usedOfReference,
			...(shared.length === 1 ? [rest(count, used), rest(base, usedOfReference)] : []),
		];
		const small = policy.suppress && seen.some(({ yes, known }) => isSmallShare(yes, known));
		const crudeHidden = share.kind !== 'shown' || baseShare.kind !== 'shown';
		const hidden = crudeHidden || small;
		const columns = {
			e1: shared.map((one) => one.own.yes),
			n1: shared.map((one) => one.own.known),
			e0: shared.map((one) => one.reference.yes),
			n0: shared.map((one) => one.reference.known),
		};
		const adjusted = hidden ? null : pooled(columns, confidenceLevel);
		const wide = adjusted === null ? null : pooled(columns, widened);
		const told = (parts: readonly number[]): readonly (number | null)[] =>
			suppressCounts(parts, policy).cells.map((state, part) =>
				state === 'shown' ? (parts[part] ?? null) : null,
			);
		const [compared = null, alone = null, placeless = null] = told([
			used.known,
			count.known - used.known - unplaced,
			unplaced,
		]);
		const [comparedOfReference = null] = told([
			usedOfReference.known,
			base.known - usedOfReference.known,
		]);
		return [
			{
				count: count.known,
				used: used.known,
				compared: {
					group,
					share,
					crude: crudeHidden
						? null
						: complete(
								newcombeDifference(
									{ e1: count.yes, n1: count.known, e0: base.yes, n0: base.known },
									confidenceLevel,
								),
							),
					adjusted,
					clear: wide === null ? 0 : wide.lower > 0 ? 1 : wide.upper < 0 ? -1 : 0,
					used: compared,
					alone,
					unplaced: placeless,
					usedOfReference: comparedOfReference,
					strata: shared.length,
					hidden,
				},
			},
		];
	});
	// What is left out of each group is the rest of its number, and so are all of them together.
	const dropped = tellLeftOut(
		groups.map(({ count, used }) => count - used),
		policy,
	);
	return {
		reference: { group: name, share: baseShare },
		groups: groups.map(({ compared }, at) =>
			dropped.rows[at] === null ? { ...compared, used: null } : compared,
		),
		used: dropped.told ? groups.reduce((sum, { used }) => sum + used, 0) : null,
	};
}

function complete(interval: {
	readonly estimate: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}): Difference | null {
	const { estimate, lower, upper } = interval;
	return estimate === null || lower === null || upper === null ? null : { estimate, lower, upper };
}

function pooled(columns: Parameters<typeof mantelHaenszel>[0], level: number): Difference | null {
	const { rd, rdLowerSato, rdUpperSato } = mantelHaenszel(columns, level);
	return complete({ estimate: rd, lower: rdLowerSato, upper: rdUpperSato });
}
