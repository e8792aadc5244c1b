import { count } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { CensoringAnswer } from './analysis.ts';
import { QUESTIONS } from './ways.ts';

/** How many runs had not ended when the study closed; small counts are not told. */
function openText({ open }: CensoringAnswer): string {
	if (open === 0) return 'None was';
	if (isSmallCount(open)) return 'Fewer than 5 were';
	return `${count(open)} were`;
}

/** "4,601 runs of children in hospital. 12 were still on ECMO when the file closed." */
export function followedText(answer: CensoringAnswer): string {
	const { still } = QUESTIONS[answer.question];
	const when = answer.closing === 'file' ? 'the file closed' : 'the study closed';
	return `${count(answer.n)} ECPR runs of children in hospital. ${openText(answer)} ${still.replace('Still', 'still')} when ${when}.`;
}

/** What must be known of the closing, and of runs without days. */
export function closingNote({ closing, question, unknown }: CensoringAnswer): readonly string[] {
	const { horizon } = QUESTIONS[question];
	return [
		...(closing === 'early'
			? [
					`Made up for this lesson: the same runs, as if they had begun evenly over the ${2 * horizon} days before the study closed.`,
				]
			: []),
		...(unknown > 0
			? [`${unknown < 5 ? 'Fewer than 5' : count(unknown)} runs without days on file are left out.`]
			: []),
	];
}
