import { AGE_GROUPS_OF, AGE_CLASSES } from '../../domain/age-class.ts';
import { counted } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, shareValues } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes, whom } from '../words/cohort-words.ts';
import { ageClassLabel } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import type { SummaryLine, SummaryResult } from './result.ts';
import { leftOutAs } from '../flow/left-out.ts';

/** Drawn as rows, so the cohort's own choice of ages does not apply. */
export const SUMMARY_DRAWS = ['age_group'] as const;

interface SummaryRow {
	readonly label: string;
	readonly total: boolean;
	/** The one age group of the class, where it is one and so can be filtered to. */
	readonly ageGroup: string | null;
	readonly runs: number;
	readonly centres: number;
	readonly offEcmo: ShownShare;
	readonly discharged: ShownShare;
	readonly leftOut: number;
}

export interface SummaryDrawn {
	readonly confidenceLevel: number;
	readonly rows: readonly SummaryRow[];
}

/** What chart, title, table, description and export of the summary see. */
export function presentSummary(
	{ classes, all }: SummaryResult,
	context: PresentContext,
): View<SummaryDrawn> {
	const { confidenceLevel } = context;
	const shown = (name: 'offEcmo' | 'discharged'): readonly ShownShare[] => {
		const cells = classes.map((line) => ({ x: line[name].yes, n: line[name].known }));
		const { cells: shares, totals } = shownShares(cells, [wholeGroup(cells.length)], context);
		return [...shares, ...totals];
	};
	const offEcmo = shown('offEcmo');
	const discharged = shown('discharged');
	const lines = [...classes, ...(classes.length > 1 ? [all] : [])];
	const rows = lines.map((line, at) => summaryRow(line, offEcmo[at], discharged[at]));
	const open = all.runs - all.discharged.known;
	const hidden = [...offEcmo, ...discharged].some(({ kind }) => kind === 'hidden');
	return {
		title: 'Runs, centres and survival by age',
		subtitle: `${whom(context.cohort, SUMMARY_DRAWS, all.runs)}${open === 0 ? '' : ` ${runsText(open)} still in hospital at the snapshot ${open === 1 ? 'is' : 'are'} left out of survival.`}`,
		notes: [
			`Dots: observed share; bars: Wilson ${levelText(confidenceLevel)} interval.`,
			'Centres are those with a run in the row; a centre may count in several rows.',
			...ignoredNotes(context.cohort, SUMMARY_DRAWS),
			...smallCellNotes(hidden),
		],
		description: rows
			.map(
				(row) =>
					`${row.label}: ${runsText(row.runs)} in ${centresText(row.centres)}; off ECMO alive ${shareSentence(row.offEcmo)}; discharged alive ${shareSentence(row.discharged)}.`,
			)
			.join(' '),
		table: {
			caption: 'Runs, centres and survival by age class',
			columns: [
				{ label: 'Age class', numeric: false },
				...['Runs', 'Centres'].map((label) => ({ label, numeric: true })),
				...survivalColumns('Off ECMO alive', confidenceLevel),
				...survivalColumns('Discharged alive', confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: rows.map((row): TableValue[] => [
				{
					text: row.label,
					value: row.label,
					...(row.ageGroup === null
						? {}
						: { filter: { name: 'age_group', level: row.ageGroup } as const }),
				},
				numberValue(row.runs),
				numberValue(row.centres),
				...shareValues(row.offEcmo),
				...shareValues(row.discharged),
				numberValue(row.leftOut),
			]),
		},
		n: { cohort: all.runs, used: all.discharged.known },
		leftOut: leftOutAs(open, 'still in hospital at the snapshot: left out of survival only'),
		empty: all.runs === 0 ? emptyWords(0, 0, '') : null,
		drawn: { confidenceLevel, rows },
	};
}

/** "1 centre", "44 centres". */
export function centresText(centres: number): string {
	return counted(centres, 'centre', 'centres');
}

function summaryRow(
	line: SummaryLine,
	offEcmo: ShownShare = { kind: 'empty' },
	discharged: ShownShare = { kind: 'empty' },
): SummaryRow {
	const found = AGE_CLASSES.find(({ value }) => value === line.ageClass);
	const groups = found === undefined ? [] : AGE_GROUPS_OF[found.value];
	return {
		label: ageClassLabel(line.ageClass) ?? 'All runs',
		total: line.ageClass === null,
		ageGroup: groups.length === 1 ? (groups[0] ?? null) : null,
		runs: line.runs,
		centres: line.centres,
		offEcmo,
		discharged,
		leftOut: line.runs - line.discharged.known,
	};
}

function survivalColumns(
	label: string,
	confidenceLevel: number,
): { label: string; numeric: true }[] {
	return [label, 'of', '%', `${levelText(confidenceLevel)} CI from`, 'to'].map((each) => ({
		label: each,
		numeric: true,
	}));
}
