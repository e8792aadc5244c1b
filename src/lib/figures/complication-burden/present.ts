import { count } from '../../domain/format.ts';
import { BRAIN_DEATH_NOTE } from '../complications/episodes.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, shareColumns, shareValues } from '../shares/share-table.ts';
import { shareSentence } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { comparisonTitle } from '../words/comparison-title.ts';
import { findingAmong, inSentence, pairsAmong, type Compared } from '../words/finding.ts';
import { ageClassLabel, capital } from '../words/labels.ts';
import { emptyWords, smallCellNotes, TITLE_NOTE, wilsonNote } from '../words/notes.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { happenedLater } from '../words/unlinked.ts';
import { burdenLabel, type BurdenResult } from './result.ts';
import { spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

export interface BurdenRow {
	readonly level: string;
	readonly label: string;
	readonly share: ShownShare;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

interface BurdenSection {
	readonly ageClass: string | null;
	readonly rows: readonly BurdenRow[];
}

export interface BurdenDrawn {
	readonly confidenceLevel: number;
	readonly sections: readonly BurdenSection[];
}

/** The rows of every section after the small-cell rule over all of them, whose sums readers know. */
function layOut(
	{ sections }: BurdenResult,
	context: PresentContext,
): { readonly sections: readonly BurdenSection[]; readonly leftOut: ToldLeftOut } {
	const levels = sections.flatMap((section) => section.levels);
	let next = 0;
	const groups = sections.map((section) => section.levels.map(() => next++));
	const { cells } = shownShares(
		levels.map(({ yes, known }) => ({ x: yes, n: known })),
		[...groups, wholeGroup(levels.length)],
		context,
	);
	const leftOut = tellLeftOut(
		levels.map(({ runs, known }) => runs - known),
		context.policy,
		groups,
	);
	const laid = sections.map(({ ageClass, levels: own }, section) => ({
		ageClass,
		rows: own.map(({ level }, at): BurdenRow => ({
			level: level ?? '',
			label: burdenLabel(level),
			share: cells[groups[section]?.[at] ?? -1] ?? { kind: 'empty' },
			leftOut: leftOut.rows[groups[section]?.[at] ?? -1] ?? null,
		})),
	}));
	return { sections: laid, leftOut };
}

function title(sections: readonly BurdenSection[], confidenceLevel: number): string {
	const comparisons = sections.reduce((sum, { rows }) => sum + pairsAmong(rows.length), 0);
	return comparisonTitle({
		subject: SURVIVAL_TO_DISCHARGE.subject,
		by: 'number of organ groups with a complication',
		confidenceLevel,
		naming: ({ level, label }) => (level === '0' ? 'without any' : `with ${inSentence(label)}`),
		parts: sections.map(({ ageClass, rows }) => {
			const shown = rows.flatMap(({ level, label, share }): Compared[] =>
				share.kind === 'shown' ? [{ level, label, x: share.x, n: share.n }] : [],
			);
			const complete = rows.every(({ share }) => share.kind !== 'hidden');
			return { ageClass, finding: findingAmong(shown, confidenceLevel, complete, comparisons) };
		}),
	});
}

/** What chart, title, table, description and export see. */
export function presentBurden(result: BurdenResult, context: PresentContext): View<BurdenDrawn> {
	const { confidenceLevel } = context;
	const { sections, leftOut } = layOut(result, context);
	const levels = result.sections.flatMap((section) => section.levels);
	const runs = levels.reduce((sum, level) => sum + level.runs, 0);
	const known = levels.reduce((sum, level) => sum + level.known, 0);
	const split = sections.some(({ ageClass }) => ageClass !== null);
	const { open, verb } = SURVIVAL_TO_DISCHARGE;
	const empty = emptyWords(runs, known, open);
	const spoken = spokenOf(runs, leftOut, open);
	const caption = `${capital(verb)} by number of organ groups with a complication on file`;
	const listed = sections.flatMap(({ ageClass, rows }) =>
		rows.map((row) => ({ ageClass, ...row })),
	);
	return {
		title: empty === null ? title(sections, confidenceLevel) : caption,
		subtitle: saidOf(
			whom(context.cohort, [], spoken.about),
			runs,
			`Share ${verb} of ${count(known)} with a known outcome${spoken.words}.`,
		),
		notes: [
			'Not a measure of what complications do: who dies early has had little time to collect any (immortal time), and sicker patients collect more.',
			`${wilsonNote(confidenceLevel)} The nine organ groups count once each, however many episodes; severity does not count.`,
			BRAIN_DEATH_NOTE,
			...(split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			TITLE_NOTE,
			...smallCellNotes(
				listed.some(({ share, leftOut: out }) => share.kind === 'hidden' || out === null),
			),
		],
		description: `${caption}. ${listed
			.map(({ ageClass, label, share }) => {
				const who = ageClassLabel(ageClass, true);
				return `${label}${who === null ? '' : `, ${inSentence(who)}`}: ${shareSentence(share)}.`;
			})
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Groups with a complication', numeric: false },
				...(split ? [{ label: 'Age class', numeric: false }] : []),
				...shareColumns(capital(verb), confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: listed.map(({ ageClass, label, share, leftOut: out }): TableValue[] => [
				{ text: label, value: label },
				...(split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
				...shareValues(share),
				countValue(out),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		unlinked: happenedLater('a row'),
		drawn: { confidenceLevel, sections },
	};
}
