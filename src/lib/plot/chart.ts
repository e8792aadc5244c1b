/** Where a mark stands: a value on the axis, or px from the left edge of the drawing. */
export type Place = number | { readonly px: number };

export type Shape = 'circle' | 'diamond' | 'square' | 'triangle';

/** Vertical or horizontal hairlines across a stretch, in axis values (y also where it counts px). */
export interface RuleMark {
	readonly mark: 'rule';
	readonly way: 'vertical' | 'horizontal';
	readonly lines: readonly { readonly at: number; readonly from: number; readonly to: number }[];
	readonly stroke: string;
	readonly width?: number;
	readonly dash?: string;
	readonly opacity?: number;
	readonly roundEnds?: boolean;
}

export interface DotMark {
	readonly mark: 'dot';
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly shape: Shape;
	readonly colour: string;
	/** Radius in px of the circle of the same area. */
	readonly radius: number;
	/** Drawn as a ring on this colour. */
	readonly hollow?: string;
}

/** An open ring about something, to mark it. */
export interface RingMark {
	readonly mark: 'ring';
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly radius: number;
	readonly stroke: string;
}

export interface TextMark {
	readonly mark: 'text';
	readonly texts: readonly { readonly x: Place; readonly y: number; readonly text: string }[];
	readonly anchor: 'start' | 'middle' | 'end';
	readonly fill: string;
	readonly size: number;
	readonly bold?: boolean;
	/** Colour that clears the ground behind the letters. */
	readonly halo?: string;
}

export interface BoxMark {
	readonly mark: 'box';
	readonly boxes: readonly {
		readonly x1: number;
		readonly x2: number;
		readonly y1: number;
		readonly y2: number;
		readonly fill: string;
	}[];
	readonly stroke?: string;
	readonly inset?: number;
	readonly dash?: string;
}

/** A line through points in order; a point without `y` leaves a gap. */
export interface LineMark {
	readonly mark: 'line';
	readonly points: readonly { readonly x: number; readonly y: number | null }[];
	readonly stroke: string;
	readonly width?: number;
	readonly dash?: string;
}

/** What lies between two lines: a band of intervals, or a layer of a stack. Points in order. */
export interface AreaMark {
	readonly mark: 'area';
	readonly points: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
	readonly fill: string;
	readonly opacity?: number;
}

export type Mark = RuleMark | DotMark | RingMark | TextMark | BoxMark | LineMark | AreaMark;

/** The filter a click sets; a cell of two variables sets both. */
export interface HitFilter {
	readonly name: string;
	readonly level: string;
	readonly and?: { readonly name: string; readonly level: string };
}

/** A stretch of an axis that one may drag over to filter to a range; in the chart's own units, px being an axis too. */
export interface BrushArea {
	/** The range filter it sets. */
	readonly filter: string;
	readonly x1: number;
	readonly x2: number;
	readonly y1: number;
	readonly y2: number;
	/** Values of the filter at the two ends. */
	readonly from: number;
	readonly to: number;
}

/** A place the pointer can find: the filter a click sets, if any, and the words shown on hover. */
export interface Hit {
	readonly x1: Place;
	readonly x2: Place;
	readonly y1: number;
	readonly y2: number;
	readonly words: string;
	readonly filter?: HitFilter;
	/** A point among others of this set, which the keyboard visits one by one in the order of the hits. */
	readonly point?: string;
}

/** Where a drawing that is too tall for its page may be parted; px from its top. */
export interface Seam {
	readonly y: number;
	/** What is said again over the next page: key, heads of columns, ticks of the axis. */
	readonly head: { readonly from: number; readonly to: number };
	/** What is said again under each page, such as a scale of colours. */
	readonly foot?: { readonly from: number; readonly to: number };
	/** Heading of the section that goes on after it; null where none does. */
	readonly under: string | null;
}

/**
 * A drawing, described: linear axes, marks from back to front, places to hit. Knows no plotting library;
 * `render` turns it into an SVG.
 */
export interface Chart {
	/** Px, all margins included. */
	readonly height: number;
	readonly margin: {
		readonly top: number;
		readonly right: number;
		readonly bottom: number;
		readonly left: number;
	};
	/** Values at the left and right end of the plotting area. */
	readonly x: readonly [left: number, right: number];
	/** Values at its top and bottom. */
	readonly y: readonly [top: number, bottom: number];
	readonly marks: readonly Mark[];
	readonly hits: readonly Hit[];
	readonly brushes?: readonly BrushArea[];
	/** From the top down; only of charts without margins whose vertical axis counts px. */
	readonly seams?: readonly Seam[];
}
