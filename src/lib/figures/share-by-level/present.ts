import { AGE_CLASSES } from '../../domain/age-class.ts';
import { UNKNOWN } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { ignoredNotes } from '../words/cohort-words.ts';
import {
	findingAmong,
	inSentence,
	pairsAmong,
	sayFinding,
	type Compared,
	type Finding,
} from '../words/finding.ts';
import { smallCellNotes, wilsonNote } from '../words/notes.ts';
import { count, counted, levelText, percent } from '../words/numbers.ts';
import type { ShareByLevelResult, ShareByLevelSpec } from './share-by-level.ts';

/** One row as drawn: a level, or all of a section together. */
export interface DrawnRow {
	readonly label: string;
	readonly role: 'level' | 'missing' | 'total';
	/** What a click on it filters to; null for totals. */
	readonly level: string | null;
	readonly share: ShownShare;
	/** Runs whose answer is not known. */
	readonly leftOut: number;
}

export interface DrawnSection {
	readonly heading: string | null;
	readonly rows: readonly DrawnRow[];
}

export interface ShareByLevelDrawn {
	readonly variable: string;
	readonly verb: string;
	readonly confidenceLevel: number;
	readonly sections: readonly DrawnSection[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Rows of one section: levels in order, the missing last, then all together where there is more than one. */
function drawnRows(
	spec: ShareByLevelSpec,
	levels: readonly ShareLevel[],
	shares: readonly ShownShare[],
	all: ShownShare,
): DrawnRow[] {
	const filter = filterOf(spec.variable);
	const named = filter.kind === 'levels' ? filter.levels : [];
	const total = sumLevels(levels);
	const rows = levels.map(({ level, runs, known }, at): DrawnRow => {
		const found = named.find(({ value }) => value === level);
		return {
			label: level === null ? filter.unknownLabel : (found?.label ?? level),
			role: level === null ? 'missing' : 'level',
			level: level ?? UNKNOWN,
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
			const found = AGE_CLASSES.find(({ value }) => value === section.ageClass);
			const shares = (groups[at] ?? []).map((cell) => cells[cell] ?? NOTHING);
			return {
				heading: found?.label ?? section.ageClass,
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
	return rows.flatMap(({ label, role, share }) =>
		role === 'level' && share.kind === 'shown' ? [{ label, x: share.x, n: share.n }] : [],
	);
}

function title(spec: ShareByLevelSpec, sections: readonly DrawnSection[], level: number): string {
	const plain = `${spec.subject} by ${inSentence(filterOf(spec.variable).label)}`;
	const groups = sections.map(({ rows }) => compared(rows));
	const pairs = groups.reduce((sum, each) => sum + pairsAmong(each.length), 0);
	const findings = groups.map((each) => findingAmong(each, level, pairs));
	const [only] = findings;
	if (sections.length === 1 && only !== undefined) {
		const words = sayFinding(only, spec.naming, ({ x, n }) => percent(x / n));
		if (words === null) return plain;
		return only.kind === 'no clear difference'
			? `${plain}: ${words}`
			: `${spec.subject} was ${words}`;
	}
	const byWords = new Map<string, string[]>();
	findings.forEach((finding: Finding, at) => {
		const words = sayFinding(finding, spec.naming, null);
		const heading = sections[at]?.heading;
		if (words === null || heading == null) return;
		byWords.set(words, [...(byWords.get(words) ?? []), inSentence(heading)]);
	});
	if (byWords.size === 0) return plain;
	return `${plain}: ${[...byWords].map(([words, who]) => (byWords.size === 1 && who.length === sections.length && who.length > 1 ? `${words} in each age class` : `${who.join(' and ')}, ${words}`)).join('; ')}`;
}

/** What chart, title, table, description and export of a share-by-level figure see. */
export function presentShareByLevel(
	spec: ShareByLevelSpec,
	result: ShareByLevelResult,
	context: PresentContext,
): View<ShareByLevelDrawn> {
	const { confidenceLevel } = context;
	const variable = filterOf(spec.variable);
	const everyone = sumLevels(result.sections.flatMap(({ levels }) => levels));
	const { sections, overall } = drawnSections(spec, result, context);
	const split = result.sections.some(({ ageClass }) => ageClass !== null);
	const rows = sections.flatMap((section) => section.rows.map((row) => ({ row, section })));
	const hidden = rows.some(({ row }) => row.share.kind === 'hidden');
	const open = everyone.runs - everyone.known;

	const asked = `${capital(spec.verb)} by ${inSentence(variable.label)}`;
	const of =
		overall.kind === 'shown'
			? `${count(overall.x)} of ${counted(overall.n, 'run')}`
			: counted(everyone.known, 'run');
	const leftOut = open === 0 ? '' : `; ${count(open)} ${spec.open} left out`;
	const empty =
		everyone.runs === 0
			? 'No ECPR run matches these filters. Remove one to see a result.'
			: everyone.known === 0
				? `The outcome is not known for any of the ${counted(everyone.runs, 'run')} yet: all are ${spec.open}.`
				: null;
	return {
		title:
			empty === null
				? title(spec, sections, confidenceLevel)
				: `${spec.subject} by ${inSentence(variable.label)}`,
		subtitle: `${asked}. ${of}${leftOut}.`,
		notes: [
			`${wilsonNote(confidenceLevel)} The dashed line marks all runs${split ? ' of the age class' : ''}.`,
			...(split ? ['Split by age class, since adults are most of the runs out of hospital.'] : []),
			...(spec.order === 'share' ? ['Ordered from the highest share to the lowest.'] : []),
			...ignoredNotes(context.cohort, [spec.variable]),
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
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns(capital(spec.verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: rows.map(({ row, section }): TableValue[] => [
				{
					text: row.label,
					value: row.label,
					...(row.level === null ? {} : { filter: { name: spec.variable, level: row.level } }),
				},
				...(split ? [{ text: section.heading ?? '', value: section.heading }] : []),
				...shareValues(row.share),
				numberValue(row.leftOut),
			]),
		},
		n: { cohort: everyone.runs, used: everyone.known },
		empty,
		drawn: { variable: spec.variable, verb: spec.verb, confidenceLevel, sections },
	};
}
