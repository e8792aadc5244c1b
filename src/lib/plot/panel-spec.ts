import type { HitFilter, Shape } from './chart.ts';

/** One measure: its own axis, shape and colour, and a column of its numbers. */
export interface RowPanel {
	/** Stands over the panel: "Share of runs". */
	readonly heading: string;
	/** Stands over its numbers: "%, 95 % CI". */
	readonly numbers: string;
	readonly tick: (value: number) => string;
	/** Smallest length of the axis. */
	readonly least: number;
	readonly colour: string;
	readonly shape: Shape;
	/** Where the axis begins, for measures to which zero means nothing; 0 if left out. */
	readonly base?: number;
	/** Intervals as broad strips: quartiles, not confidence. */
	readonly strips?: boolean;
	/** Second points, such as what chance would give: their name and colour. */
	readonly second?: { readonly label: string; readonly colour: string; readonly shape: Shape };
	/** Its heading stands alone, without axis and key: no row has anything to draw. Default false. */
	readonly bare?: boolean;
	/** Words at either side of zero, for differences: "lower with it", "higher with it". */
	readonly sides?: readonly [below: string, above: string];
}

/** A row's answer in one panel. */
export interface PanelCell {
	readonly point: {
		readonly estimate: number;
		/** Null where there is no interval. */
		readonly lower: number | null;
		readonly upper: number | null;
		/** A thinner line beyond the interval, such as from the 10th to the 90th percentile. */
		readonly reach?: { readonly from: number; readonly to: number };
	} | null;
	readonly second?: number | null;
	/** Stands where the dot would: "too few to say". */
	readonly note: string | null;
	readonly text: string;
}

export interface PanelRow {
	readonly label: string;
	/** One per panel. */
	readonly cells: readonly PanelCell[];
	/** Words on hover. */
	readonly words: string;
	readonly filter?: HitFilter;
	/** A point among others, which the keyboard visits one by one. */
	readonly point?: boolean;
	/** Set off from the others: chosen by the reader. */
	readonly marked?: boolean;
}

export interface PanelRows {
	/** Labels above their lines, even where they would fit beside; for drawings stacked with others that need it. */
	readonly stacked?: boolean;
	readonly panels: readonly RowPanel[];
	readonly sections: readonly {
		readonly heading: string | null;
		readonly rows: readonly PanelRow[];
	}[];
}
