import { count, joined, NO_NUMBER } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import { BRAIN_DEATH_NOTE } from '../complications/episodes.ts';
import { byType, kindColumns, kindsOf, kindValues, type Kind } from '../complications/kinds.ts';
import { pointsInterval, pointsText } from '../complications/points.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { happenedLater } from '../words/unlinked.ts';
import type { AssociationResult } from './result.ts';
import { spokenOf } from '../flow/left-out.ts';

/** Survival with a complication less survival without it. */
interface Difference {
	readonly estimate: number;
	readonly lower: number;
	readonly upper: number;
	/** Where zero lies by the interval widened for all kinds: −1 below, 1 above, 0 neither. */
	readonly clear: -1 | 0 | 1;
}

export interface AssociationRow {
	readonly kind: Kind;
	readonly withIt: ShownShare;
	readonly without: ShownShare;
	/** Null where hidden, or where one side is empty. */
	readonly difference: Difference | null;
	/** Even the number of runs is 1 to 4, so that it is hidden too. */
	readonly hidden: boolean;
}

export interface AssociationDrawn {
	readonly confidenceLevel: number;
	readonly rows: readonly AssociationRow[];
}

function differenceOf(
	withIt: ShownShare,
	without: ShownShare,
	level: number,
	kinds: number,
): Difference | null {
	if (withIt.kind !== 'shown' || without.kind !== 'shown') return null;
	const groups = { e1: withIt.x, n1: withIt.n, e0: without.x, n0: without.n };
	const { estimate, lower, upper } = newcombeDifference(groups, level);
	const wide = newcombeDifference(groups, 1 - (1 - level) / kinds);
	if (estimate === null || lower === null || upper === null) return null;
	const clear = (wide.lower ?? 0) > 0 ? 1 : (wide.upper ?? 0) < 0 ? -1 : 0;
	return { estimate, lower, upper, clear };
}

function layOut(result: AssociationResult, context: PresentContext): AssociationRow[] {
	const kinds = kindsOf(context.options, true);
	return kinds.map((kind, at): AssociationRow => {
		const { known = 0, alive = 0 } = result.kinds[at] ?? {};
		const others = { x: result.alive - alive, n: result.known - known };
		const { cells } = shownShares([{ x: alive, n: known }, others], [[0, 1]], context);
		const [withIt = EMPTY, without = EMPTY] = cells;
		const hidden = context.policy.suppress && (isSmallCount(known) || isSmallCount(others.n));
		return {
			kind,
			withIt,
			without,
			hidden: hidden || withIt.kind === 'hidden' || without.kind === 'hidden',
			difference: differenceOf(withIt, without, context.confidenceLevel, kinds.length),
		};
	});
}

const EMPTY: ShownShare = { kind: 'empty' };

/** A row in words: both shares and their difference in percentage points. */
export function associationSentence({
	kind,
	withIt,
	without,
	difference,
	hidden,
}: AssociationRow): string {
	const name = inSentence(kind.label);
	if (hidden) return `${kind.label}: ${TOO_FEW}`;
	if (withIt.kind === 'empty') return `${kind.label}: no run with a known outcome had one`;
	const gap =
		difference === null
			? ''
			: `; difference ${pointsInterval(difference.estimate, difference.lower, difference.upper)} percentage points`;
	return `${kind.label}: with ${name} ${shareSentence(withIt)}; without ${shareSentence(without)}${gap}`;
}

/** Most names a title lists; more are counted. */
const LISTED = 3;

function title(rows: readonly AssociationRow[], what: string, plain: string): string {
	const among = (clear: 1 | -1): AssociationRow[] =>
		rows.filter(({ difference }) => difference?.clear === clear);
	const say = (word: string, found: readonly AssociationRow[]): string[] =>
		found.length === 0
			? []
			: [
					found.length > LISTED
						? `${word} with ${found.length} of ${rows.length} ${what}s`
						: `${word} with ${joined(
								found.map(({ kind }) => inSentence(kind.label)),
								'or',
							)}${what === 'group' ? ' complications' : ''} on file`,
				];
	const clauses = [...say('lower', among(-1)), ...say('higher', among(1))];
	if (clauses.length > 0) return `${SURVIVAL_TO_DISCHARGE.subject} was ${clauses.join(', and ')}`;
	return rows.some(({ difference }) => difference !== null)
		? `${plain}: no clear difference`
		: plain;
}

/** What chart, title, table, description and export see. */
export function presentAssociation(
	result: AssociationResult,
	context: PresentContext,
): View<AssociationDrawn> {
	const { confidenceLevel, options } = context;
	const rows = layOut(result, context);
	const what = byType(options) ? 'type' : 'group';
	const plain = `${SURVIVAL_TO_DISCHARGE.subject} with and without a complication of each ${what}`;
	const level = levelText(confidenceLevel);
	const empty = emptyWords(result.runs, result.known, SURVIVAL_TO_DISCHARGE.open);
	const left = result.runs - result.known;
	const told = !(context.policy.suppress && isSmallCount(left));
	const spoken = spokenOf(result.runs, { all: left, told }, SURVIVAL_TO_DISCHARGE.open);
	const hidden = rows.some((row) => row.hidden);
	return {
		title: empty === null ? title(rows, what, plain) : plain,
		subtitle: saidOf(
			whom(context.cohort, [], spoken.about),
			result.runs,
			`Difference in survival to discharge over ${count(result.known)} with a known outcome${spoken.words}.`,
		),
		notes: [
			'Not an effect, and not to be read as one. Who dies early has less time to have a complication recorded (immortal time), which flatters those with one; sicker patients have more of them and die more; and some are steps on the way from illness to death.',
			`Difference: survival with the complication less survival without it, in percentage points; Newcombe ${level} intervals, each on its own.`,
			`The title counts a difference only where its interval, widened for all ${rows.length} ${what}s, excludes zero.`,
			BRAIN_DEATH_NOTE,
			'A run may count in several rows; one with none on file counts as having none.',
			...smallCellNotes(hidden),
		],
		description: `${plain}. ${rows.map((row) => `${associationSentence(row)}.`).join(' ')}`,
		table: {
			caption: plain,
			columns: [
				...kindColumns(options),
				...shareColumns('With it: alive', confidenceLevel),
				...shareColumns('Without: alive', confidenceLevel),
				...['Difference, points', `${level} CI from`, 'to'].map((label) => ({
					label,
					numeric: true,
				})),
			],
			rows: rows.map((row): TableValue[] => [
				...kindValues(row.kind),
				...(row.hidden
					? [wordsValue(TOO_FEW), ...Array.from({ length: 9 }, () => wordsValue(NO_NUMBER))]
					: [...shareValues(row.withIt), ...shareValues(row.without)]),
				...(row.difference === null || row.hidden
					? Array.from({ length: 3 }, () => wordsValue(NO_NUMBER))
					: [row.difference.estimate, row.difference.lower, row.difference.upper].map((value) => ({
							text: pointsText(value),
							value: 100 * value,
						}))),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		unlinked: happenedLater('a row'),
		drawn: {
			confidenceLevel,
			rows: rows.map((row) => (row.hidden ? { ...row, ...HIDDEN } : row)),
		},
	};
}

/** A row of which nothing may be told, its number of runs included. */
const HIDDEN = { withIt: EMPTY, without: EMPTY, difference: null } as const;
