import { presetOf, type PresetId } from '../presets.ts';
import type { PixelSize } from '../settings.ts';

/** Px of an image, and the resolution that gives it its size on paper. */
export interface Pixels {
	readonly width: number;
	readonly dpi: number;
}

/** Widths that may be asked for: less cannot be read, and browsers draw no larger canvas. */
export const WIDTHS = { least: 200, most: 8000 } as const;

/** Resolutions that may be asked for. */
export const RESOLUTIONS = { least: 72, most: 1200 } as const;

/**
 * How wide an image becomes. A scale counts from the preset's layout and gets the resolution at which the image has the
 * preset's width on paper; numbers out of bounds are brought back to the nearest that can be made.
 */
export function pixelsOf(size: PixelSize, id: PresetId): Pixels {
	const preset = presetOf(id);
	if (size.kind === 'width')
		return {
			width: Math.round(within(size.width, WIDTHS)),
			dpi: within(size.dpi, RESOLUTIONS),
		};
	const width = Math.round(preset.width * size.scale);
	return { width, dpi: width / (preset.widthMm / 25.4) };
}

function within(value: number, bounds: { readonly least: number; readonly most: number }): number {
	return Number.isFinite(value)
		? Math.min(Math.max(value, bounds.least), bounds.most)
		: bounds.least;
}
