import type { LessonFacts } from '../lesson.ts';

export const missingNeurologyFacts: LessonFacts = {
	id: 'missing-neurology',
	number: 7,
	title: 'The ones we did not hear from',
	question: 'How many outcomes are missing, whose, and what is the least and the most they allow?',
	minutes: 12,
	domains: [
		'ROBINS-I: missing data',
		'RoB 2: missing outcome data',
		'JBI for case series: outcomes reported for all',
	],
};
