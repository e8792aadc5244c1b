import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { parseManifest } from '../../src/lib/db/manifest.ts';
import { makeCsv } from '../../src/lib/export/data/make-data.ts';
import { makePngInNode } from '../../src/lib/export/png/node-painter.ts';
import type { ExportSettings } from '../../src/lib/export/settings.ts';
import { makeSvg } from '../../src/lib/export/svg/svg-file.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { presentFigures, tablesOf } from '../../src/lib/ui/board/figure-painter.ts';
import { dayOf } from '../../src/lib/ui/export/place.ts';
import { sheetOf } from '../../src/lib/ui/export/sheet-of.ts';
import { linkedView } from './linked-view.ts';
import type { FiguresOptions } from './options.ts';

const MAKERS = [makeSvg, makePngInNode, makeCsv];

/** What came of it: names of the files written, and of what could not be made, a sentence each. */
export interface Rendered {
	readonly files: readonly string[];
	readonly failures: readonly string[];
	readonly notices: readonly string[];
}

/**
 * Writes the figures of a view as SVG, PNG (2×) and CSV, with the code of the site. A figure that fails is named, and
 * the rest is still written. Rejects when the registry cannot be read, and with BadFlag for a link to no figures.
 */
export async function renderFigures(
	{ out, url, preset, theme, registry }: FiguresOptions,
	say: (line: string) => void,
): Promise<Rendered> {
	const manifest = parseManifest(
		JSON.parse(await readFile(join(registry, 'manifest.json'), 'utf8')),
	);
	const { version } = JSON.parse(
		await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
	) as { readonly version: string };
	const { figures, asked, site, notices } = linkedView(url, manifest.hash);
	const settings: ExportSettings = {
		preset,
		theme,
		background: 'white',
		size: { kind: 'scale', scale: 2 },
	};
	const engine = await nodeEngine({ registry });
	const files: string[] = [];
	const failures: string[] = [];
	try {
		await engine.load(tablesOf(figures, asked));
		await mkdir(out, { recursive: true });
		const document = nodeDocument();
		for (const figure of figures)
			try {
				const { view } = await presentFigures([figure], engine, asked);
				const sheet = sheetOf({
					figure,
					view: view(figure.id),
					asked,
					statements: planFigures([figure], asked.cohort, asked.options).statements,
					facts: { ...manifest, siteVersion: version },
					site,
					date: dayOf(new Date()),
				});
				for (const make of MAKERS) {
					const { signal } = new AbortController();
					const file = await make([sheet], settings, document, () => undefined, signal);
					await writeFile(join(out, file.name), file.bytes);
					files.push(file.name);
					say(file.name);
				}
			} catch (error) {
				failures.push(`${figure.name}: ${error instanceof Error ? error.message : String(error)}`);
			}
	} finally {
		await engine.close();
	}
	return { files, failures, notices };
}
