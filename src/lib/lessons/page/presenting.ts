import { tick } from 'svelte';
import type { StepId } from '../settings.ts';
import { note, showStep } from './address.ts';
import type { LessonVisit } from './visit.svelte.ts';

export function enterPresenter(visit: LessonVisit): void {
	visit.presented = 'scenario';
	note(visit, 'scenario');
}

/** Back on the page at the step that was shown, with the focus where it was before. */
export async function leavePresenter(visit: LessonVisit, step: StepId): Promise<void> {
	visit.presented = null;
	note(visit, step);
	await tick();
	showStep(step);
	document.querySelector<HTMLElement>('[data-present]')?.focus({ preventScroll: true });
}

/** Before a step that is closed in the presenter view: what it waits for; asked again, or for the truth, it opens. */
export function unlock(
	visit: LessonVisit,
	step: StepId,
	again: boolean,
): { readonly told: string; readonly opens: boolean; readonly past: boolean } {
	if (step === 'look') {
		if (again) visit.passed = true;
		const told = 'Predict or skip first. “Next” once more goes on without a prediction.';
		return { told, opens: again, past: true };
	}
	if (!visit.lesson.revealing) void visit.reveal();
	return { told: 'Opening the answer key …', opens: true, past: false };
}
