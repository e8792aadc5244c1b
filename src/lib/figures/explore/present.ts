import { ofKnown } from '../shares/share-words.ts';
import { count } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, wordsValue } from '../shares/share-table.ts';
import { ignoredNotes, mixedAgesNotes, saidOf } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { capital } from '../words/labels.ts';
import { smallCellNotes, TITLE_NOTE } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { unlinkedGroups } from '../words/unlinked.ts';
import { NO_NUMBER } from '../../domain/format.ts';
import { answerHeads, answerSentence, answerValues } from './answers.ts';
import type { ChartKind } from './charts.ts';
import { presentDifferences, type DifferencesDrawn } from './differences/present.ts';
import { layOut, tellsKnown, type Entry, type Layout, type Level } from './layout.ts';
import { questionOf, refusedBy, type Question } from './question.ts';
import type { ExploreResult } from './result.ts';
import { exploreDraws } from './statement.ts';
import { exploreTitle, plainTitle } from './title.ts';
import { leftOutAs, spokenOf } from '../flow/left-out.ts';
import { caseNoun, emptyExplored, questionNotes, whomExplored, whyLeftOut } from './words.ts';

/** What the charts of groups draw from. */
export interface GroupsDrawn {
	readonly form: 'groups';
	readonly question: Question;
	readonly layout: Pick<Layout, 'groups' | 'splits' | 'entries'>;
	readonly confidenceLevel: number;
}

export type ExploreDrawn = GroupsDrawn | DifferencesDrawn;

/** "Ward, in hospital". */
export function entryName({ group, split }: Entry): string {
	return split.label === '' ? group.label : `${group.label}, ${inSentence(split.label)}`;
}

function answeredWords({ outcome }: Question, { overall, known }: Layout): string {
	switch (overall.kind) {
		case 'share': {
			const verb = outcome.kind === 'share' ? capital(outcome.verb) : outcome.label;
			return `${verb}: ${ofKnown(overall.share, known)}`;
		}
		case 'bounds':
			return `Discharge status known for ${count(known)}`;
		case 'spread':
			return tellsKnown(overall)
				? `${outcome.label} on file for ${count(known)}`
				: `${outcome.label} of those with a value`;
	}
}

function methodNotes({ outcome, chart }: Question, confidenceLevel: number): string[] {
	if (outcome.kind === 'spread')
		return [
			'Dot: median; broad strip: quartiles; thin line: 10th to 90th percentile. These say how cases differ from each other, not how sure the median is.',
			...(outcome.base === 0 ? [] : ['The axis does not begin at zero.']),
		];
	if (outcome.kind === 'bounds') return [];
	return [NOTE_OF[chart]?.(levelText(confidenceLevel)) ?? '', TITLE_NOTE];
}

const NOTE_OF: Readonly<Partial<Record<ChartKind, (level: string) => string>>> = {
	dots: (level) => `Dots: observed share; bars: Wilson ${level} interval.`,
	multiples: (level) => `Dots: observed share; bars: Wilson ${level} interval.`,
	bars: (level) => `Bars: observed share; thin lines: Wilson ${level} interval.`,
	heat: () =>
		'Each cell: observed share and, under it, the cases it is a share of (n); intervals are in the table. The steps of colour are the same under every filter.',
	years: (level) => `Shapes: observed share; bars: Wilson ${level} interval. Nothing is smoothed.`,
};

function leftOutValue(leftOut: number | null): TableValue {
	return leftOut === null ? wordsValue(NO_NUMBER) : numberValue(leftOut);
}

function levelValue({ label, filter }: Level): TableValue {
	return {
		text: label,
		value: label,
		...(filter === null || filter === undefined ? {} : { filter }),
	};
}

/** What chart, title, table, description and export see. */
export function presentExplore(result: ExploreResult, context: PresentContext): View<ExploreDrawn> {
	const question = questionOf(context.options);
	const refused = refusedBy(context.options);
	if (result.kind === 'share' && question.allowance !== null && question.by !== null)
		return { ...presentDifferences(result.cells, question, context), refused };
	const { confidenceLevel, cohort } = context;
	const { outcome, by, facet } = question;
	const all = `All ${caseNoun(question)}`;
	const layout = layOut(result, question, all, context);
	const { entries, n, known } = layout;
	const empty = emptyExplored(question, n, known);
	const plain = plainTitle(question);
	const said = entries.map(
		(entry) => `${entryName(entry)}: ${answerSentence(entry.answer, outcome)}.`,
	);
	const why = whyLeftOut(question);
	// Percentiles say nothing of how many they are of: then it is the number used that is not told.
	const spoken = tellsKnown(layout.overall)
		? spokenOf(n, layout.leftOut, why)
		: {
				about: n,
				words: '',
				n: { cohort: n, used: n, untold: 'used' as const },
				leftOut: leftOutAs(n - known, why, false),
			};
	return {
		title: empty === null ? exploreTitle(question, layout, confidenceLevel) : plain,
		subtitle: saidOf(
			whomExplored(question, cohort, spoken.about),
			n,
			`${answeredWords(question, layout)}${spoken.words}.`,
		),
		notes: [
			...question.setAside,
			...methodNotes(question, confidenceLevel).filter((note) => note !== ''),
			...questionNotes(question),
			...(by?.name === 'age_group' || facet?.name === 'age_group' ? [] : mixedAgesNotes(cohort)),
			...ignoredNotes(cohort, exploreDraws(question)),
			...smallCellNotes(layout.hidden),
		],
		description: `${plain}. ${said.join(' ')}`,
		table: {
			caption: plain,
			columns: [
				{ label: by?.label ?? 'Group', numeric: false },
				...(facet === null ? [] : [{ label: facet.label, numeric: false }]),
				...answerHeads(outcome, confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: entries.map((entry): TableValue[] => [
				levelValue(entry.group),
				...(facet === null ? [] : [levelValue(entry.split)]),
				...answerValues(entry.answer, outcome),
				leftOutValue(entry.leftOut),
			]),
		},
		n: { ...spoken.n, of: question.population },
		leftOut: spoken.leftOut,
		empty,
		unlinked: [...layout.groups, ...layout.splits].some(({ filter }) => filter != null)
			? null
			: unlinkedGroups(by, 'the drawing'),
		refused,
		drawn: {
			form: 'groups',
			question,
			layout: { groups: layout.groups, splits: layout.splits, entries },
			confidenceLevel,
		},
	};
}
