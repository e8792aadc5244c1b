import { count, joined } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { groupingOf, groupLabel } from '../grouping/groupings.ts';
import type { DrawnRow, ShareByLevelDrawn } from '../share-by-level/present.ts';
import { countValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { sumLevels } from '../shares/share-level.ts';
import { ofKnown, shareSentence } from '../shares/share-words.ts';
import { mixedAgesNotes, saidOf, whom } from '../words/cohort-words.ts';
import { findingAmong, inSentence, pairsAmong } from '../words/finding.ts';
import { capital, clickOn } from '../words/labels.ts';
import { emptyWords, smallCellNotes, wilsonNote } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { shownSubgroups } from './shown-subgroups.ts';
import { IN_TABLE, spreadSentence, type ToldRow } from './spread-words.ts';
import type { SubgroupShares } from './subgroup-forest.ts';
import { spokenOf } from '../flow/left-out.ts';
import { leftOutOfSubgroups } from './left-out.ts';

interface Section {
	readonly label: string;
	readonly rows: readonly DrawnRow[];
}

/** Variables within which some pair of subgroups stands clear, at the level that all pairs together ask for. */
function clearVariables(
	sections: readonly Section[],
	level: number,
): { clear: string[]; pairs: number } {
	const groups = sections.map(({ label, rows }) => ({
		label,
		own: rows.flatMap(({ role, share, label: name }) =>
			role === 'level' && share.kind === 'shown'
				? [{ level: name, label: name, x: share.x, n: share.n }]
				: [],
		),
	}));
	const pairs = groups.reduce((sum, { own }) => sum + pairsAmong(own.length), 0);
	return {
		pairs,
		clear: groups.flatMap(({ label, own }) => {
			const { kind } = findingAmong(own, level, false, pairs);
			return kind === 'pair' ? [inSentence(label)] : [];
		}),
	};
}

/** Nothing where no share is shown: there is then nothing to be wrong about. */
function multiplicityNotes(sections: readonly Section[], confidenceLevel: number): string[] {
	const shown = sections.flatMap(({ rows }) => rows).filter(({ share }) => share.kind === 'shown');
	if (shown.length === 0) return [];
	const { clear, pairs } = clearVariables(sections, confidenceLevel);
	const missed = ((1 - confidenceLevel) * shown.length).toFixed(1);
	return [
		`${count(shown.length)} shares (unknown groups among them) and ${count(pairs)} comparisons of two subgroups are shown. Of so many ${levelText(confidenceLevel)} intervals about ${missed} miss the true share by chance, so single rows that stand out prove little. Widened for all comparisons, some difference excludes zero ${clear.length === 0 ? 'for no variable' : `by ${joined(clear, 'and')}`}.`,
	];
}

/** What chart, title, table, description and export see. */
export function presentSubgroupForest(
	result: SubgroupShares,
	context: PresentContext,
): View<ShareByLevelDrawn> {
	const { cohort, confidenceLevel } = context;
	const { subject, verb, counts, open } = SURVIVAL_TO_DISCHARGE;
	const { shares, all } = shownSubgroups(result, context);
	const everyone = sumLevels(result.variables[0]?.levels ?? []);
	const leftOut = leftOutOfSubgroups(result.variables, context.policy);
	const spoken = spokenOf(everyone.runs, leftOut, open);
	const sections = result.variables.flatMap(({ name, levels }, at): Section[] => {
		const grouping = groupingOf(name);
		if (grouping?.filter == null || levels.length === 0) return [];
		const { filter, label } = grouping;
		return [
			{
				label,
				rows: levels.map(({ level }, index): DrawnRow => ({
					label: groupLabel(grouping, level),
					role: level === null ? 'missing' : 'level',
					level: clickOn(filter, level).level,
					variable: filter,
					share: shares[at]?.[index] ?? { kind: 'empty' },
					leftOut: leftOut.levels[at]?.[index] ?? null,
				})),
			},
		];
	});
	const total: DrawnRow = {
		label: 'All runs',
		role: 'total',
		level: null,
		share: all,
		leftOut: leftOut.told ? leftOut.all : null,
	};
	const reference = all.kind === 'shown' ? all.estimate : null;
	const drawn = sections.map(({ label, rows }, at) => ({
		heading: label,
		reference,
		rows: at === sections.length - 1 ? [...rows, total] : rows,
	}));
	const hidden = sections.some(({ rows }) =>
		rows.some(({ share, leftOut: out }) => share.kind === 'hidden' || out === null),
	);
	const subgroups = sections.reduce(
		(sum, { rows }) => sum + rows.filter(({ role }) => role === 'level').length,
		0,
	);
	const caption = `${capital(verb)} in every subgroup known at first flow`;
	return {
		title:
			subgroups === 0
				? `${subject} in every subgroup`
				: `${subject} in ${count(subgroups)} subgroups by ${count(sections.length)} variables`,
		subtitle: saidOf(
			whom(cohort, [], spoken.about),
			everyone.runs,
			`${capital(verb)}: ${ofKnown(all, everyone.known)}${spoken.words}.`,
		),
		notes: [
			...multiplicityNotes(sections, confidenceLevel),
			'Subgroups are described, not compared as treatments: they differ in much else, and overlap.',
			wilsonNote(confidenceLevel),
			...(reference === null ? [] : ['The dashed line marks all runs.']),
			...mixedAgesNotes(cohort),
			...smallCellNotes(hidden),
		],
		description: [
			`${caption}, with ${levelText(confidenceLevel)} intervals. All runs: ${shareSentence(all)}.`,
			...sections.map(({ label, rows }) => spreadSentence(label, rows.filter(isLevel).map(told))),
			IN_TABLE,
		].join(' '),
		table: {
			caption,
			columns: [
				{ label: 'Variable', numeric: false },
				{ label: 'Subgroup', numeric: false },
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: [
				...sections.flatMap(({ label, rows }) => rows.map((row) => tableRow(label, row))),
				...(sections.length === 0 ? [] : [tableRow('All', total)]),
			],
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty: emptyWords(everyone.runs, everyone.known, open),
		drawn: { variable: 'setting', verb, counts, confidenceLevel, sections: drawn },
	};
}

/** Unknown is no subgroup. */
function isLevel({ role }: DrawnRow): boolean {
	return role === 'level';
}

function told({ label, share }: DrawnRow): ToldRow {
	const estimate = share.kind === 'shown' ? share.estimate : null;
	return { label, estimate, words: shareSentence(share) };
}

function tableRow(
	variable: string,
	{ label, level, variable: name, share, leftOut }: DrawnRow,
): TableValue[] {
	return [
		{ text: variable, value: variable },
		{
			text: label,
			value: label,
			...(level === null || name === undefined ? {} : { filter: { name, level } }),
		},
		...shareValues(share),
		countValue(leftOut),
	];
}
