import type { Cohort } from '../../domain/cohort.ts';
import { counted } from '../../domain/format.ts';
import { cohortText, NOUNS } from '../../domain/sentence.ts';
import { ownCohort } from '../words/cohort-words.ts';
import { inSentence, type Naming } from '../words/finding.ts';
import { PLACES } from '../words/places.ts';
import { ACTIVATED, KNOWN_LATE, YEAR, type ExploredGrouping } from './groupings.ts';
import type { Question } from './question.ts';
import { exploreDraws } from './statement.ts';

/** A grouping in a sentence: "place of arrest". */
export function groupingWords({ label }: ExploredGrouping): string {
	return inSentence(label);
}

/** How a group is named inside a sentence: "on the ward", "for sepsis", "in 2019". */
export function namingOf(grouping: ExploredGrouping): Naming {
	const yesNo = grouping.levels.every(({ value }) => value === 'true' || value === 'false');
	return ({ level, label }) => {
		if (grouping.name === 'setting') return inSentence(label);
		if (grouping.name === ACTIVATED) return `with the ${label}`;
		if (grouping.name === YEAR) return `in ${label}`;
		if (yesNo) return `with ${groupingWords(grouping)}: ${inSentence(label)}`;
		return (grouping.name === 'location' ? PLACES[level] : undefined) ?? `for ${inSentence(label)}`;
	};
}

/** Cases of the question's population: "1 ECPR run", "4,812 eligible arrests". */
export function cases({ population }: Question, value: number): string {
	const { one, many } = NOUNS[population];
	return counted(value, one, many);
}

/** What cases are called where they have been named before: "runs". */
export function caseNoun({ population }: Question): string {
	return population === 'runs' ? 'runs' : 'arrests';
}

/** Whom the figure is about, with its own count. */
export function whomExplored(question: Question, cohort: Cohort, n: number): string {
	return cohortText(ownCohort(cohort, exploreDraws(question)), question.population, n);
}

/** Why a case may have no answer: "still in hospital at the snapshot". */
export function whyLeftOut({ outcome }: Question): string {
	return outcome.kind === 'spread' ? 'without a value' : (outcome.open ?? 'without an answer');
}

/** The sentence that stands in place of a drawing; null when there is something to draw. */
export function emptyExplored(question: Question, n: number, known: number): string | null {
	const { population, outcome } = question;
	if (n === 0)
		return `No ${NOUNS[population].one} matches these filters. Remove one to see a result.`;
	if (known > 0) return null;
	return outcome.kind === 'spread'
		? `No value of ${inSentence(outcome.label)} is on file for any of the ${cases(question, n)}.`
		: `The outcome is not known for any of the ${cases(question, n)} yet: all are ${outcome.open ?? 'without an answer'}.`;
}

/** Notes on what is asked, whatever the chart. */
export function questionNotes(question: Question): string[] {
	const { population, by, facet, outcome } = question;
	const late = [by, facet].flatMap((one) => (one?.late === true ? [one.label] : []));
	return [
		...(population === 'activated'
			? [
					'Every arrest in which the ECMO team was called by minute 10 counts, whether flow came or not.',
				]
			: population === 'eligible'
				? ['Every arrest that might have had ECPR counts; most never had it.']
				: []),
		...(by?.name === ACTIVATED || facet?.name === ACTIVATED
			? [
					'For whom the team is called is a choice, made on what the registry holds only in part; and whoever is called for was still in arrest at minute 10.',
				]
			: []),
		...late.map(
			(label) =>
				`${label} is ${KNOWN_LATE}: it is partly a result of how long CPR had gone on before it was taken.`,
		),
		...outcome.notes,
	];
}
