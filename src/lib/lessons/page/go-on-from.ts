import { tick } from 'svelte';

/** After a change that took the pressed button off the page: a reader by keyboard goes on from what took its place. */
export async function goOnFrom(next: () => HTMLElement | null | undefined): Promise<void> {
	await tick();
	if (document.activeElement === document.body) next()?.focus();
}
