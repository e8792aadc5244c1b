import type { Handle } from '@sveltejs/kit';
import { fillMarkers } from '$lib/ui/figure/prerendered.ts';

/** Puts the figures that a page's load drew in place of their markers: sent once, as HTML, not as data too. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) => {
			const { figures } = event.locals;
			return figures ? fillMarkers(html, figures) : html;
		},
	});
