import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { ofKnown, shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import {
	findingAmong,
	inSentence,
	pairsAmong,
	sayFinding,
	shareInTitle,
	type Compared,
} from '../words/finding.ts';
import { ageClassLabel, capital, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { yearsBetween } from '../words/years.ts';
import type { SurvivalByYearResult } from './result.ts';
import { spokenOf, tellLeftOut } from '../flow/left-out.ts';

/** Drawn as axis and as lines. */
export const YEAR_DRAWS = ['arrest_year'] as const;

interface DrawnYear {
	readonly year: number;
	/** Null where the setting had no run in the year. */
	readonly share: ShownShare | null;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

export interface DrawnLine {
	readonly ageClass: string | null;
	readonly setting: string | null;
	/** One per year. */
	readonly years: readonly DrawnYear[];
}

export interface SurvivalByYearDrawn {
	readonly confidenceLevel: number;
	readonly years: readonly number[];
	readonly lines: readonly DrawnLine[];
}

function layOut(
	{ cells }: SurvivalByYearResult,
	shares: readonly ShownShare[],
	leftOut: readonly (number | null)[],
): Pick<SurvivalByYearDrawn, 'years' | 'lines'> {
	const years = yearsBetween(cells.map(({ year }) => year));
	const classes = [...new Set(cells.map(({ ageClass }) => ageClass))];
	const settings = [...new Set(cells.map(({ setting }) => setting))].toSorted(
		(a, b) => rankOf('setting', a) - rankOf('setting', b),
	);
	const lines = classes.flatMap((ageClass) =>
		settings.map((setting): DrawnLine => ({
			ageClass,
			setting,
			years: years.map((year): DrawnYear => {
				const at = cells.findIndex(
					(cell) => cell.year === year && cell.setting === setting && cell.ageClass === ageClass,
				);
				const cell = cells[at];
				return cell === undefined
					? { year, share: null, leftOut: 0 }
					: { year, share: shares[at] ?? null, leftOut: leftOut[at] ?? null };
			}),
		})),
	);
	return { years, lines: lines.filter((line) => line.years.some(({ share }) => share !== null)) };
}

function title(lines: readonly DrawnLine[], split: boolean, level: number): string {
	const plain = `${SURVIVAL_TO_DISCHARGE.subject} by year and setting`;
	if (split) return plain;
	const groups = lines.map(({ years }) =>
		years.flatMap(({ year, share }): Compared[] =>
			share?.kind === 'shown'
				? [{ level: String(year), label: String(year), x: share.x, n: share.n }]
				: [],
		),
	);
	const pairs = groups.reduce((sum, each) => sum + pairsAmong(each.length), 0);
	const clauses = lines.flatMap(({ setting, years }, at) => {
		const complete = years.every(({ share }) => share?.kind !== 'hidden');
		const finding = findingAmong(groups[at] ?? [], level, complete, pairs);
		const words = sayFinding(finding, ({ label }) => `in ${label}`, shareInTitle(level));
		return words === null ? [] : [{ setting, words }];
	});
	if (clauses.every(({ words }) => words === 'no clear difference'))
		return clauses.length === 0 ? plain : `${plain}: no clear difference between years`;
	return `${SURVIVAL_TO_DISCHARGE.subject} by year: ${clauses
		.map(({ setting, words }) => `${inSentence(labelOf('setting', setting))}, ${words}`)
		.join('; ')}`;
}

/** What chart, title, table, description and export see. */
export function presentSurvivalByYear(
	result: SurvivalByYearResult,
	context: PresentContext,
): View<SurvivalByYearDrawn> {
	const { confidenceLevel } = context;
	const { cells, split } = result;
	const { cells: shares, totals } = shownShares(
		cells.map(({ yes, known }) => ({ x: yes, n: known })),
		[wholeGroup(cells.length)],
		context,
	);
	const { verb, open } = SURVIVAL_TO_DISCHARGE;
	const leftOut = tellLeftOut(
		cells.map((cell) => cell.runs - cell.known),
		context.policy,
	);
	const laidOut = layOut(result, shares, leftOut.rows);
	const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
	const known = cells.reduce((sum, cell) => sum + cell.known, 0);
	const [overall] = totals;
	const of = ofKnown(overall, known);
	const spoken = spokenOf(runs, leftOut, open);
	const empty = emptyWords(runs, known, open);
	const listed = laidOut.lines.flatMap(({ ageClass, setting, years }) =>
		years.flatMap(({ year, share, leftOut: out }) =>
			share === null ? [] : [{ ageClass, setting, year, share, out }],
		),
	);
	const gaps = shares.some(({ kind }) => kind === 'hidden');
	const caption = `${capital(verb)} by year and setting`;
	return {
		title:
			empty === null
				? title(laidOut.lines, split, confidenceLevel)
				: `${SURVIVAL_TO_DISCHARGE.subject} by year and setting`,
		subtitle: saidOf(
			whom(context.cohort, YEAR_DRAWS, spoken.about),
			runs,
			`${capital(verb)}: ${of}${spoken.words}.`,
		),
		notes: [
			`Shapes: observed share; bars: Wilson ${levelText(confidenceLevel)} interval. Nothing is smoothed.`,
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			TITLE_NOTE,
			...ignoredNotes(context.cohort, YEAR_DRAWS),
			...smallCellNotes(gaps || listed.some(({ out }) => out === null)).map((note) =>
				gaps ? `${note} A year whose share is hidden is a gap in its line.` : note,
			),
		],
		description: `${caption}. ${laidOut.lines
			.map(({ ageClass, setting, years }) => {
				const who = ageClassLabel(ageClass, true);
				const name = `${labelOf('setting', setting)}${who === null ? '' : `, ${inSentence(who)}`}`;
				const said = years.flatMap(({ year, share }) =>
					share === null ? [] : [`${year} ${shareSentence(share)}`],
				);
				return `${name}: ${said.join('; ')}.`;
			})
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Year', numeric: false },
				{ label: 'Arrest setting', numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: listed.map(({ ageClass, setting, year, share, out }): TableValue[] => {
				const where = labelOf('setting', setting);
				return [
					{ text: String(year), value: year, filter: clickOn('arrest_year', String(year)) },
					{ text: where, value: where, filter: clickOn('setting', setting) },
					...(split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
					...shareValues(share),
					countValue(out),
				];
			}),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		drawn: { confidenceLevel, ...laidOut },
	};
}
