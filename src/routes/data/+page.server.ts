import { buildEngine, builtManifest } from '../registry.server.ts';
import { calibrationSummary } from './calibration.server.ts';
import { completeness } from './completeness.ts';

export const load = async () => {
	const { tables } = await builtManifest();
	return {
		tables,
		completeness: await completeness(await buildEngine()),
		calibration: await calibrationSummary(),
	};
};
