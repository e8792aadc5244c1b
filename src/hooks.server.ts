import type { Handle } from '@sveltejs/kit';
import { fillMarkers } from '$lib/ui/drawn.ts';

/** Puts what a page's load drew in place of the markers: sent once, as HTML, not as data too. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) => {
			const { drawn } = event.locals;
			return drawn ? fillMarkers(html, drawn) : html;
		},
	});
