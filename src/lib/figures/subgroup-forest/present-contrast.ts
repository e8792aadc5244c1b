import { count, decimal, joined, NO_NUMBER, percent } from '../../domain/format.ts';
import { cohortText } from '../../domain/sentence.ts';
import {
	heterogeneity,
	normalLimits,
	type ScoreContrast,
} from '../../stats/models/augmented-contrast.ts';
import { pAdjust } from '../../stats/p-adjust.ts';
import { pointsInterval, pointsText } from '../complications/points.ts';
import type { PresentContext, TableTwin, TableValue, View } from '../figure.ts';
import { groupingOf, groupLabel, type Grouping } from '../grouping/groupings.ts';
import { countValue, numberValue, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { pText } from '../time-from-flow/days-text.ts';
import { mixedAgesNotes, saidOf } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { clickOn } from '../words/labels.ts';
import { smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import type { ContrastResult, SubgroupContrast } from './contrast.ts';
import { shownSubgroups } from './shown-subgroups.ts';
import { spokenOf } from '../flow/left-out.ts';
import { IN_TABLE, spreadSentence, type ToldRow } from './spread-words.ts';
import { leftOutOfSubgroups } from './left-out.ts';

/** A difference, or a ratio, with its limits. */
interface Estimate {
	readonly estimate: number;
	readonly lower: number;
	readonly upper: number;
}

export interface ContrastRow {
	readonly label: string;
	readonly level: string | null;
	readonly known: number;
	/** Arrests without a known outcome; null where their number may not be told. */
	readonly leftOut: number | null;
	/** Null where it may not be told. */
	readonly activated: number | null;
	/** Null where too few to say. */
	readonly shown: {
		readonly risk1: number;
		readonly risk0: number;
		readonly difference: Estimate;
		readonly ratio: Estimate | null;
	} | null;
	readonly filter: TableValue['filter'] | null;
}

/** Tests of whether the subgroups of a variable differ, null with fewer than two of them. */
interface Interaction {
	readonly difference: number | null;
	readonly ratio: number | null;
}

export interface ContrastSection {
	readonly label: string;
	readonly rows: readonly ContrastRow[];
	readonly interaction: Interaction;
}

export interface ContrastDrawn {
	readonly kind: 'contrast';
	readonly confidenceLevel: number;
	readonly all: ContrastRow;
	readonly sections: readonly ContrastSection[];
}

/** Survivors, and deaths, with and without activation, that an interval of a subgroup asks for. */
const FEWEST = 5;

/** What the figure is called in sentences. */
const MEASURE =
	'survival to discharge if all were activated at minute 10 less survival if none were';

function enough({ known, activated, alive: [one, other] }: SubgroupContrast): boolean {
	const others = known - activated;
	return Math.min(one, activated - one, other, others - other) >= FEWEST;
}

function shownContrast(contrast: ScoreContrast, level: number): NonNullable<ContrastRow['shown']> {
	const { risk1, risk0, rd, rdSe, logRr, logRrSe } = contrast;
	const ratio =
		logRr === null || logRrSe === null ? null : { logRr, ...normalLimits(logRr, logRrSe, level) };
	return {
		risk1,
		risk0,
		difference: { estimate: rd, ...normalLimits(rd, rdSe, level) },
		ratio:
			ratio === null
				? null
				: {
						estimate: Math.exp(ratio.logRr),
						lower: Math.exp(ratio.lower),
						upper: Math.exp(ratio.upper),
					},
	};
}

/**
 * What may be told of every subgroup: the activated of all, and the contrast where neither the survivors nor the deaths
 * of either side are few. What subtraction within a variable would give back is hidden too.
 */
function layOut(
	{ variables, all }: ContrastResult,
	context: PresentContext,
): {
	readonly all: ContrastRow;
	readonly sections: readonly ContrastSection[];
	readonly leftOut: ReturnType<typeof leftOutOfSubgroups>;
	readonly hidden: boolean;
} {
	const part = (read: (of: SubgroupContrast) => { yes: number; known: number }) =>
		shownSubgroups(
			{
				variables: variables.map(({ name, levels }) => ({
					name,
					levels: levels.map((one) => ({ level: one.level, runs: one.arrests, ...read(one) })),
				})),
			},
			context,
		);
	const activation = part(({ activated, known }) => ({ yes: activated, known }));
	const one = part(({ activated, alive }) => ({ yes: alive[0], known: activated }));
	const other = part(({ activated, known, alive }) => ({
		yes: alive[1],
		known: known - activated,
	}));
	const leftOut = {
		...leftOutOfSubgroups(
			variables.map(({ name, levels }) => ({
				name,
				levels: levels.map(({ level, arrests, known }) => ({
					level,
					runs: arrests,
					known,
					yes: 0,
				})),
			})),
			context.policy,
		),
		all: all.arrests - all.known,
	};
	let hidden = false;
	const rowOf = (
		of: SubgroupContrast,
		label: string,
		filter: ContrastRow['filter'],
		kinds: readonly [string | undefined, string | undefined, string | undefined],
		out: number | null,
	): ContrastRow => {
		if (kinds.includes('hidden') || out === null) hidden = true;
		const tellable = kinds.every((kind) => kind === 'shown') && enough(of);
		return {
			label,
			level: of.level,
			known: of.known,
			leftOut: out,
			activated: kinds[0] === 'hidden' ? null : of.activated,
			shown:
				tellable && of.contrast !== null
					? shownContrast(of.contrast, context.confidenceLevel)
					: null,
			filter,
		};
	};
	const sections = variables.flatMap(({ name, levels }, at): ContrastSection[] => {
		const grouping = groupingOf(name);
		if (grouping === null || levels.length === 0) return [];
		const rows = levels.map((of, index) =>
			rowOf(
				of,
				groupLabel(grouping, of.level),
				filterOn(grouping, of.level),
				[
					activation.shares[at]?.[index]?.kind,
					one.shares[at]?.[index]?.kind,
					other.shares[at]?.[index]?.kind,
				],
				leftOut.levels[at]?.[index] ?? null,
			),
		);
		return [{ label: grouping.label, rows, interaction: interactionOf(levels, rows) }];
	});
	return {
		all: rowOf(
			all,
			'All eligible arrests',
			null,
			[activation.all.kind, one.all.kind, other.all.kind],
			leftOut.told ? leftOut.all : null,
		),
		sections,
		leftOut,
		hidden,
	};
}

function filterOn({ filter }: Grouping, level: string | null): ContrastRow['filter'] {
	return filter === null ? null : clickOn(filter, level);
}

/** A level that is no subgroup of what the variable is about. */
const NOT_APPLICABLE = 'na';

function isSubgroup({ level }: { readonly level: string | null }): boolean {
	return level !== null && level !== NOT_APPLICABLE;
}

/** Over the subgroups shown whose level is known and applies. */
function interactionOf(
	levels: readonly SubgroupContrast[],
	rows: readonly ContrastRow[],
): Interaction {
	const told = levels.flatMap(({ level, contrast }, at) =>
		!isSubgroup({ level }) || contrast === null || rows[at]?.shown == null ? [] : [contrast],
	);
	return {
		difference: heterogeneity(told.map(({ rd, rdSe }) => ({ estimate: rd, se: rdSe })))?.p ?? null,
		ratio:
			heterogeneity(
				told.flatMap(({ logRr, logRrSe }) =>
					logRr === null || logRrSe === null ? [] : [{ estimate: logRr, se: logRrSe }],
				),
			)?.p ?? null,
	};
}

/** Variables whose subgroups differ on the difference scale by Holm's p-values over all variables tested; null where none is. */
function clearInteractions(sections: readonly ContrastSection[], level: number): string[] | null {
	const tested = sections.flatMap(({ label, interaction: { difference } }) =>
		difference === null ? [] : [{ label, p: difference }],
	);
	if (tested.length === 0) return null;
	const { holm } = pAdjust(tested.map(({ p }) => p));
	return tested.flatMap(({ label }, at) =>
		(holm[at] ?? 1) < 1 - level ? [inSentence(label)] : [],
	);
}

function title({ all, sections }: ReturnType<typeof layOut>, level: number): string {
	const plain = 'Adjusted difference in survival by activation at minute 10';
	if (all.shown === null) return plain;
	const { estimate, lower, upper } = all.shown.difference;
	const clear = clearInteractions(sections, level);
	const found = `${plain}: ${pointsText(estimate)} points (${pointsText(lower)} to ${pointsText(upper)})`;
	if (clear === null) return found;
	return `${found}; ${clear.length === 0 ? 'no clear difference between subgroups' : `subgroups differ by ${joined(clear, 'and')}`}`;
}

function multiplicityNote(sections: readonly ContrastSection[], level: number): string {
	const shown = sections.flatMap(({ rows }) => rows).filter((row) => row.shown !== null).length;
	const tests = sections.filter(({ interaction }) => interaction.difference !== null).length;
	const missed = ((1 - level) * shown).toFixed(1);
	const alarms = ((1 - level) * tests).toFixed(1);
	return `${count(shown)} subgroups (unknown among them) and ${count(tests)} tests of interaction are shown. If nothing differed, about ${alarms} of so many tests would have p < ${(1 - level).toFixed(2)} by chance, and about ${missed} of the ${levelText(level)} intervals would miss; a single row that excludes zero, or does not, proves little. The title names a variable only where its test holds with all of them allowed for (Holm).`;
}

/** A row in words. */
export function contrastSentence({ label, shown, activated, known }: ContrastRow): string {
	const of = `${count(known)} arrests${activated === null ? '' : `, ${count(activated)} activated`}`;
	if (shown === null) return `${label}: ${TOO_FEW}; ${of}`;
	const { difference, risk1, risk0 } = shown;
	return `${label}: ${pointsInterval(difference.estimate, difference.lower, difference.upper)} percentage points, ${percent(risk1)} if activated and ${percent(risk0)} if not; ${of}`;
}

function told({ label, shown, known }: ContrastRow): ToldRow {
	if (shown === null) return { label, estimate: null, words: TOO_FEW };
	const { estimate, lower, upper } = shown.difference;
	return {
		label,
		estimate,
		words: `${pointsInterval(estimate, lower, upper)} percentage points, ${count(known)} arrests`,
	};
}

/** The test of a variable in words, for its heading. */
export function interactionText({ interaction: { difference } }: ContrastSection): string {
	return difference === null ? 'no test of interaction' : `interaction ${pText(difference)}`;
}

/** What chart, title, table, description and export see of the adjusted contrast. */
export function presentContrast(
	result: ContrastResult,
	context: PresentContext,
): View<ContrastDrawn> {
	const { cohort, confidenceLevel } = context;
	const laid = layOut(result, context);
	const { all, sections, leftOut, hidden } = laid;
	const level = levelText(confidenceLevel);
	const spoken = spokenOf(result.all.arrests, leftOut, SURVIVAL_TO_DISCHARGE.open);
	return {
		title: title(laid, confidenceLevel),
		subtitle: saidOf(
			cohortText(cohort, 'eligible', spoken.about),
			result.all.arrests,
			`Discharged alive by activation at minute 10: ${count(all.known)} with a known outcome${all.activated === null ? '' : `, ${count(all.activated)} of them activated`}${spoken.words}.`,
		),
		notes: [
			`Difference: ${MEASURE}, in percentage points. Compared is the decision at minute 10 to call the ECMO team, not ECPR received: to receive it one must first fail to regain circulation, which makes that comparison unfair from the start.`,
			...(result.terms === null
				? []
				: [
						`Adjusted by outcome models on either side and a model of activation (augmented standardisation, ${count(result.terms)} terms) for diagnosis, age, place, first rhythm, witnessed, bystander CPR, minutes without flow, night or weekend, severity, volume of the centre and year. Unknown is a category of its own; missing minutes without flow take the median of arrests alike in setting and witness, with a flag.`,
					]),
			'What the team saw and no field holds cannot be adjusted for: part of the difference may come from whom they chose. How much activation matters was set by the makers of these synthetic cases; trials in patients disagree about it.',
			multiplicityNote(sections, confidenceLevel),
			'Interaction: Cochran’s Q over the subgroups of a variable, on the scale of differences; the table has the scale of ratios too. Subgroups may differ on one scale and not on the other, and overlap across variables.',
			`Intervals: ${level}, each on its own, from the spread of the cases’ contributions.`,
			...mixedAgesNotes(cohort),
			...smallCellNotes(hidden),
		],
		description: [
			`Difference in survival by activation at minute 10, adjusted, with ${level} intervals. ${contrastSentence(all)}.`,
			...sections.map((section) =>
				spreadSentence(
					`${section.label} (${interactionText(section)})`,
					section.rows.filter(isSubgroup).map(told),
				),
			),
			IN_TABLE,
		].join(' '),
		table: tableOf(laid, confidenceLevel),
		n: { ...spoken.n, of: 'eligible' },
		leftOut: spoken.leftOut,
		empty:
			result.all.arrests === 0
				? 'No eligible arrest matches these filters. Remove one to see a result.'
				: result.reason,
		drawn: { kind: 'contrast', confidenceLevel, all, sections },
	};
}

/** In place of the contrast where the cohort asks for what eligible arrests need not have. */
export function contrastBeyondFlow(
	filters: readonly string[],
	context: PresentContext,
): View<ContrastDrawn> {
	const none = { label: '', level: null, known: 0, leftOut: 0, activated: null, shown: null };
	const view = presentContrast(
		{
			kind: 'contrast',
			terms: null,
			reason: null,
			all: { level: null, arrests: 0, known: 0, activated: 0, alive: [0, 0], contrast: null },
			variables: [],
		},
		context,
	);
	return {
		...view,
		subtitle: 'Eligible arrests by activation at minute 10.',
		notes: [],
		empty: `The filter on ${joined(filters, 'and')} asks for what is known only after minute 10, which arrests without ECMO need not have: remove it to compare by activation.`,
		drawn: { ...view.drawn, all: { ...none, filter: null } },
	};
}

function tableOf({ all, sections }: ReturnType<typeof layOut>, confidenceLevel: number): TableTwin {
	const limits = [`${levelText(confidenceLevel)} CI from`, 'to'];
	const numeric = [
		'Arrests',
		'Activated',
		'Alive if activated %',
		'Alive if not %',
		'Difference, points',
		...limits,
		'Ratio',
		...limits,
		'Interaction p, differences',
		'Interaction p, ratios',
		'Left out',
	];
	const none = wordsValue(NO_NUMBER);
	const three = (
		of: Estimate | null,
		text: (value: number) => string,
		scale: number,
	): TableValue[] =>
		of === null
			? [none, none, none]
			: [of.estimate, of.lower, of.upper].map((value) => ({
					text: text(value),
					value: scale * value,
				}));
	const share = (value: number): TableValue => ({ text: percent(value), value });
	const test = (p: number | null): TableValue =>
		p === null ? none : { text: p < 0.001 ? '< 0.001' : p.toFixed(p < 0.1 ? 3 : 2), value: p };
	const line = (variable: string, row: ContrastRow, tests: Interaction): TableValue[] => [
		{ text: variable, value: variable },
		{
			text: row.label,
			value: row.label,
			...(row.filter == null ? {} : { filter: row.filter }),
		},
		numberValue(row.known),
		row.activated === null ? wordsValue(TOO_FEW) : numberValue(row.activated),
		...(row.shown === null
			? [wordsValue(TOO_FEW), none]
			: [share(row.shown.risk1), share(row.shown.risk0)]),
		...three(row.shown?.difference ?? null, pointsText, 100),
		...three(row.shown?.ratio ?? null, (value) => decimal(value, 2), 1),
		test(tests.difference),
		test(tests.ratio),
		countValue(row.leftOut),
	];
	return {
		caption: 'Adjusted difference in survival by activation at minute 10',
		columns: [
			...['Variable', 'Subgroup'].map((label) => ({ label, numeric: false })),
			...numeric.map((label) => ({ label, numeric: true })),
		],
		rows: [
			line('All', all, { difference: null, ratio: null }),
			...sections.flatMap(({ label, rows, interaction }) =>
				rows.map((row) => line(label, row, interaction)),
			),
		],
	};
}
