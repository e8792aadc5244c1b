import { caseMixFacts } from './case-mix/facts.ts';
import { censoringFacts } from './censoring/facts.ts';
import { complicationsFacts } from './complications/facts.ts';
import { denominatorsFacts } from './denominators/facts.ts';
import { indicationFacts } from './indication/facts.ts';
import { leagueTablesFacts } from './league-tables/facts.ts';
import type { Lesson, LessonAnalysis, LessonFacts } from './lesson.ts';
import { minutesFacts } from './minutes/facts.ts';
import { missingNeurologyFacts } from './missing-neurology/facts.ts';
import { perHundredFacts } from './per-hundred/facts.ts';
import { precisionFacts } from './precision/facts.ts';
import { stoppingFacts } from './stopping/facts.ts';
import { subgroupsFacts } from './subgroups/facts.ts';
import { transportFacts } from './transport/facts.ts';
import { trialsFacts } from './trials/facts.ts';

/** One lesson of the catalogue: what is listed of it, and where the rest is fetched from. */
export interface LessonEntry {
	readonly facts: LessonFacts;
	/** Words and figures. */
	readonly lesson: () => Promise<Lesson>;
	/** What is computed; also fetched by the worker. */
	readonly analysis: () => Promise<LessonAnalysis>;
}

/** Each folder keeps its own types; what the page hands from one part of a lesson to another is that lesson's. */
function entry<Answer, Truth, Made>(
	facts: LessonFacts,
	lesson: () => Promise<{ readonly lesson: Lesson<Answer, Truth, Made> }>,
	analysis: () => Promise<{ readonly analysis: LessonAnalysis<Answer, Truth, Made> }>,
): LessonEntry {
	return {
		facts,
		lesson: async () => (await lesson()).lesson,
		analysis: async () => (await analysis()).analysis,
	};
}

/** The lessons, in the order of their numbers: one line a lesson. */
export const lessonCatalogue: readonly LessonEntry[] = [
	entry(denominatorsFacts, () => import('./denominators/lesson.ts'), () => import('./denominators/analysis.ts')), // prettier-ignore
	entry(precisionFacts, () => import('./precision/lesson.ts'), () => import('./precision/analysis.ts')), // prettier-ignore
	entry(indicationFacts, () => import('./indication/lesson.ts'), () => import('./indication/analysis.ts')), // prettier-ignore
	entry(minutesFacts, () => import('./minutes/lesson.ts'), () => import('./minutes/analysis.ts')), // prettier-ignore
	entry(caseMixFacts, () => import('./case-mix/lesson.ts'), () => import('./case-mix/analysis.ts')), // prettier-ignore
	entry(censoringFacts, () => import('./censoring/lesson.ts'), () => import('./censoring/analysis.ts')), // prettier-ignore
	entry(missingNeurologyFacts, () => import('./missing-neurology/lesson.ts'), () => import('./missing-neurology/analysis.ts')), // prettier-ignore
	entry(subgroupsFacts, () => import('./subgroups/lesson.ts'), () => import('./subgroups/analysis.ts')), // prettier-ignore
	entry(leagueTablesFacts, () => import('./league-tables/lesson.ts'), () => import('./league-tables/analysis.ts')), // prettier-ignore
	entry(complicationsFacts, () => import('./complications/lesson.ts'), () => import('./complications/analysis.ts')), // prettier-ignore
	entry(trialsFacts, () => import('./trials/lesson.ts'), () => import('./trials/analysis.ts')), // prettier-ignore
	entry(transportFacts, () => import('./transport/lesson.ts'), () => import('./transport/analysis.ts')), // prettier-ignore
	entry(perHundredFacts, () => import('./per-hundred/lesson.ts'), () => import('./per-hundred/analysis.ts')), // prettier-ignore
	entry(stoppingFacts, () => import('./stopping/lesson.ts'), () => import('./stopping/analysis.ts')), // prettier-ignore
];

/** The entry of a lesson. Throws RangeError for an id the catalogue does not have. */
export function entryOf(id: string): LessonEntry {
	const found = lessonCatalogue.find(({ facts }) => facts.id === id);
	if (found === undefined) throw new RangeError(`There is no lesson ${JSON.stringify(id)}.`);
	return found;
}
