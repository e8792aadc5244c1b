import type { Settings } from '../lesson.ts';
import type { MoveAnswer, Performance, TransportAnswer } from './analysis.ts';
import type { MoveName } from './model.ts';

/** Who the model was made on, and who it is used on. */
export const MOVE_WORDS: Readonly<
	Record<MoveName, { readonly label: string; readonly made: string; readonly used: string }>
> = {
	children: {
		label: 'All adults → children in hospital',
		made: 'adults',
		used: 'children in hospital',
	},
	small: {
		label: 'Adults of large centres → adults of small ones',
		made: 'adults of centres with 20 runs a year or more',
		used: 'adults of centres with fewer than 10 runs a year',
	},
};

export const moveOf = (settings: Settings): MoveName =>
	settings['move'] === 'small' ? 'small' : 'children';

/** Whether the intercept set anew is shown. */
export const isRefitted = (settings: Settings): boolean => settings['model'] === 'refitted';

export const moveAnswer = (answer: TransportAnswer, settings: Settings): MoveAnswer =>
	answer[moveOf(settings)];

/** The model on its new patients, as the reader chose to see it. */
export function abroad(answer: TransportAnswer, settings: Settings): Performance {
	const move = moveAnswer(answer, settings);
	return isRefitted(settings) ? move.refitted : move.used;
}
