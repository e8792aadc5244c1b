import type { LessonFacts } from '../lesson.ts';

export const stoppingFacts: LessonFacts = {
	id: 'stopping',
	number: 14,
	title: 'A rule to stop',
	question: 'Did anyone act on the test before the outcome that it is said to predict?',
	minutes: 12,
	domains: [
		'QUADAS-2: reference standard read without knowledge of the test',
		'PROBAST: outcome determined without knowledge of predictors',
		'CASP for diagnostic studies: likelihood ratios',
	],
};
