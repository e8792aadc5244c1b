/**
 * Pieces of a page that the build draws (figures, the cohort's controls). They are sent once, as HTML:
 * components print a marker in their place, the build puts the piece there (see src/hooks.server.ts), and
 * hydration leaves it untouched, because server and browser agree on the marker. Names are like
 * "headline:body"; the element around a piece says its name in `data-drawn`.
 */
export type Drawn = ReadonlyMap<string, string>;

const MARKER = /<template data-marker="([a-z0-9:-]+)"><\/template>/g;

export function marker(name: string): string {
	return `<template data-marker="${name}"></template>`;
}

/** The page with every marker replaced by its piece. Throws for a marker without one: a mistake of the build. */
export function fillMarkers(html: string, drawn: Drawn): string {
	return html.replace(MARKER, (_, name: string) => {
		const piece = drawn.get(name);
		if (piece === undefined) throw new Error(`The page has no drawing of "${name}".`);
		return piece;
	});
}

/** The pieces found in a page, without those that are still empty. */
export function drawnIn(page: ParentNode): Drawn {
	const places = [...page.querySelectorAll<HTMLElement>('[data-drawn]')];
	return new Map(
		places
			.map((place) => [place.dataset.drawn ?? '', place.innerHTML] as const)
			.filter(
				([, html]) =>
					html
						.replace(/<!--.*?-->/g, '')
						.replace(MARKER, '')
						.trim() !== '',
			),
	);
}
