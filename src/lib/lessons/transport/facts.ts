import type { LessonFacts } from '../lesson.ts';

export const transportFacts: LessonFacts = {
	id: 'transport',
	number: 12,
	title: 'Does the number travel?',
	question:
		'A model was made on other patients. Are its numbers right for mine, or only its order?',
	minutes: 12,
	domains: [
		'PROBAST: participants; analysis (calibration and discrimination)',
		'GRADE: indirectness',
	],
};
