/**
 * Pieces of a page that the build draws (figures, the cohort's controls). They are sent once, as HTML:
 * components print a marker in their place, the build puts the piece there (see src/hooks.server.ts), and
 * hydration leaves it untouched, because server and browser agree on the marker. Names are like
 * "headline:body"; the element around a piece says its name in `data-drawn`.
 */
export type Drawn = ReadonlyMap<string, string>;

/** Kinds of nodes, as `Node` numbers them; Node.js has no such object. */
const [ELEMENT, TEXT] = [1, 3];

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

/** The pieces found in a page, without those that are still empty. Writes all of them out, which takes time. */
export function drawnIn(page: ParentNode): Drawn {
	const drawn = placesIn(page).filter(isDrawn);
	return new Map(drawn.map((place) => [nameOf(place), place.innerHTML] as const));
}

/** True when all these pieces stand in a page. */
export function areDrawn(page: ParentNode, names: readonly string[]): boolean {
	const there = new Set(placesIn(page).filter(isDrawn).map(nameOf));
	return names.every((name) => there.has(name));
}

const placesIn = (page: ParentNode) => [...page.querySelectorAll<HTMLElement>('[data-drawn]')];
const nameOf = (place: HTMLElement) => place.dataset.drawn ?? '';

/** Holds more than a marker and the comments of hydration. */
function isDrawn(place: HTMLElement): boolean {
	return [...place.childNodes].some(({ nodeType, nodeName, textContent }) =>
		nodeType === ELEMENT
			? nodeName !== 'TEMPLATE'
			: nodeType === TEXT && textContent?.trim() !== '',
	);
}
