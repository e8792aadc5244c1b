import { decimal, NO_NUMBER, percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { oddsRatio } from '../../stats/odds-ratio.ts';
import { BRAIN_DEATH_NOTE } from '../complications/episodes.ts';
import { groupLabel } from '../complications/kinds.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { happenedLater } from '../words/unlinked.ts';
import type { PairCounts, PairsResult } from './result.ts';

/** A pair as far as it may be shown. */
export interface PairRow {
	readonly one: string;
	readonly other: string;
	/** "Renal and infection". */
	readonly label: string;
	/** Runs with both; null where hidden. */
	readonly share: ShownShare | null;
	/** Share with both if the two groups had nothing to do with each other; null where hidden. */
	readonly expected: number | null;
	/** Observed over expected; null where hidden, or where nothing is expected. */
	readonly ratio: number | null;
	/** Together more (1) or less (−1) often than by chance by the interval widened for all pairs. */
	readonly clear: -1 | 0 | 1;
}

export interface PairsDrawn {
	readonly confidenceLevel: number;
	readonly rows: readonly PairRow[];
}

/** Which way does the odds ratio of the two groups lie, when its interval is widened for all pairs? */
function clearWay(pair: PairCounts, runs: number, level: number): -1 | 0 | 1 {
	const { both, withOne, withOther } = pair;
	const { lower, upper } = oddsRatio(
		{ e1: both, n1: withOne, e0: withOther - both, n0: runs - withOne },
		{ confidenceLevel: level },
	);
	if (lower === null || upper === null) return 0;
	return lower > 1 ? 1 : upper < 1 ? -1 : 0;
}

/** Is one of the four kinds of run (both, one, other, neither) 1 to 4, or one of the groups' own counts? */
function isSmallPair({ both, withOne, withOther }: PairCounts, runs: number): boolean {
	const parts = [both, withOne - both, withOther - both, runs - withOne - withOther + both];
	const margins = [withOne, runs - withOne, withOther, runs - withOther];
	return [...parts, ...margins].some(isSmallCount);
}

function rowOf(pair: PairCounts, result: PairsResult, context: PresentContext): PairRow {
	const { runs, pairs } = result;
	const { one, other, both, withOne, withOther } = pair;
	const label = `${groupLabel(one)} and ${inSentence(groupLabel(other))}`;
	const named = { one, other, label };
	if (context.policy.suppress && isSmallPair(pair, runs))
		return { ...named, share: null, expected: null, ratio: null, clear: 0 };
	const { cells } = shownShares([{ x: both, n: runs }], [], context);
	const expected = runs === 0 ? null : (withOne / runs) * (withOther / runs);
	const level = 1 - (1 - context.confidenceLevel) / pairs.length;
	return {
		...named,
		share: cells[0] ?? null,
		expected,
		ratio: expected === null || expected === 0 ? null : both / runs / expected,
		clear: clearWay(pair, runs, level),
	};
}

/** "1.4", or a dash. */
export function ratioText(ratio: number | null): string {
	return ratio === null ? NO_NUMBER : decimal(ratio, ratio < 10 ? 2 : 1);
}

/** A pair in words. */
export function pairSentence({ label, share, expected, ratio }: PairRow): string {
	if (share === null || expected === null) return `${label}: ${TOO_FEW}`;
	const times = ratio === null ? '' : `, ${ratioText(ratio)} times that`;
	return `${label}: ${shareSentence(share)}; by chance ${percent(expected)}${times}`;
}

function title(rows: readonly PairRow[], plain: string): string {
	const more = rows.filter(({ clear }) => clear === 1);
	const less = rows.filter(({ clear }) => clear === -1);
	if (more.length + less.length === 0)
		return rows.some(({ share }) => share !== null)
			? `${plain}: no clear departure from chance`
			: plain;
	const all = `${rows.length} pairs of organ groups`;
	const clauses = [
		...(more.length === 0 ? [] : [`${more.length} of ${all} came together more often`]),
		...(less.length === 0
			? []
			: [
					more.length === 0
						? `${less.length} of ${all} came together less often`
						: `${less.length} less often`,
				]),
	];
	return `${clauses.join(' and ')} than chance would give`;
}

/** What chart, title, table, description and export see. */
export function presentPairs(result: PairsResult, context: PresentContext): View<PairsDrawn> {
	const { confidenceLevel } = context;
	const rows = result.pairs
		.map((pair) => rowOf(pair, result, context))
		.toSorted((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1));
	const plain = 'Complications that occur together, by pair of organ groups';
	const empty = result.runs === 0 ? emptyWords(0, 0, '') : null;
	const level = levelText(confidenceLevel);
	return {
		title: empty === null ? title(rows, plain) : plain,
		subtitle: saidOf(
			whom(context.cohort, [], result.runs),
			result.runs,
			`Share of ${runsText(result.runs)} with complications of both groups, beside the share that chance would give.`,
		),
		notes: [
			'By chance: the share of runs with one group times the share with the other, as if they had nothing to do with each other.',
			'Together does not mean that one leads to the other: long runs and sick patients collect more of everything, and a run that ends early has time for none.',
			`Dots: observed; bars: Wilson ${level} interval. The number at the right is observed over chance; rows are in its order.`,
			`The title counts a pair only where the interval of its odds ratio (Woolf), widened for all ${rows.length} pairs, excludes 1.`,
			BRAIN_DEATH_NOTE,
			...smallCellNotes(rows.some(({ share }) => share === null)),
		],
		description: `${plain}. ${rows.map((row) => `${pairSentence(row)}.`).join(' ')}`,
		table: {
			caption: plain,
			columns: [
				{ label: 'Group', numeric: false },
				{ label: 'With', numeric: false },
				...shareColumns('Runs with both', confidenceLevel),
				{ label: '% by chance', numeric: true },
				{ label: 'Observed / chance', numeric: true },
			],
			rows: rows.map(({ one, other, share, expected, ratio }): TableValue[] => [
				{ text: groupLabel(one), value: groupLabel(one) },
				{ text: groupLabel(other), value: groupLabel(other) },
				...(share === null
					? [wordsValue(TOO_FEW), ...shareValues({ kind: 'hidden', n: result.runs }).slice(1)]
					: shareValues(share)),
				expected === null ? wordsValue(NO_NUMBER) : { text: percent(expected), value: expected },
				ratio === null ? wordsValue(NO_NUMBER) : { text: ratioText(ratio), value: ratio },
			]),
		},
		n: { cohort: result.runs, used: result.runs },
		empty,
		unlinked: happenedLater('a row'),
		drawn: { confidenceLevel, rows },
	};
}
