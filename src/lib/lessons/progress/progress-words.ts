import type { LessonProgress } from './progress.svelte.ts';

/** How far a reader is in a lesson, for the index; empty where it was not begun. */
export function progressWords({ prediction, revealed, answers }: LessonProgress): string {
	const checked = Object.keys(answers ?? {}).length;
	if (revealed === true && checked > 0) return 'Truth opened, questions answered.';
	if (revealed === true) return 'Truth opened.';
	if (prediction === null) return 'Begun, without a prediction.';
	if (prediction !== undefined) return 'Prediction made.';
	return '';
}
