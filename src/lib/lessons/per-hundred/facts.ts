import type { LessonFacts } from '../lesson.ts';

export const perHundredFacts: LessonFacts = {
	id: 'per-hundred',
	number: 13,
	title: 'Relative, absolute, per hundred',
	question: 'How many more of a hundred patients like mine, and not: how many times as many?',
	minutes: 10,
	domains: [
		'GRADE: absolute effects',
		'CASP: what are the results, and do they apply to my patients?',
		'RoB 2 and ROBINS-I come before: a measure cannot mend a bias',
	],
};
