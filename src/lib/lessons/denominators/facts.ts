import type { LessonFacts } from '../lesson.ts';

export const denominatorsFacts: LessonFacts = {
	id: 'denominators',
	number: 1,
	title: 'Out of how many?',
	question: 'Survival of whom: who is in the denominator, and who never got into it?',
	minutes: 10,
	domains: [
		'JBI for case series: complete and consecutive inclusion',
		'ROBINS-I: selection of participants',
		'PROBAST: participants',
	],
};
