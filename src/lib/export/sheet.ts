import type { Cohort, Population } from '../domain/cohort.ts';
import type { Drawing } from '../plot/drawing.ts';
import type { Remark } from './text-sheet.ts';

/** A table that a script may need beside the cases of a cohort. */
export type WholeTable = 'complication' | 'conventional' | 'centre';

/** A cell of a sheet's table: what is shown, and the exact value; null where nothing may be shown. */
export interface SheetValue {
	readonly text: string;
	readonly value: number | string | null;
}

/** The numbers of a figure as a table, after the small-cell rule. */
export interface SheetTable {
	readonly caption: string;
	readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
	readonly rows: readonly (readonly SheetValue[])[];
}

/** A chart that presentation programs can draw and edit themselves. Values are as shown on the axis (per cent: 0 to 100). */
export interface NativeChart {
	readonly kind: 'bars' | 'columns' | 'stacked-bars' | 'stacked-columns' | 'lines';
	readonly categories: readonly string[];
	readonly series: readonly {
		readonly name: string;
		/** As `#rrggbb`. */
		readonly colour: string;
		/** One a category; null leaves a gap. */
		readonly values: readonly (number | null)[];
		/** Limits of the interval about each value; null where there is none. Absent when no value has one. */
		readonly intervals?: readonly (readonly [lower: number, upper: number] | null)[];
	}[];
	readonly categoryTitle: string;
	readonly valueTitle: string;
	readonly valueRange: readonly [low: number, high: number];
}

/** How to name the data in a list of references. */
export interface Citation {
	readonly text: string;
	readonly bibtex: string;
	/** CSL-JSON, one item. */
	readonly csl: string;
}

/** One figure as it leaves the building: everything an export may say, and nothing that has to be fetched. */
export interface Sheet {
	/** Id of the figure. */
	readonly id: string;
	/** Short name for menus and file names: "Survival by diagnosis". */
	readonly name: string;
	/** Starts with "Simulated registry:", or with "Simulated what-if registry:". */
	readonly title: string;
	/** What is counted over whom, with the denominators. */
	readonly subtitle: string;
	/** The cohort in one sentence. */
	readonly cohort: string;
	readonly n: {
		readonly cohort: number;
		readonly used: number;
		/** The one of the two that may not be told, and has the other's value. */
		readonly untold?: 'cohort' | 'used';
		/** What the rows are; ECPR runs unless it says otherwise. */
		readonly of?: Population;
	};
	/** Method, interval, missing, suppression; one sentence each. */
	readonly notes: readonly string[];
	/** Short alternative text: kind of chart, title, n. */
	readonly alt: string;
	/** The drawing in words. */
	readonly description: string;
	/** Registry version, seed and hash. */
	readonly source: string;
	/** "Synthetic data. Not patients. Not for clinical decisions.", and which what-if registry it is. */
	readonly mark: string;
	/** Reopens the same view. */
	readonly link: string;
	/** Day of the export, as 2026-11-22. */
	readonly date: string;
	readonly citation: Citation;
	readonly table: SheetTable;
	/** Set when there is nothing to draw: the sentence shown in place of the drawing. */
	readonly empty: string | null;
	/** One bare `<svg>` of a width and theme, also of figures that pages set in type; null when `empty`. */
	readonly draw: ((drawing: Drawing) => SVGSVGElement | null) | null;
	/** Null where no native kind shows the figure truly. */
	readonly native: NativeChart | null;
	/** Ids of the estimators behind the numbers, as in `stats/methods.ts`. */
	readonly methods: readonly string[];
	/** Of the intervals, 0 to 1. */
	readonly confidenceLevel: number;
	/** The figure's options as they stand. */
	readonly options: Readonly<Record<string, string>>;
	/** The cohort's filters; absent where the sheet is of no cohort. */
	readonly filters?: Cohort;
	/** Files that hold whole tables of the registry, as the page of the data hands them out. */
	readonly tables?: Readonly<Record<WholeTable, string>>;
	/** What the figure asked the database, as statements for DuckDB that run on the exported CSV files. */
	readonly sql: readonly string[];
	/** What stands before and after the figure in a report; absent where nothing does. */
	readonly remarks?: { readonly before: readonly Remark[]; readonly after: readonly Remark[] };
}
