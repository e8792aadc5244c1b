import type { FilterName } from '../../domain/cohort.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { capital, clickOn } from '../words/labels.ts';
import { ignoredNotes, whom } from '../words/cohort-words.ts';
import { findingAmong, inSentence, pairsAmong, type Compared } from '../words/finding.ts';
import { comparisonTitle } from '../words/comparison-title.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE, wilsonNote } from '../words/notes.ts';
import { count } from '../../domain/format.ts';
import { levelText } from '../words/numbers.ts';
import { rowsOf } from './row-words.ts';
import type { ShareByLevelResult, ShareByLevelSpec } from './share-by-level.ts';
import { leftOutAs } from '../flow/left-out.ts';

/** One row as drawn: a level, or all of a section together. */
export interface DrawnRow {
	readonly label: string;
	readonly role: 'level' | 'missing' | 'total';
	/** What a click on it filters to; null for totals, and where there is no such filter. */
	readonly level: string | null;
	/** The filter of that level, where it is not the figure's own. */
	readonly variable?: FilterName;
	readonly share: ShownShare;
	/** Runs whose answer is not known. */
	readonly leftOut: number;
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
): DrawnRow[] {
	const total = sumLevels(levels);
	const { labelOf, filter } = rowsOf(spec);
	const rows = levels.map(({ level, runs, known }, at): DrawnRow => {
		return {
			label: labelOf(level),
			role: level === null ? 'missing' : 'level',
			level: filter === null ? null : clickOn(filter, level).level,
			share: shares[at] ?? { kind: 'empty' },
			leftOut: runs - known,
		};
	});
	const present = rows.filter((row) => row.role === 'level');
	const together: DrawnRow = {
		label: 'All runs',
		role: 'total',
		level: null,
		share: all,
		leftOut: total.runs - total.known,
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
): { readonly sections: readonly DrawnSection[]; readonly overall: ShownShare } {
	const levels = result.sections.flatMap((section) => section.levels);
	let next = 0;
	const groups = result.sections.map((section) => section.levels.map(() => next++));
	const { cells, totals } = shownShares(
		levels.map(({ yes, known }) => ({ x: yes, n: known })),
		[...groups, wholeGroup(levels.length)],
		context,
	);
	return {
		sections: result.sections.map((section, at): DrawnSection => {
			const shares = (groups[at] ?? []).map((cell) => cells[cell] ?? NOTHING);
			return {
				heading: rowsOf(spec).headingOf(section.ageClass),
				rows: drawnRows(spec, section.levels, shares, totals[at] ?? NOTHING),
			};
		}),
		overall: totals.at(-1) ?? NOTHING,
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
	const { sections, overall } = drawnSections(spec, result, context);
	const split = result.sections.some(({ ageClass }) => ageClass !== null);
	const rows = sections.flatMap((section) => section.rows.map((row) => ({ row, section })));
	const hidden = rows.some(({ row }) => row.share.kind === 'hidden');
	const open = everyone.runs - everyone.known;

	const asked = `${capital(spec.verb)} by ${inSentence(variable.label)}`;
	const of =
		overall.kind === 'shown'
			? `${count(overall.x)} of ${count(overall.n)}`
			: `${count(everyone.known)} with a known outcome`;
	const leftOut = open === 0 ? '' : `; ${count(open)} ${spec.open} left out`;
	const empty = emptyWords(everyone.runs, everyone.known, spec.open);
	return {
		title:
			empty === null
				? title(spec, result, sections, confidenceLevel)
				: `${spec.subject} by ${inSentence(variable.label)}`,
		subtitle: `${whom(variable.cohort(context.cohort), [], everyone.runs)} ${capital(spec.verb)}: ${of}${leftOut}.`,
		notes: [
			wilsonNote(confidenceLevel),
			...(rows.some(({ row }) => row.role === 'total')
				? [`The dashed line marks all runs${split ? ` of the ${variable.section}` : ''}.`]
				: []),
			...(split && spec.rows === undefined
				? ['Split by age class, since the cohort spans 18 years.']
				: []),
			...(spec.order === 'share' ? ['Ordered from the highest share to the lowest.'] : []),
			TITLE_NOTE,
			...ignoredNotes(context.cohort, variable.draws),
			...(spec.notes ?? []),
			...smallCellNotes(hidden),
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
				numberValue(row.leftOut),
			]),
		},
		n: { cohort: everyone.runs, used: everyone.known },
		leftOut: leftOutAs(open, spec.open),
		empty,
		drawn: {
			variable: spec.variable,
			verb: spec.verb,
			counts: spec.counts,
			confidenceLevel,
			sections,
		},
	};
}
