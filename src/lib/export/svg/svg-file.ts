import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import type { FrameLook } from '../settings.ts';
import { frameSvg } from './frame.ts';
import { svgText } from './xml.ts';

/** One figure as an SVG file. Throws RangeError unless there is exactly one: an SVG holds one drawing. */
export const makeSvg: Maker<FrameLook> = async (sheets, look, document, progress, signal) => {
	await Promise.resolve();
	signal.throwIfAborted();
	const [sheet, ...others] = sheets;
	if (sheet === undefined || others.length > 0)
		throw new RangeError('An SVG file holds one figure: make one file each.');
	progress(0, `Drawing ${sheet.name}`);
	const text = svgText(frameSvg(sheet, look, document));
	progress(1, 'Done');
	return {
		name: fileName(sheet.id, sheet.date, 'svg'),
		type: 'image/svg+xml',
		bytes: new TextEncoder().encode(text),
	};
};
