import { readFile } from 'node:fs/promises';
import { htmlOf } from '$lib/ui/html-of.ts';
import { buildEngine, builtManifest } from '../registry.server.ts';
import Calibration from './Calibration.svelte';
import Codebook from './Codebook.svelte';
import { completeness } from './completeness.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** Written by `npm run calibrate` and committed. */
const CALIBRATION = 'data/CALIBRATION.md';

/** The long tables go into the page as HTML, by way of `locals`; the words of the codebook are code fetched later. */
export const load = async ({ locals }: { readonly locals: App.Locals }) => {
	const { tables } = await builtManifest();
	const report = await readFile(CALIBRATION, 'utf8').catch(() => null);
	const filled = await completeness(await buildEngine());
	locals.drawn = new Map([
		['codebook', htmlOf(Codebook, { completeness: filled })],
		[
			'calibration',
			htmlOf(Calibration, { report: report === null ? null : markdownBlocks(report) }),
		],
	]);
	return { tables, completeness: filled };
};
