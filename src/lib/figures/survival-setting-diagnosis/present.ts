import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { ofKnown, shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { comparisonTitle } from '../words/comparison-title.ts';
import { findingAmong, inSentence } from '../words/finding.ts';
import { ageClassLabel, capital, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import type { CrossCell, CrossResult } from './result.ts';
import { spokenOf, tellLeftOut } from '../flow/left-out.ts';

/** The variables whose levels make rows and columns. */
export const CROSSED = ['setting', 'dx_group'] as const;

/** A cell as drawn; `share` is null where no run is in it. */
export interface DrawnCell {
	readonly setting: string | null;
	readonly share: ShownShare | null;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

export interface CrossDrawn {
	readonly columns: readonly {
		readonly ageClass: string | null;
		readonly setting: string | null;
	}[];
	readonly rows: readonly {
		readonly diagnosis: string | null;
		/** One per column. */
		readonly cells: readonly DrawnCell[];
	}[];
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

function layOut(
	result: CrossResult,
	shares: readonly ShownShare[],
	leftOut: readonly (number | null)[],
): CrossDrawn {
	const settings = unique(result.cells.map(({ setting }) => setting)).toSorted(
		(a, b) => rankOf('setting', a) - rankOf('setting', b),
	);
	const columns = unique(result.cells.map(({ ageClass }) => ageClass)).flatMap((ageClass) =>
		settings
			.filter((setting) =>
				result.cells.some((cell) => cell.ageClass === ageClass && cell.setting === setting),
			)
			.map((setting) => ({ ageClass, setting })),
	);
	const diagnoses = unique(result.cells.map(({ diagnosis }) => diagnosis)).toSorted(
		(a, b) => rankOf('dx_group', a) - rankOf('dx_group', b),
	);
	return {
		columns,
		rows: diagnoses.map((diagnosis) => ({
			diagnosis,
			cells: columns.map(({ ageClass, setting }): DrawnCell => {
				const at = result.cells.findIndex(
					(cell) =>
						cell.diagnosis === diagnosis && cell.setting === setting && cell.ageClass === ageClass,
				);
				const cell = result.cells[at];
				return {
					setting,
					share: cell === undefined ? null : (shares[at] ?? null),
					leftOut: cell === undefined ? 0 : (leftOut[at] ?? null),
				};
			}),
		})),
	};
}

function title(result: CrossResult, shares: readonly ShownShare[], level: number): string {
	const groups = result.cells.flatMap((cell, at) => {
		const share = shares[at];
		return share?.kind === 'shown' && cell.diagnosis !== null && cell.setting !== null
			? [{ level: '', label: nameOf(cell), x: share.x, n: share.n }]
			: [];
	});
	const complete = shares.every(({ kind }) => kind !== 'hidden');
	return comparisonTitle({
		subject: SURVIVAL_TO_DISCHARGE.subject,
		by: 'setting and diagnosis',
		naming: ({ label }) => `for ${label}`,
		confidenceLevel: level,
		parts: [{ ageClass: null, finding: findingAmong(groups, level, complete) }],
	});
}

/** "sepsis out of hospital", with the age class where there are several. */
function nameOf({ ageClass, setting, diagnosis }: CrossCell): string {
	const who = ageClassLabel(ageClass, true);
	const what = `${inSentence(labelOf('dx_group', diagnosis))} ${inSentence(labelOf('setting', setting))}`;
	return who === null ? what : `${what}, ${inSentence(who)}`;
}

/** What chart, title, table, description and export see. */
export function presentCross(result: CrossResult, context: PresentContext): View<CrossDrawn> {
	const { confidenceLevel } = context;
	const { cells, split } = result;
	const { cells: shares, totals } = shownShares(
		cells.map(({ yes, known }) => ({ x: yes, n: known })),
		[wholeGroup(cells.length)],
		context,
	);
	const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
	const known = cells.reduce((sum, cell) => sum + cell.known, 0);
	const [overall] = totals;
	const leftOut = tellLeftOut(
		cells.map((cell) => cell.runs - cell.known),
		context.policy,
	);
	const drawn = layOut(result, shares, leftOut.rows);
	const { verb, open } = SURVIVAL_TO_DISCHARGE;
	const of = ofKnown(overall, known);
	const spoken = spokenOf(runs, leftOut, open);
	const empty = emptyWords(runs, known, open);
	const caption = `${capital(verb)} by setting and diagnosis`;
	const listed = drawn.rows.flatMap(({ diagnosis, cells: row }) =>
		row.flatMap((cell, column) => {
			if (cell.share === null) return [];
			const ageClass = drawn.columns[column]?.ageClass ?? null;
			return [{ diagnosis, ageClass, ...cell, share: cell.share }];
		}),
	);
	return {
		title:
			empty === null
				? title(result, shares, confidenceLevel)
				: 'Survival to discharge by setting and diagnosis',
		subtitle: saidOf(
			whom(context.cohort, CROSSED, spoken.about),
			runs,
			`${capital(verb)}: ${of}${spoken.words}.`,
		),
		notes: [
			'Each cell: observed share and, under it, the runs it is a share of (n); intervals are in the table.',
			'The steps of colour are the same under every filter.',
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			TITLE_NOTE,
			...ignoredNotes(context.cohort, CROSSED),
			...smallCellNotes(
				shares.some(({ kind }) => kind === 'hidden') || leftOut.rows.includes(null),
			),
		],
		description: `${caption}, with ${levelText(confidenceLevel)} intervals. ${listed
			.map(({ diagnosis, setting, ageClass, share }) => {
				const cell = { ageClass, setting, diagnosis, runs: 0, known: 0, yes: 0 };
				return `${capital(nameOf(cell))}: ${shareSentence(share)}.`;
			})
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Diagnosis', numeric: false },
				{ label: 'Arrest setting', numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: listed.map(({ diagnosis, setting, ageClass, share, leftOut: out }): TableValue[] => [
				levelValue('dx_group', diagnosis),
				levelValue('setting', setting),
				...(split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
				...shareValues(share),
				countValue(out),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		drawn,
	};
}

function levelValue(name: 'setting' | 'dx_group', level: string | null): TableValue {
	const text = labelOf(name, level);
	return { text, value: text, filter: clickOn(name, level) };
}
