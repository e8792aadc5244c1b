import { readFile } from 'node:fs/promises';
import { buildEngine, builtManifest } from '../registry.server.ts';
import { completeness } from './completeness.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** Written by `npm run calibrate` and committed. */
const CALIBRATION = 'data/CALIBRATION.md';

export const load = async () => {
	const { tables } = await builtManifest();
	const report = await readFile(CALIBRATION, 'utf8').catch(() => null);
	return {
		tables,
		completeness: await completeness(await buildEngine()),
		calibration: report === null ? null : markdownBlocks(report),
	};
};
