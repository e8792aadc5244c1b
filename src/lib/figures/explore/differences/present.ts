import { count, counted, joined, NO_NUMBER } from '../../../domain/format.ts';
import { isSmallCount } from '../../../domain/small-cell.ts';
import { pointsInterval, pointsText } from '../../complications/points.ts';
import type { PresentContext, TableValue, View } from '../../figure.ts';
import { countValue, shareColumns, shareValues, wordsValue } from '../../shares/share-table.ts';
import { shareSentence, TOO_FEW } from '../../shares/share-words.ts';
import { ignoredNotes, mixedAgesNotes, saidOf } from '../../words/cohort-words.ts';
import { capital } from '../../words/labels.ts';
import { smallCellNotes } from '../../words/notes.ts';
import { levelText } from '../../words/numbers.ts';
import { unlinkedGroups } from '../../words/unlinked.ts';
import { levelsOf, type Level } from '../layout.ts';
import type { ShareOutcome } from '../outcomes.ts';
import type { Question } from '../question.ts';
import type { ShareCell } from '../result.ts';
import { exploreDraws } from '../statement.ts';
import {
	caseNoun,
	emptyExplored,
	groupingWords,
	namingOf,
	questionNotes,
	whomExplored,
	whyLeftOut,
} from '../words.ts';
import { compareWithin, type Compared, type Difference } from './compare.ts';
import { spokenOf } from '../../flow/left-out.ts';

/** A group against the reference, as drawn. */
export interface DifferenceRow {
	readonly level: Level;
	readonly compared: Compared;
}

/** What the forest of differences draws from. */
export interface DifferencesDrawn {
	readonly form: 'differences';
	readonly rows: readonly DifferenceRow[];
	/** "runs in the cardiac ICU". */
	readonly reference: string;
	/** "diagnosis". */
	readonly allowing: string;
	/** "Survival to discharge". */
	readonly subject: string;
	readonly confidenceLevel: number;
}

const NOTHING = 'nobody to compare with';

/** "−11 (−13 to −8.2) points", or words in its place. */
function differenceText(difference: Difference | null): string {
	return difference === null
		? NOTHING
		: `${pointsInterval(difference.estimate, difference.lower, difference.upper)} points`;
}

/** Words where there is no adjusted difference to draw; null where there is. */
export function differenceNote({ hidden, adjusted }: Compared): string | null {
	if (hidden) return TOO_FEW;
	return adjusted === null ? NOTHING : null;
}

/** A row in words. */
export function differenceSentence({ level, compared }: DifferenceRow, allowing: string): string {
	const { share, crude, adjusted, used, alone, unplaced, hidden } = compared;
	if (share.kind !== 'shown') return `${level.label}: ${shareSentence(share)}`;
	const own = `${level.label}: ${shareSentence(share)}`;
	if (hidden) return `${own}; difference ${TOO_FEW}`;
	const dropped = alone === null || unplaced === null ? null : alone + unplaced;
	const out =
		dropped === 0
			? ''
			: dropped === null || used === null
				? ', a few not compared'
				: `, ${count(dropped)} of ${count(used + dropped)} not compared`;
	return `${own}; difference as recorded ${differenceText(crude)}; allowing for ${allowing} ${differenceText(adjusted)}${out}`;
}

/** Most names a title lists; more are counted. */
const LISTED = 3;

function title(
	outcome: ShareOutcome,
	rows: readonly DifferenceRow[],
	say: (level: Level) => string,
	base: string,
	reference: string,
	allowing: string,
	plain: string,
): string {
	const among = (word: string, clear: 1 | -1): string[] => {
		const found = rows.filter(({ compared }) => compared.clear === clear);
		if (found.length === 0) return [];
		return found.length > LISTED
			? [`${word} in ${found.length} of ${rows.length} groups`]
			: [
					`${word} ${joined(
						found.map(({ level }) => say(level)),
						'and',
					)}`,
				];
	};
	const clauses = [...among('lower', -1), ...among('higher', 1)];
	if (clauses.length > 0)
		return `${outcome.subject}, allowing for ${allowing}, was ${clauses.join(', ')} than ${base}`;
	return rows.some(({ compared }) => compared.adjusted !== null)
		? `${plain}: no clear difference from ${reference}`
		: plain;
}

function differenceValues(difference: Difference | null, hidden: boolean): TableValue[] {
	if (difference === null)
		return [hidden ? TOO_FEW : NO_NUMBER, NO_NUMBER, NO_NUMBER].map(wordsValue);
	return [difference.estimate, difference.lower, difference.upper].map((value) => ({
		text: pointsText(value),
		value: 100 * value,
	}));
}

