import type { LessonFacts } from '../lesson.ts';

export const leagueTablesFacts: LessonFacts = {
	id: 'league-tables',
	number: 9,
	title: 'League tables',
	question: 'Is the best centre good, or lucky?',
	minutes: 12,
	domains: [
		'JBI for case series: presenting site information',
		'ROBINS-I: selection of the reported result',
		'PROBAST: analysis',
	],
};
