import type { LessonFacts } from '../lesson.ts';

export const indicationFacts: LessonFacts = {
	id: 'indication',
	number: 3,
	title: 'Apples and oranges',
	question: 'Were those who got it like those who did not, and what was not measured?',
	minutes: 15,
	domains: [
		'ROBINS-I: confounding',
		'JBI for cohort studies: confounders identified and dealt with',
		'CASP for cohort studies: confounding',
	],
};
