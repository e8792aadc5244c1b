import type { Component } from 'svelte';
import { render } from 'svelte/server';

/** HTML of a component without the comments that hydration uses: for pieces that are never hydrated. Node only. */
export function htmlOf<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props,
): string {
	const { body } = render(component as Component, { props });
	return body.replace(/<!--.*?-->/gs, '');
}
