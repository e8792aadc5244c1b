import { onMount } from 'svelte';
import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import { nextTask } from '../board/idle.ts';

/**
 * Two quick steps of Back may lead to another page and there to an earlier view. The router takes the second step
 * for one within a page, stops on the way, and leaves the old page under the new address: this sees it through.
 * For a component that lives as long as the site is open.
 */
export function finishWalks(): void {
	/** Steps in the history, and moves to another page that the router began, since it last arrived. */
	let steps = 0;
	let begun = 0;

	beforeNavigate(({ willUnload }) => {
		if (!willUnload) begun++;
	});
	afterNavigate(() => {
		steps = 0;
		begun = 0;
	});

	async function walked(): Promise<void> {
		steps++;
		await nextTask();
		if (begun === 0) steps = 0;
		if (begun === 0 || steps <= begun) return;
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the address that the browser shows already
		await goto(location.href, { replaceState: true, keepFocus: true });
	}

	onMount(() => {
		const listen = () => void walked();
		addEventListener('popstate', listen);
		return () => {
			removeEventListener('popstate', listen);
		};
	});
}
