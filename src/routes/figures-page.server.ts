import type { Figure } from '$lib/figures/figure.ts';
import { drawPage } from '$lib/ui/page/draw-page.ts';
import type { FigurePath } from '$lib/ui/page/figure-pages.ts';
import type { PageData } from '$lib/ui/page/page-data.ts';
import { buildEngine, builtManifest } from './registry.server.ts';

/**
 * The load function of a page made of figures. The drawings go into the page's HTML (by way of `locals`, see
 * hooks.server.ts); only what the page's code needs beside them is sent as data.
 */
export function figuresPage(path: FigurePath, figures: readonly Figure[]) {
	return async ({ locals }: { readonly locals: App.Locals }): Promise<PageData> => {
		const { hash } = await builtManifest();
		const { drawn, data } = await drawPage(path, figures, await buildEngine(), hash);
		locals.drawn = drawn;
		return data;
	};
}
