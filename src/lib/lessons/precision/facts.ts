import type { LessonFacts } from '../lesson.ts';

export const precisionFacts: LessonFacts = {
	id: 'precision',
	number: 2,
	title: 'How sure?',
	question: 'How far could the number lie from the truth by the luck of the draw alone?',
	minutes: 10,
	domains: [
		'CASP: precision of the results',
		'GRADE: imprecision',
		'JBI for prevalence: sample size and appropriate analysis',
	],
};
