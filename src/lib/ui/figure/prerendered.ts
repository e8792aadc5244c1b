/**
 * The parts of a figure that the build draws into the page. The page sends them once, as HTML: components
 * print a marker in their place, the build puts the drawn part there (see src/hooks.server.ts), and
 * hydration leaves it untouched, because server and browser agree on the marker.
 */
export const PARTS = ['head', 'body', 'table'] as const;

export type Part = (typeof PARTS)[number];

export type Parts = Readonly<Record<Part, string>>;

const MARKER = /<!--figure:([a-z0-9-]+):(head|body|table)-->/g;

export function marker(id: string, part: Part): string {
	return `<!--figure:${id}:${part}-->`;
}

/** The page with every marker replaced by its part. A marker without a part is a mistake of the build: throws. */
export function fillMarkers(html: string, figures: ReadonlyMap<string, Parts>): string {
	return html.replace(MARKER, (_, id: string, part: Part) => {
		const drawn = figures.get(id);
		if (!drawn) throw new Error(`The page has no drawing of the figure "${id}".`);
		return drawn[part];
	});
}

/** The parts found in a page, by figure; a figure that lacks one is left out. */
export function partsIn(page: ParentNode): Map<string, Parts> {
	const found = new Map<string, Parts>();
	for (const figure of page.querySelectorAll<HTMLElement>('figure[data-figure]')) {
		const html = (part: Part) => figure.querySelector(`[data-part="${part}"]`)?.innerHTML;
		const [head, body, table] = [html('head'), html('body'), html('table')];
		const id = figure.dataset.figure;
		if (id && head && body && table) found.set(id, { head, body, table });
	}
	return found;
}
