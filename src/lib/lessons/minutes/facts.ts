import type { LessonFacts } from '../lesson.ts';

export const minutesFacts: LessonFacts = {
	id: 'minutes',
	number: 4,
	title: 'The minutes you must stay in arrest to be treated',
	question: 'At which minute, and by which decision, were the two groups formed?',
	minutes: 20,
	domains: [
		'ROBINS-I: selection of participants (start of follow-up and of intervention)',
		'ROBINS-I: classification of interventions',
		'JBI for cohort studies: groups similar and from the same population',
	],
};
