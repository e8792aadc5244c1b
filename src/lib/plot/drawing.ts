/** Colours of a drawing: CSS variables on screen, literals in exports. Keys are the design tokens. */
export interface Theme {
	readonly name: 'screen' | 'light' | 'dark' | 'grey';
	readonly paper: string;
	readonly ink: string;
	readonly softInk: string;
	readonly rule: string;
	readonly survived: string;
	readonly died: string;
	readonly first: string;
	readonly second: string;
	readonly accent: string;
	/** Heat maps, low to high, with the ink that reads on each step. */
	readonly sequence: readonly { readonly fill: string; readonly ink: string }[];
	/** Further groups in a fixed order. */
	readonly groups: readonly string[];
}

/** One page of a drawing that is parted between its rows. */
export interface PageOfDrawing {
	/** Px a page may be tall. */
	readonly height: number;
	/** From 0. */
	readonly number: number;
	/** Told how many pages there are. */
	readonly told: (pages: number) => void;
}

/** Where and how a chart is drawn. The document is handed in, so charts draw in Node as in a page. */
export interface Drawing {
	readonly document: Document;
	/** Pixels; 358 and up. */
	readonly width: number;
	readonly theme: Theme;
	/** Prefix of every element id in the SVG, unique on the page. */
	readonly idPrefix: string;
	/** Draws this page alone; the whole where it is left out, or where the chart cannot be parted. */
	readonly page?: PageOfDrawing;
	/** Px that plots which may have any height are made to fit into, within reason. */
	readonly room?: number;
	/** Only its size is asked for: nothing is painted into it. */
	readonly sizeOnly?: true;
}
