import type { LessonFacts } from '../lesson.ts';

export const censoringFacts: LessonFacts = {
	id: 'censoring',
	number: 6,
	title: 'Censoring is not leaving',
	question: 'Who was counted as “lost” although they had only left alive?',
	minutes: 12,
	domains: [
		'ROBINS-I: missing data and follow-up',
		'CASP for cohort studies: completeness and length of follow-up',
		'PROBAST: analysis, censoring and competing ends',
	],
};
