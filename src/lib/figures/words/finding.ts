import { hybridDifference } from '../../stats/newcombe-difference.ts';
import { percent, percentInterval } from '../../domain/format.ts';
import type { Interval } from '../../stats/result.ts';
import { wilson } from '../../stats/wilson.ts';

/** A group whose share may be shown, and so may be spoken of. */
export interface Compared {
	/** The stored value, for figures that name groups in their own way. */
	readonly level: string;
	readonly label: string;
	readonly x: number;
	readonly n: number;
}

/**
 * What may be said of how groups differ. `extremes`: a group that stands clear of every other, at either end.
 * `pair`: none does, yet some pairs stand clear of each other; the clearest of them.
 */
export type Finding =
	| {
			readonly kind: 'extremes';
			readonly highest: Compared | null;
			readonly lowest: Compared | null;
			readonly of: number;
	  }
	| { readonly kind: 'pair'; readonly higher: Compared; readonly lower: Compared }
	| { readonly kind: 'no clear difference' }
	| { readonly kind: 'nothing to compare' };

/** Pairs among some groups: how many differences a figure's reader may look for. */
export function pairsAmong(groups: number): number {
	return (groups * (groups - 1)) / 2;
}

/**
 * Which group may a title call highest or lowest? One whose difference from every other group excludes zero
 * by Newcombe's interval at the level Bonferroni asks for: 1 − (1 − confidence) / comparisons. That is at
 * least as strict as Holm's procedure, and unlike it yields intervals. Groups that are suppressed or missing
 * must not be handed in: a title may not tell what the chart hides.
 *
 * @param groups each with 0 ≤ x ≤ n; those without cases are passed over
 * @param confidenceLevel of the family of differences, 0 to 1
 * @param complete whether `groups` are all there are
 * @param comparisons pairs looked at in the whole figure; at least those among `groups`
 */
export function findingAmong(
	groups: readonly Compared[],
	confidenceLevel: number,
	complete: boolean,
	comparisons = pairsAmong(groups.length),
): Finding {
	const ordered = groups
		.filter((group) => group.n > 0)
		.toSorted((a, b) => b.x / b.n - a.x / a.n || a.label.localeCompare(b.label, 'en'));
	const [top] = ordered;
	const bottom = ordered.at(-1);
	if (top === undefined || bottom === undefined || ordered.length < 2)
		return { kind: 'nothing to compare' };
	const level = 1 - (1 - confidenceLevel) / Math.max(comparisons, pairsAmong(ordered.length));
	const lead = leadAt(level);
	if (complete) {
		const highest = ordered.slice(1).every((other) => lead(top, other) > 0) ? top : null;
		const lowest = ordered.slice(0, -1).every((other) => lead(other, bottom) > 0) ? bottom : null;
		if (highest !== null || lowest !== null)
			return { kind: 'extremes', highest, lowest, of: ordered.length };
	}
	let clearest = { higher: top, lower: bottom, by: lead(top, bottom) };
	ordered.forEach((higher, at) =>
		ordered.slice(at + 1).forEach((lower) => {
			const by = lead(higher, lower);
			if (by > clearest.by) clearest = { higher, lower, by };
		}),
	);
	return clearest.by > 0
		? { kind: 'pair', higher: clearest.higher, lower: clearest.lower }
		: { kind: 'no clear difference' };
}

/** How far one group lies above another at the least: the lower limit of Newcombe's interval of the difference. */
function leadAt(confidenceLevel: number): (one: Compared, other: Compared) => number {
	const limits = new Map<string, Interval>();
	const limitsOf = (x: number, n: number): Interval => {
		const key = `${x}/${n}`;
		const known = limits.get(key) ?? wilson(x, n, confidenceLevel);
		limits.set(key, known);
		return known;
	};
	return (one, other) =>
		hybridDifference({ e1: one.x, n1: one.n, e0: other.x, n0: other.n }, limitsOf).lower ?? 0;
}

/** "52 % (49–55)": a group's share with its Wilson interval, as a title says it. */
export function shareInTitle(confidenceLevel: number): (group: Compared) => string {
	return ({ x, n }) => {
		const { lower, upper } = wilson(x, n, confidenceLevel);
		return lower === null || upper === null
			? percent(x / n)
			: `${percent(x / n)} (${percentInterval(lower, upper, { bare: true })})`;
	};
}

/** How a group is named inside a sentence: "in hospital", "for sepsis". */
export type Naming = (group: Compared) => string;

/** A label as it stands within a sentence: its capital goes, unless it belongs to an abbreviation. */
export function inSentence(label: string): string {
	return /^[A-Z](?![A-Z0-9])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/**
 * A finding in words, without its subject: "highest for arrhythmia, 47 % (44–50), and lowest for trauma, 10 % (7–14)".
 * Null when there was nothing to compare.
 * @param share the reader's form of x of n, put after a name; null leaves it out
 */
export function sayFinding(
	finding: Finding,
	naming: Naming,
	share: ((group: Compared) => string) | null,
): string | null {
	const last = (group: Compared): string =>
		naming(group) + (share === null ? '' : `, ${share(group)}`);
	const first = (group: Compared): string => last(group) + (share === null ? '' : ',');
	switch (finding.kind) {
		case 'nothing to compare':
			return null;
		case 'no clear difference':
			return 'no clear difference';
		case 'pair':
			return `higher ${first(finding.higher)} than ${last(finding.lower)}`;
		case 'extremes': {
			const { highest, lowest } = finding;
			if (finding.of === 2 && highest !== null && lowest !== null)
				return `higher ${first(highest)} than ${last(lowest)}`;
			if (highest !== null && lowest !== null)
				return `highest ${first(highest)} and lowest ${last(lowest)}`;
			return highest !== null
				? `highest ${last(highest)}`
				: lowest === null
					? 'no clear difference'
					: `lowest ${last(lowest)}`;
		}
	}
}
