import { onMount } from 'svelte';
import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import { withWorld } from './world-search.ts';
import type { WhatIf } from './what-if.svelte.ts';

/**
 * Lets the address say which registry is explored, and lets links within the site keep it: one that names none
 * leads to its page on the same registry. Only `leave` and the history lead back to the published one. For a
 * component that lives as long as the site is open.
 */
export function keepWorld(whatIf: WhatIf): void {
	const read = () => {
		whatIf.read(location.search);
	};

	beforeNavigate(({ to, type, willUnload, cancel }) => {
		if (whatIf.key === '' || whatIf.leaving || willUnload || !to) return;
		if (type === 'popstate' || to.url.searchParams.has('world')) return;
		cancel();
		const { pathname, search, hash } = to.url;
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the address that was on its way, with one part more
		void goto(pathname + withWorld(search, whatIf.key) + hash);
	});
	afterNavigate(read);

	onMount(() => {
		read();
		addEventListener('popstate', read);
		return () => {
			removeEventListener('popstate', read);
		};
	});
}

/** Shows the published registry on the page that is open. */
export async function leaveWorld(whatIf: WhatIf): Promise<void> {
	whatIf.leaving = true;
	try {
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the address that the browser shows, with one part less
		await goto(location.pathname + withWorld(location.search, ''));
	} finally {
		whatIf.leaving = false;
	}
}
