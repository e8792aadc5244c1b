import { AGE_GROUPS_OF, AGE_CLASSES } from '../../domain/age-class.ts';
import { counted } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, numberValue, shareValues } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { besideRuns, type BesideShare } from '../shares/near-share.ts';
import { shownShares, wholeGroup } from '../shares/shown-share.ts';
import { ignoredNotes, whom } from '../words/cohort-words.ts';
import { ageClassLabel } from '../words/labels.ts';
import { emptyWords, NEAR_NOTE, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import type { SummaryLine, SummaryResult } from './result.ts';
import { leftOutAs, leftOutText, tellLeftOut } from '../flow/left-out.ts';

/** Drawn as rows, so the cohort's own choice of ages does not apply. */
export const SUMMARY_DRAWS = ['age_group'] as const;

interface SummaryRow {
	readonly label: string;
	readonly total: boolean;
	/** The one age group of the class, where it is one and so can be filtered to. */
	readonly ageGroup: string | null;
	readonly runs: number;
	readonly centres: number;
	readonly offEcmo: BesideShare;
	readonly discharged: BesideShare;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
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
	const lines = [...classes, ...(classes.length > 1 ? [all] : [])];
	const told = (name: 'offEcmo' | 'discharged') => {
		const left = tellLeftOut(
			classes.map((line) => line.runs - line[name].known),
			context.policy,
		);
		return { ...left, lines: [...left.rows, left.told ? left.all : null] };
	};
	const shown = (
		name: 'offEcmo' | 'discharged',
		{ lines: left }: ReturnType<typeof told>,
	): readonly BesideShare[] => {
		const cells = classes.map((line) => ({ x: line[name].yes, n: line[name].known }));
		const { cells: shares, totals } = shownShares(cells, [wholeGroup(cells.length)], context);
		return [...shares, ...totals].map((share, at) =>
			besideRuns(share, lines[at]?.runs ?? all.runs, left[at] !== null, context),
		);
	};
	const onEcmo = told('offEcmo');
	const inHospital = told('discharged');
	const offEcmo = shown('offEcmo', onEcmo);
	const discharged = shown('discharged', inHospital);
	const rows = lines.map((line, at) =>
		summaryRow(line, offEcmo[at], discharged[at], inHospital.lines[at] ?? null),
	);
	const open = inHospital.all;
	const hidden = [...offEcmo, ...discharged].some(
		({ kind }) => kind === 'hidden' || kind === 'near',
	);
	return {
		title: 'Runs, centres and survival by age',
		subtitle: `${whom(context.cohort, SUMMARY_DRAWS, all.runs)}${open === 0 ? '' : ` ${inHospital.told ? runsText(open) : `${leftOutText(open, false).replace(' more', '')} runs`} still in hospital at the snapshot ${inHospital.told && open === 1 ? 'is' : 'are'} left out of survival.`}`,
		notes: [
			`Dots: observed share; bars: Wilson ${levelText(confidenceLevel)} interval.`,
			'Centres are those with a run in the row; a centre may count in several rows.',
			...ignoredNotes(context.cohort, SUMMARY_DRAWS),
			...smallCellNotes(hidden),
			...([...offEcmo, ...discharged].some(({ kind }) => kind === 'near') ? [NEAR_NOTE] : []),
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
				countValue(row.leftOut),
			]),
		},
		n: inHospital.told
			? { cohort: all.runs, used: all.discharged.known }
			: { cohort: all.runs, used: all.runs, untold: 'used' },
		leftOut: leftOutAs(
			open,
			'still in hospital at the snapshot: left out of survival only',
			inHospital.told,
		),
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
	offEcmo: BesideShare = { kind: 'empty' },
	discharged: BesideShare = { kind: 'empty' },
	leftOut: number | null,
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
		leftOut,
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
