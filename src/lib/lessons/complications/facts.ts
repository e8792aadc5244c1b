import type { LessonFacts } from '../lesson.ts';

export const complicationsFacts: LessonFacts = {
	id: 'complications',
	number: 10,
	title: 'Complications and survival',
	question: 'Had the exposure happened yet when its clock began to run?',
	minutes: 15,
	domains: [
		'ROBINS-I: classification of exposure, and time-varying confounding',
		'JBI for cohort studies: exposure measured before the outcome',
		'ROBINS-I: selection of participants',
	],
};