/** The view of a question that allows for something: every group against the largest one, as recorded and within strata. */
export function presentDifferences(
	cells: readonly ShareCell[],
	question: Question,
	context: PresentContext,
): View<DifferencesDrawn> {
	const { confidenceLevel, cohort } = context;
	const { outcome, by, allowance } = question;
	if (outcome.kind !== 'share' || by === null || allowance === null)
		throw new RangeError('Only shares of groups can be compared within strata.');
	const levels = levelsOf(by, new Set(cells.map(({ group }) => group)), '');
	const { reference, groups, used } = compareWithin(
		cells,
		levels.flatMap(({ value }) => value ?? []),
		context,
	);
	const rows = groups.flatMap((compared): DifferenceRow[] => {
		const level = levels.find(({ value }) => value === compared.group);
		return level === undefined ? [] : [{ level, compared }];
	});
	const base = levels.find(({ value }) => value === reference?.group);
	const naming = namingOf(by);
	const say = ({ value, label }: Level): string =>
		naming({ level: value ?? '', label, x: 0, n: 0 });
	const than = base === undefined ? '' : `${caseNoun(question)} ${say(base)}`;
	const allowing = allowance.words;
	const plain = `${outcome.subject} by ${groupingWords(by)}, allowing for ${allowing}`;

	const sum = (of: readonly ShareCell[], name: 'n' | 'known' | 'yes'): number =>
		of.reduce((total, cell) => total + cell[name], 0);
	const n = sum(cells, 'n');
	const known = sum(cells, 'known');
	const ungrouped = sum(
		cells.filter(({ group }) => group === null),
		'known',
	);
	const open = n - known;
	const why = whyLeftOut(question);
	const unknown = `with ${groupingWords(by)} unknown`;
	const small = (value: number): boolean => context.policy.suppress && isSmallCount(value);
	// Who has no group is left out as well; two reasons are not told apart where one number is small.
	const together = small(open) || small(ungrouped);
	const spoken = together
		? spokenOf(n, { all: open + ungrouped, told: !small(open + ungrouped) }, `${why} or ${unknown}`)
		: spokenOf(n, { all: open, told: true }, why);
	const level = levelText(confidenceLevel);
	const empty =
		emptyExplored(question, n, known) ??
		(rows.length === 0
			? 'There is one group alone, so there is nothing to compare it with. Choose another grouping or remove a filter.'
			: null);
	const subject = outcome.subject;
	return {
		title:
			empty === null
				? title(outcome, rows, say, base === undefined ? '' : say(base), than, allowing, plain)
				: plain,
		subtitle: saidOf(
			whomExplored(question, cohort, spoken.about),
			n,
			`${capital(outcome.verb)}: known for ${count(together ? known - ungrouped : known)}${base === undefined ? '' : `; ${used === null ? 'those' : count(used)} compared with ${than}, the largest group`}${spoken.words}.`,
		),
		notes: [
			...question.setAside,
			`Squares: difference from the largest group when cases are compared only with cases of the same ${allowing} (Mantel-Haenszel, Sato’s ${level} intervals); rings: difference as recorded.`,
			`Not an effect: it allows for ${allowing} as recorded and for nothing else, and one number for all strata hides where they differ.`,
			'Cases drop out where their stratum has one side alone, and where it is unknown; the table counts them.',
			...(ungrouped === 0 || together ? [] : [`${count(ungrouped)} ${unknown} are not compared.`]),
			`The title names a group only where its interval, widened for ${counted(rows.length, 'comparison', 'comparisons')}, excludes zero.`,
			...questionNotes(question),
			...(by.name === 'age_group' || allowance.by.some(({ name }) => name === 'age_group')
				? []
				: mixedAgesNotes(cohort)),
			...ignoredNotes(cohort, exploreDraws(question)),
			...smallCellNotes(
				rows.some(({ compared }) => compared.hidden || compared.used === null) ||
					spoken.n.untold !== undefined,
			),
		],
		description: `${plain}, each group against ${base?.label ?? 'no other'}${reference === null ? '' : ` (${shareSentence(reference.share)})`}. ${rows
			.map((row) => `${differenceSentence(row, allowing)}.`)
			.join(' ')}`,
		table: {
			caption: plain,
			columns: [
				{ label: by.label, numeric: false },
				...shareColumns(capital(outcome.verb), confidenceLevel),
				...[
					'As recorded, points',
					`${level} CI from`,
					'to',
					`Allowing for ${allowing}, points`,
					`${level} CI from`,
					'to',
					'Compared',
					'Alone in their stratum',
					'Stratum unknown',
					'Compared with',
				].map((label) => ({ label, numeric: true })),
			],
			rows: [
				...(base === undefined || reference === null
					? []
					: [
							[
								{ text: `${base.label} (reference)`, value: base.label },
								...shareValues(reference.share),
								...Array.from({ length: 10 }, () => wordsValue(NO_NUMBER)),
							],
						]),
				...rows.map(({ level: own, compared }): TableValue[] => [
					{
						text: own.label,
						value: own.label,
						...(own.filter === null || own.filter === undefined ? {} : { filter: own.filter }),
					},
					...shareValues(compared.share),
					...differenceValues(compared.crude, compared.hidden),
					...differenceValues(compared.adjusted, compared.hidden),
					...[compared.used, compared.alone, compared.unplaced, compared.usedOfReference].map(
						countValue,
					),
				]),
			],
		},
		n: { ...spoken.n, of: question.population },
		leftOut: spoken.leftOut,
		empty,
		unlinked: unlinkedGroups(by, 'a row'),
		drawn: { form: 'differences', rows, reference: than, allowing, subject, confidenceLevel },
	};
}
