import { decodeView } from '../../src/lib/domain/view-url.ts';
import type { Figure } from '../../src/lib/figures/figure.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import type { Asked } from '../../src/lib/ui/board/board.svelte.ts';
import { FIGURE_PAGES, pathOfPage } from '../../src/lib/ui/page/figure-pages.ts';
import { DISPLAY } from '../../src/lib/ui/view/display.ts';
import { BadFlag } from '../options.ts';

const PAGES = Object.values(FIGURE_PAGES);

/** Any other path may be a site's own root, but these are pages of the site. */
const OTHER_PAGES = /\/(data|methods|learn|compare|explore|report|link)\/?$/;

/** What a link asks to see. */
export interface LinkedView {
	readonly figures: readonly Figure[];
	readonly asked: Asked;
	/** Address of the site's root as the link has it; "/" for a link without a host. */
	readonly site: string;
	/** What of the link could not be used, a sentence each. */
	readonly notices: readonly string[];
}

/**
 * Reads a link as the site reads its address: the page says which figures, a name behind # takes one of them. An empty
 * link means every figure at the cohort the site opens with. Throws BadFlag for an address that is no page of figures.
 */
export function linkedView(link: string, dataHash: string): LinkedView {
	const url = new URL(link, 'https://none.invalid/');
	if (OTHER_PAGES.test(url.pathname))
		throw new BadFlag(`${url.pathname} is no page of figures: those are ${PAGES.join(' ')}.`);
	const path = PAGES.toSorted((one, other) => other.length - one.length).find((page) =>
		url.pathname.replace(/\/?$/, '/').endsWith(page),
	);
	if (path === undefined) throw new BadFlag(`${url.pathname} is no page of figures.`);
	const onPage =
		link === '' ? catalogue : catalogue.filter(({ page }) => pathOfPage(page) === path);
	const id = decodeURIComponent(url.hash.slice(1));
	const named = onPage.filter((figure) => figure.id === id);
	if (id !== '' && named.length === 0)
		throw new BadFlag(`The page ${path} has no figure ${JSON.stringify(id)}.`);
	const figures = id === '' ? onPage : named;
	const { view, notices } = decodeView(url.search, {
		specs: {
			choices: DISPLAY,
			figures: Object.fromEntries(onPage.map((figure) => [figure.id, figure.options])),
		},
		dataHash,
	});
	const root = `${url.pathname.replace(/\/?$/, '/').slice(0, -path.length)}/`;
	return {
		figures,
		asked: { ...view, cohortKey: url.search },
		site: url.hostname === 'none.invalid' ? '/' : url.origin + root,
		notices,
	};
}
