import type { LessonFacts } from '../lesson.ts';

export const trialsFacts: LessonFacts = {
	id: 'trials',
	number: 11,
	title: 'Trials beside registries',
	question:
		'Do these trials ask one question, how much do three of them know, and are their patients mine?',
	minutes: 14,
	domains: [
		'RoB 2: deviations from the intended interventions',
		'RoB 2: selection of the reported result',
		'GRADE: inconsistency, indirectness, imprecision',
	],
};
