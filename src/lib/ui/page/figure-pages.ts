/** Pages made of figures: the name by which figures call their page, and where it is. */
export const FIGURE_PAGES = {
	overview: '/',
	'/survival': '/survival/',
	'/complications': '/complications/',
	'/centres': '/centres/',
	'/resources': '/resources/',
	'/explore': '/explore/',
} as const;

/** Where a page made of figures is, before the site's base path. */
export type FigurePath = (typeof FIGURE_PAGES)[keyof typeof FIGURE_PAGES];

/** Where the page of a figure is. Throws RangeError for a page that the site does not have. */
export function pathOfPage(page: string): FigurePath {
	const found = Object.entries(FIGURE_PAGES).find(([name]) => name === page);
	if (!found) throw new RangeError(`There is no page ${JSON.stringify(page)}.`);
	return found[1];
}
