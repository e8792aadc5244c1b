import { tick } from 'svelte';

/** How long a pressed button may stay before it counts as one that stays: some two seconds. */
const MOST_FRAMES = 120;

/**
 * After a change that may have taken the focused button off the page: a reader by keyboard goes on from `next`, or
 * from the age in the cohort sentence, which is always said. A focus that is somewhere already stays there.
 */
export async function keepFocus(next?: () => HTMLElement | null | undefined): Promise<void> {
	const pressed = document.activeElement;
	await tick();
	// Controls may wait for the figures they are shown with.
	for (let frames = 0; frames < MOST_FRAMES && isHeld(pressed); frames++)
		await new Promise(requestAnimationFrame);
	const { activeElement } = document;
	if (activeElement !== null && activeElement !== document.body) return;
	(next?.() ?? opening('age_group'))?.focus();
}

function isHeld(element: Element | null): boolean {
	return element !== null && element !== document.body && element === document.activeElement;
}

/** The button, in the sentence or beside "Narrow by", that opens the control of a filter. */
export function opening(filter: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(filter)}"]`);
}
