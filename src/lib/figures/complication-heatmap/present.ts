import { AGE_CLASSES } from '../../domain/age-class.ts';
import { joined } from '../../domain/format.ts';
import { byType, kindColumns, kindsOf, kindValues, type Kind } from '../complications/kinds.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { shareColumns, shareValues } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { filterLabel, ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { findingAmong, inSentence, pairsAmong, type Compared } from '../words/finding.ts';
import { ageClassLabel, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { acrossOf, splits, type HeatColumn, type HeatResult } from './result.ts';

interface DrawnColumn {
	readonly ageClass: string | null;
	readonly level: string | null;
	readonly label: string;
}

interface HeatRow {
	readonly kind: Kind;
	/** One per column. */
	readonly shares: readonly ShownShare[];
}

export interface HeatDrawn {
	readonly across: ReturnType<typeof acrossOf>;
	readonly columns: readonly DrawnColumn[];
	readonly rows: readonly HeatRow[];
}

function ordered({ columns }: HeatResult, across: HeatDrawn['across']): HeatColumn[] {
	const rankOfClass = (one: string | null): number =>
		AGE_CLASSES.findIndex(({ value }) => value === one);
	return columns.toSorted(
		(a, b) =>
			rankOfClass(a.ageClass) - rankOfClass(b.ageClass) ||
			rankOf(across, a.level) - rankOf(across, b.level),
	);
}

/** Rows with columns that clearly differ, by intervals widened for all pairs of the map; null where nothing can be compared. */
function clearRows(
	rows: readonly HeatRow[],
	columns: readonly DrawnColumn[],
	level: number,
): readonly HeatRow[] | null {
	const classes = [...new Set(columns.map(({ ageClass }) => ageClass))];
	const sets = classes.map((ageClass) =>
		columns.flatMap((column, at) =>
			column.ageClass === ageClass && column.level !== null ? [at] : [],
		),
	);
	const pairs = rows.length * sets.reduce((sum, set) => sum + pairsAmong(set.length), 0);
	const found = rows.map(({ shares }) =>
		sets.map((set) => {
			const groups = set.flatMap((at): Compared[] => {
				const share = shares[at];
				return share?.kind === 'shown'
					? [{ level: String(at), label: String(at), x: share.x, n: share.n }]
					: [];
			});
			return findingAmong(groups, level, false, pairs).kind;
		}),
	);
	if (found.flat().every((kind) => kind === 'nothing to compare')) return null;
	return rows.filter((_, at) => found[at]?.some((kind) => kind === 'pair' || kind === 'extremes'));
}

/** Rows a title names; more are counted. */
const NAMED = 2;

function clearWords(clear: readonly HeatRow[], rows: number): string {
	const differ = clear.length === 1 ? 'differs' : 'differ';
	return clear.length <= NAMED
		? `${joined(
				clear.map(({ kind }) => inSentence(kind.label)),
				'and',
			)} clearly ${differ}`
		: `${clear.length} of ${rows} ${differ} clearly`;
}

/** What chart, title, table, description and export see. */
export function presentHeat(result: HeatResult, context: PresentContext): View<HeatDrawn> {
	const { confidenceLevel, options, cohort } = context;
	const across = acrossOf(options);
	const split = splits(cohort, options);
	const counts = ordered(result, across);
	const columns = counts.map(({ ageClass, level }): DrawnColumn => ({
		ageClass,
		level,
		label: labelOf(across, level),
	}));
	const rows = kindsOf(options, false).map((kind): HeatRow => {
		const { cells } = shownShares(
			counts.map(({ runs, had }) => ({ x: had[kind.value] ?? 0, n: runs })),
			[wholeGroup(counts.length)],
			context,
		);
		return { kind, shares: cells };
	});
	const runs = counts.reduce((sum, column) => sum + column.runs, 0);
	const what = byType(options) ? 'type' : 'group';
	const by = filterLabel(across);
	const caption = `Complications by ${what} and ${by}`;
	const clear = clearRows(rows, columns, confidenceLevel);
	const empty = runs === 0 ? emptyWords(0, 0, '') : null;
	const columnName = ({ ageClass, label }: DrawnColumn): string => {
		const who = ageClassLabel(ageClass, true);
		return who === null ? inSentence(label) : `${inSentence(label)}, ${inSentence(who)}`;
	};
	return {
		title:
			empty !== null || clear === null
				? caption
				: `${caption}: ${clear.length === 0 ? 'no clear difference' : clearWords(clear, rows.length)}`,
		subtitle: saidOf(
			whom(cohort, [across], runs),
			runs,
			`Share of ${runsText(runs)} with at least one complication of the ${what}.`,
		),
		notes: [
			`Each cell: observed share of the column’s runs; its number of runs and Wilson ${levelText(confidenceLevel)} interval are in the table.`,
			'A run may count in several rows; one with none on file counts as having none. Longer runs have more time to collect them.',
			'The steps of colour are the same under every filter.',
			`The title names or counts a ${what} only where two columns differ by an interval (Newcombe), widened for all pairs of columns in all rows, that excludes zero.`,
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			...ignoredNotes(cohort, [across]),
			...smallCellNotes(rows.some(({ shares }) => shares.some(({ kind }) => kind === 'hidden'))),
		],
		description: `${caption}. ${rows
			.map(
				({ kind, shares }) =>
					`${kind.label}: ${columns
						.map((column, at) => {
							const share = shares[at];
							return `${columnName(column)} ${share === undefined ? 'none' : shareSentence(share)}`;
						})
						.join('; ')}.`,
			)
			.join(' ')}`,
		table: {
			caption,
			columns: [
				...kindColumns(options),
				{ label: labelOfFilter(across), numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns('Runs with one', confidenceLevel),
			],
			rows: rows.flatMap(({ kind, shares }) =>
				columns.map(({ ageClass, level, label }, at): TableValue[] => [
					...kindValues(kind),
					{ text: label, value: label, filter: clickOn(across, level) },
					...(split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
					...shareValues(shares[at] ?? { kind: 'empty' }),
				]),
			),
		},
		n: { cohort: runs, used: runs },
		empty,
		drawn: { across, columns, rows },
	};
}

function labelOfFilter(name: HeatDrawn['across']): string {
	const label = filterLabel(name);
	return label.charAt(0).toUpperCase() + label.slice(1);
}
