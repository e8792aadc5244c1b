import { count, percent, percentInterval } from '../../domain/format.ts';
import { isSmallCount, suppressShares, type CellState } from '../../domain/small-cell.ts';
import { wilson } from '../../stats/wilson.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { groupingDraws, groupingOf, groupLabel } from '../grouping/groupings.ts';
import { shareColumns, shareValues } from '../shares/share-table.ts';
import { absence, TOO_FEW } from '../shares/share-words.ts';
import type { ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { ageClassLabel, clickOn } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { unlinkedGroups } from '../words/unlinked.ts';
import { shownBy, type NeurologyResult } from './neurological-outcome.ts';
import { segmentsOf, type Show } from './segments.ts';

export interface DrawnBar {
	readonly label: string;
	readonly heading: string | null;
	readonly runs: number;
	readonly role: 'level' | 'total';
	readonly filter: TableValue['filter'] | null;
	/** One per segment of `segmentsOf`. */
	readonly shares: readonly ShownShare[];
	readonly range: FavourableRange | null;
}

export interface NeurologicalOutcomeDrawn {
	readonly show: Show;
	readonly bars: readonly DrawnBar[];
}

type Bar = NeurologyResult['bars'][number];

function sumOf(bars: readonly Bar[]): Bar {
	const [first] = bars;
	return {
		ageClass: null,
		level: null,
		counts: (first?.counts ?? []).map((_, at) =>
			bars.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
		),
		favourable: bars.reduce((sum, { favourable }) => sum + favourable, 0),
		unfavourable: bars.reduce((sum, { unfavourable }) => sum + unfavourable, 0),
	};
}

const total = ({ counts }: Bar): number => counts.reduce((sum, n) => sum + n, 0);

/** Least and greatest share that may have been favourable, over all runs of a bar; null where it may not be said. */
export interface FavourableRange {
	readonly low: number;
	readonly high: number;
}

/** Whoever is known neither as dead nor as unfavourable may be favourable; so may the unfavourable, where they may not be told. */
function rangeOf(
	{ favourable, unfavourable, ...bar }: Bar,
	shares: readonly ShownShare[],
	show: Show,
	{ policy }: PresentContext,
): FavourableRange | null {
	const segments = segmentsOf(show);
	const isTold = (id: string): boolean =>
		shares[segments.findIndex((segment) => segment.id === id)]?.kind === 'shown';
	const told = segments.every(
		({ id }) => ['open', 'not recorded', 'unfavourable'].includes(id) || isTold(id),
	);
	const few = (one: number): boolean => policy.suppress && isSmallCount(one);
	// Categories add up to both, so that there both must be told.
	if (!told || few(favourable) || (show === 'categories' && few(unfavourable))) return null;
	const n = bar.counts.reduce((sum, one) => sum + one, 0);
	const dead = bar.counts[segments.findIndex(({ id }) => id === 'died')] ?? 0;
	const not = show === 'categories' || isTold('unfavourable') ? unfavourable : 0;
	return { low: favourable / n, high: (n - dead - not) / n };
}

/** "22–37 %", or the words for its absence. */
export function rangeText(range: FavourableRange | null): string {
	return range === null ? TOO_FEW : percentInterval(range.low, range.high);
}

function shareOf(x: number, n: number, state: CellState | undefined, level: number): ShownShare {
	if (n === 0) return { kind: 'empty' };
	if (state !== 'shown') return { kind: 'hidden', n };
	const { estimate, lower, upper } = wilson(x, n, level);
	return estimate === null || lower === null || upper === null
		? { kind: 'empty' }
		: { kind: 'shown', x, n, estimate, lower, upper };
}

/** Bars after the small-cell rule. All runs together only where nothing is hidden, which subtraction would reveal. */
function drawnBars(result: NeurologyResult, show: Show, context: PresentContext): DrawnBar[] {
	const { options } = context;
	const grouping = groupingOf(options['by']);
	const { bars } = result;
	const drawn = bars.map((bar): DrawnBar => {
		const shares = barShares(bar, show, context);
		return {
			label: grouping === null ? 'All runs' : groupLabel(grouping, bar.level),
			heading: ageClassLabel(bar.ageClass),
			runs: total(bar),
			role: 'level',
			filter: grouping?.filter == null ? null : clickOn(grouping.filter, bar.level),
			shares,
			range: rangeOf(bar, shares, show, context),
		};
	});
	const hidden = drawn.some(({ shares }) => shares.some(({ kind }) => kind === 'hidden'));
	if (bars.length < 2 || hidden) return drawn;
	const everyone = sumOf(bars);
	const shares = barShares(everyone, show, context);
	return [
		...drawn,
		{
			label: 'All runs',
			heading: null,
			runs: total(everyone),
			role: 'total',
			filter: null,
			shares,
			range: rangeOf(everyone, shares, show, context),
		},
	];
}

/**
 * The shares of a bar's segments after the small-cell rule; they add up to its runs. A small segment takes another
 * with it: the survivors without a category before all others, so that what is known stays readable.
 */
function barShares(
	bar: Bar,
	show: Show,
	{ policy, confidenceLevel }: PresentContext,
): ShownShare[] {
	const n = total(bar);
	const segments = segmentsOf(show);
	const last = ['favourable', 'died'];
	const order = segments
		.map(({ id }, at) => ({ at, rank: id === 'not recorded' ? -1 : last.indexOf(id) + 1 }))
		.toSorted((a, b) => a.rank - b.rank || b.at - a.at)
		.map(({ at }) => at);
	const states = suppressShares(
		order.map((at) => ({ x: bar.counts[at] ?? 0, n })),
		policy,
	);
	return bar.counts.map((x, at) => shareOf(x, n, states[order.indexOf(at)], confidenceLevel));
}

/** A share in a sentence: "34 % (32–36 %)", or the words for its absence. */
function shareWords(share: ShownShare): string {
	if (share.kind !== 'shown') return absence(share) ?? '';
	return `${percent(share.estimate)} (${percentInterval(share.lower, share.upper)})`;
}

/** A bar in words: every segment with its share, none left out. */
export function barSentence({ label, heading, runs, shares }: DrawnBar, show: Show): string {
	const who = `${label}${heading === null ? '' : ` (${inSentence(heading)})`}`;
	return `${who} (${count(runs)}): ${segmentsOf(show)
		.map(
			(segment, at) =>
				`${inSentence(segment.label)} ${shareWords(shares[at] ?? { kind: 'empty' })}`,
		)
		.join(', ')}`;
}

function title(bars: readonly DrawnBar[], by: string): string {
	const plain = `Neurological outcome at discharge${by}`;
	const [only] = bars;
	if (bars.length !== 1 || only?.range == null) return plain;
	return `Between ${percent(only.range.low)} and ${percent(only.range.high)} of runs ended with favourable neurology`;
}

/** What chart, title, table, description and export see. */
export function presentNeurologicalOutcome(
	result: NeurologyResult,
	context: PresentContext,
): View<NeurologicalOutcomeDrawn> {
	const { cohort, options, confidenceLevel } = context;
	const grouping = groupingOf(options['by']);
	const show = shownBy(options);
	const bars = drawnBars(result, show, context);
	const everyone = sumOf(result.bars);
	const runs = total(everyone);
	const ids = segmentsOf(show).map(({ id }) => id);
	const unrecorded = ids.indexOf('not recorded');
	const missing = everyone.counts[unrecorded] ?? 0;
	// With one bar's number hidden, that of all would give it back.
	const tellsMissing =
		missing > 0 && bars.every(({ shares }) => shares[unrecorded]?.kind === 'shown');
	const draws = groupingDraws(grouping);
	const by = grouping === null ? '' : ` by ${inSentence(grouping.label)}`;
	const split = bars.some(({ heading }) => heading !== null);
	const hidden = bars.some(({ shares }) => shares.some(({ kind }) => kind === 'hidden'));
	const caption = `Neurological outcome at discharge${by}`;
	const strict = options['definition'] === 'strict';
	return {
		title: title(bars, by),
		subtitle: saidOf(
			whom(cohort, draws, runs),
			runs,
			`${caption}, over all of them${tellsMissing ? `; category not recorded for ${count(missing)} survivors` : ''}.`,
		),
		notes: [
			strict
				? 'Favourable: a category of 1 or 2, whatever it was before the arrest.'
				: 'Favourable: PCPC 1 to 3 (CPC 1 to 2 in adults), or unchanged from before the arrest.',
			'Nobody is left out: deaths, survivors without a recorded category and stays not ended are segments of their own. Favourable states are recorded more often than unfavourable ones, so a share of those recorded would be too high; the bounds count the unrecorded, and stays not ended, once as unfavourable and once as favourable.',
			...(show === 'categories'
				? [
						'Categories are PCPC under 18 years and CPC in adults: the same number means different states on the two scales.',
					]
				: []),
			`The table gives Wilson ${levelText(confidenceLevel)} intervals.`,
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			...ignoredNotes(cohort, draws),
			...smallCellNotes(hidden),
		],
		description: `${caption}. ${bars.map((bar) => `${barSentence(bar, show)}; favourable, ${rangeText(bar.range)}.`).join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: grouping?.label ?? 'Group', numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				{ label: 'Outcome', numeric: false },
				...shareColumns('Runs', confidenceLevel),
			],
			rows: bars.flatMap(({ label, heading, filter, shares }) =>
				segmentsOf(show).map((segment, at): TableValue[] => [
					{ text: label, value: label, ...(filter == null ? {} : { filter }) },
					...(split ? [{ text: heading ?? '', value: heading }] : []),
					{ text: segment.label, value: segment.label },
					...shareValues(shares[at] ?? { kind: 'empty' }),
				]),
			),
		},
		n: { cohort: runs, used: runs },
		empty: emptyWords(runs, runs, ''),
		unlinked: unlinkedGroups(grouping, 'a bar'),
		drawn: { show, bars },
	};
}
