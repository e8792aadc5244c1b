/** Where a figure goes decides its width, its type and whether its height is given. */
export type PresetId = 'single' | 'double' | 'slide' | 'poster' | 'handout';

/** A page to lay a figure out on. Lengths are in units of the layout, in which a chart's text is 12 to 13. */
export interface Preset {
	readonly id: PresetId;
	readonly label: string;
	/** Width on paper. */
	readonly widthMm: number;
	readonly width: number;
	/** Null: as tall as the figure needs. */
	readonly height: number | null;
	readonly margin: number;
	/** Font sizes of title, subtitle, and notes and source. */
	readonly type: { readonly title: number; readonly lead: number; readonly small: number };
	/** Least scale at which a drawing is still readable; one that needs less is set in columns or takes more pages. */
	readonly least: number;
}

const PRESETS: Readonly<Record<PresetId, Preset>> = {
	single: {
		id: 'single',
		label: 'Journal, one column (85 mm)',
		widthMm: 85,
		width: 374,
		height: null,
		margin: 8,
		type: { title: 14, lead: 12, small: 11 },
		least: 1,
	},
	double: {
		id: 'double',
		label: 'Journal, two columns (180 mm)',
		widthMm: 180,
		width: 792,
		height: null,
		margin: 8,
		type: { title: 15, lead: 12.5, small: 11 },
		least: 1,
	},
	slide: {
		id: 'slide',
		label: 'Slide, 16:9',
		widthMm: 338.667,
		width: 960,
		height: 540,
		margin: 30,
		type: { title: 21, lead: 13, small: 9.5 },
		least: 0.9,
	},
	poster: {
		id: 'poster',
		label: 'Poster (400 mm wide)',
		widthMm: 400,
		width: 640,
		height: null,
		margin: 20,
		type: { title: 18, lead: 13, small: 11 },
		least: 1,
	},
	handout: {
		id: 'handout',
		label: 'Handout, A4',
		widthMm: 210,
		width: 794,
		height: 1123,
		margin: 57,
		type: { title: 18, lead: 13.5, small: 11.5 },
		least: 0.9,
	},
};

/** All presets, in the order they are offered. */
export const PRESET_LIST: readonly Preset[] = Object.values(PRESETS);

export function presetOf(id: PresetId): Preset {
	return PRESETS[id];
}
