/**
 * Whether small cells are hidden. On by default; a teacher may switch it off, since the data are synthetic.
 */
export interface SmallCellPolicy {
	readonly suppress: boolean;
}

export const SUPPRESS_SMALL_CELLS: SmallCellPolicy = { suppress: true };
export const SHOW_SMALL_CELLS: SmallCellPolicy = { suppress: false };
