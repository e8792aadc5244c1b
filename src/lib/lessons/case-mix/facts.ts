import type { LessonFacts } from '../lesson.ts';

export const caseMixFacts: LessonFacts = {
	id: 'case-mix',
	number: 5,
	title: 'Better everywhere, worse overall',
	question: 'Are like patients compared, or one mix of patients with another?',
	minutes: 12,
	domains: [
		'ROBINS-I: confounding',
		'JBI for cohorts: confounding factors identified and dealt with',
		'CASP: are the groups comparable?',
	],
};
