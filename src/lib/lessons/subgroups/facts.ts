import type { LessonFacts } from '../lesson.ts';

export const subgroupsFacts: LessonFacts = {
	id: 'subgroups',
	number: 8,
	title: 'Slice until something shines',
	question: 'How many looks were taken before this one was found?',
	minutes: 14,
	domains: [
		'RoB 2: selection of the reported result',
		'ROBINS-I: selection of the reported result',
		'CASP: precision of the result in a subgroup',
	],
};
