import type { Shape } from './chart.ts';

/** How one series is told apart: always by shape as well as by colour. */
export interface Series {
	readonly label: string;
	readonly colour: string;
	readonly shape: Shape;
	readonly hollow?: boolean;
}

/** One share with its interval, or a pair of bounds, or words in their place; with the numbers beside. */
export interface IntervalLine {
	/** Index into `series`. */
	readonly series: number;
	readonly point: {
		readonly estimate: number;
		readonly lower: number;
		readonly upper: number;
	} | null;
	readonly bounds?: { readonly low: number; readonly high: number };
	/** Stands where the dot would: "too few to say". */
	readonly note: string | null;
	/** One text per column; empty where there is none. */
	readonly columns: readonly string[];
	/** Words on hover and the filter of this line alone, where it stands for a level of its own. */
	readonly words?: string;
	readonly filter?: { readonly name: string; readonly level: string };
}

export interface IntervalRow {
	readonly label: string;
	/** Soft words under the label: "812 runs, 44 centres". */
	readonly detail?: string;
	readonly lines: readonly IntervalLine[];
	/** Words on hover. */
	readonly words: string;
	readonly filter?: { readonly name: string; readonly level: string };
	/** `total` stands apart in bold; `missing` is set in soft ink. */
	readonly role?: 'total' | 'missing';
}

interface IntervalSection {
	readonly heading: string | null;
	/** Dashed line through the section's rows, a share. */
	readonly reference: number | null;
	readonly rows: readonly IntervalRow[];
}

/** Rows of dots with intervals and their numbers: what `intervalRows` lays out. */
export interface IntervalRows {
	readonly sections: readonly IntervalSection[];
	readonly series: readonly Series[];
	/** Heads of the number columns: "Alive, 95 % CI", "Runs". */
	readonly heads: readonly string[];
	/** Bars from zero instead of dots; default false. */
	readonly bars?: boolean;
	/** No key of the series: their rows say what they are; default false. */
	readonly unnamed?: boolean;
	/** The axis runs to at least this share; default 0. */
	readonly reach?: number;
}
