import type { FilterName } from '../../domain/cohort.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { ofKnown, shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { capital, clickOn } from '../words/labels.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { findingAmong, inSentence, pairsAmong, type Compared } from '../words/finding.ts';
import { comparisonTitle } from '../words/comparison-title.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE, wilsonNote } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { withoutFilter } from '../words/unlinked.ts';
import { rowsOf } from './row-words.ts';
import type { ShareByLevelResult, ShareByLevelSpec } from './share-by-level.ts';
import { spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

/** One row as drawn: a level, or all of a section together. */
export interface DrawnRow {
	readonly label: string;
	readonly role: 'level' | 'missing' | 'total';
	/** What a click on it filters to; null for totals, and where there is no such filter. */
	readonly level: string | null;
	/** The filter of that level, where it is not the figure's own. */
	readonly variable?: FilterName;
	readonly share: ShownShare;
	/** Runs whose answer is not known; null where their number may not be told. */
	readonly leftOut: number | null;
}

interface DrawnSection {
	readonly heading: string | null;
	readonly rows: readonly DrawnRow[];
	/** The share of the dashed line, where it is not that of the section's own total. */
	readonly reference?: number | null;
}

export interface ShareByLevelDrawn {
	readonly variable: string;
	readonly verb: string;
	readonly counts: string;
	readonly confidenceLevel: number;
	readonly sections: readonly DrawnSection[];
}

/** Rows of one section: levels in order, the missing last, then all together where there is more than one. */
function drawnRows(
	spec: ShareByLevelSpec,
	levels: readonly ShareLevel[],
	shares: readonly ShownShare[],
	all: ShownShare,
	leftOut: { readonly rows: readonly (number | null)[]; readonly all: number | null },
): DrawnRow[] {
	const { labelOf, filter } = rowsOf(spec);
	const rows = levels.map(({ level }, at): DrawnRow => {
		return {
			label: labelOf(level),
			role: level === null ? 'missing' : 'level',
			level: filter === null ? null : clickOn(filter, level).level,
			share: shares[at] ?? { kind: 'empty' },
			leftOut: leftOut.rows[at] ?? null,
		};
	});
	const present = rows.filter((row) => row.role === 'level');
	const together: DrawnRow = {
		label: 'All runs',
		role: 'total',
		level: null,
		share: all,
		leftOut: leftOut.all,
	};
	return [
		...(spec.order === 'codebook'
			? present
			: present.toSorted((a, b) => sortShare(b.share) - sortShare(a.share))),
		...rows.filter((row) => row.role === 'missing'),
		...(rows.length > 1 ? [together] : []),
	];
}

/** The sections as drawn, after the small-cell rule over all of them, and the share of everyone. */
function drawnSections(
	spec: ShareByLevelSpec,
	result: ShareByLevelResult,
	context: PresentContext,
): {
	readonly sections: readonly DrawnSection[];
	readonly overall: ShownShare;
	readonly leftOut: ToldLeftOut;
} {
	const levels = result.sections.flatMap((section) => section.levels);
	let next = 0;
	const groups = result.sections.map((section) => section.levels.map(() => next++));
	const { cells, totals } = shownShares(
		levels.map(({ yes, known }) => ({ x: yes, n: known })),
		[...groups, wholeGroup(levels.length)],
		context,
	);
	const leftOut = tellLeftOut(
		levels.map(({ runs, known }) => runs - known),
		context.policy,
		groups,
	);
	return {
		sections: result.sections.map((section, at): DrawnSection => {
			const own = groups[at] ?? [];
			return {
				heading: rowsOf(spec).headingOf(section.ageClass),
				rows: drawnRows(
					spec,
					section.levels,
					own.map((cell) => cells[cell] ?? NOTHING),
					totals[at] ?? NOTHING,
					{
						rows: own.map((cell) => leftOut.rows[cell] ?? null),
						all: leftOut.groups[at] ?? null,
					},
				),
			};
		}),
		overall: totals.at(-1) ?? NOTHING,
		leftOut,
	};
}

const NOTHING: ShownShare = { kind: 'empty' };

/** Shown shares from high to low; what is hidden or empty comes after them, in codebook order. */
function sortShare(share: ShownShare): number {
	return share.kind === 'shown' ? share.estimate : -1;
}

function compared(rows: readonly DrawnRow[]): Compared[] {
	return rows.flatMap(({ level, label, role, share }) =>
		role === 'level' && share.kind === 'shown'
			? [{ level: level ?? label, label, x: share.x, n: share.n }]
			: [],
	);
}

function title(
	spec: ShareByLevelSpec,
	result: ShareByLevelResult,
	sections: readonly DrawnSection[],
	level: number,
): string {
	const groups = sections.map(({ rows }) => compared(rows));
	const pairs = groups.reduce((sum, each) => sum + pairsAmong(each.length), 0);
	return comparisonTitle({
		subject: spec.subject,
		by: inSentence(rowsOf(spec).label),
		naming: spec.naming,
		confidenceLevel: level,
		parts: groups.map((each, at) => ({
			ageClass: rowsOf(spec).sectionName(result.sections[at]?.ageClass ?? null),
			finding: findingAmong(
				each,
				level,
				!(sections[at]?.rows ?? []).some(
					({ role, share }) => role === 'level' && share.kind === 'hidden',
				),
				pairs,
			),
		})),
	});
}

/** What chart, title, table, description and export of a share-by-level figure see. */
export function presentShareByLevel(
	spec: ShareByLevelSpec,
	result: ShareByLevelResult,
	context: PresentContext,
): View<ShareByLevelDrawn> {
	const { confidenceLevel } = context;
	const variable = rowsOf(spec);
	const everyone = sumLevels(result.sections.flatMap(({ levels }) => levels));
	const { sections, overall, leftOut } = drawnSections(spec, result, context);
	const spoken = spokenOf(everyone.runs, leftOut, spec.open);
	const split = result.sections.some(({ ageClass }) => ageClass !== null);
	const rows = sections.flatMap((section) => section.rows.map((row) => ({ row, section })));
	const hidden = rows.some(({ row }) => row.share.kind === 'hidden');

	const asked = `${capital(spec.verb)} by ${inSentence(variable.label)}`;
	const of = ofKnown(overall, everyone.known);
	const empty = emptyWords(everyone.runs, everyone.known, spec.open);
	return {
		title:
			empty === null
				? title(spec, result, sections, confidenceLevel)
				: `${spec.subject} by ${inSentence(variable.label)}`,
		subtitle: saidOf(
			whom(variable.cohort(context.cohort), [], spoken.about),
			everyone.runs,
			`${capital(spec.verb)}: ${of}${spoken.words}.`,
		),
		notes: [
			wilsonNote(confidenceLevel),
			...(rows.some(({ row }) => row.role === 'total' && row.share.kind === 'shown')
				? [`The dashed line marks all runs${split ? ` of the ${variable.section}` : ''}.`]
				: []),
			...(split && spec.rows === undefined
				? ['Split by age class, since the cohort spans 18 years.']
				: []),
			...(spec.order === 'share' ? ['Ordered from the highest share to the lowest.'] : []),
			TITLE_NOTE,
			...ignoredNotes(context.cohort, variable.draws),
			...(spec.notes ?? []),
			...smallCellNotes(hidden || rows.some(({ row }) => row.leftOut === null)),
		],
		description: `${asked}, with ${levelText(confidenceLevel)} intervals. ${sections
			.map(
				({ heading, rows: own }) =>
					`${heading === null ? '' : `${heading}. `}${own
						.map((row) => `${row.label}: ${shareSentence(row.share)}`)
						.join('. ')}.`,
			)
			.join(' ')}`,
		table: {
			caption: asked,
			columns: [
				{ label: variable.label, numeric: false },
				...(split ? [{ label: capital(variable.section), numeric: false }] : []),
				...shareColumns(capital(spec.verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: rows.map(({ row, section }): TableValue[] => [
				{
					text: row.label,
					value: row.label,
					...(row.level === null || variable.filter === null
						? {}
						: { filter: { name: variable.filter, level: row.level } }),
				},
				...(split ? [{ text: section.heading ?? '', value: section.heading }] : []),
				...shareValues(row.share),
				countValue(row.leftOut),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		unlinked: variable.filter === null ? withoutFilter('a row', inSentence(variable.label)) : null,
		drawn: {
			variable: spec.variable,
			verb: spec.verb,
			counts: spec.counts,
			confidenceLevel,
			sections,
		},
	};
}
