import type { Cell, CellsRequest } from '../db/cells.ts';
import type { LoadedTable, Statement } from '../db/engine.ts';
import type { Cohort, FilterName, Population } from '../domain/cohort.ts';
import type { SmallCellPolicy } from '../domain/small-cell.ts';
import type { NativeChart } from '../export/sheet.ts';
import type { Drawing, Theme } from '../plot/drawing.ts';
import type { MethodId } from '../stats/methods.ts';
import type { Task } from './computations.ts';

/** One choice a reader has about a figure; written to the URL as `<figure-id>.<name>=<value>`. */
interface OptionSpec {
	readonly label: string;
	readonly values: readonly {
		readonly value: string;
		readonly label: string;
		/** Heading it stands under in a long list. */
		readonly group?: string;
	}[];
	readonly initial: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The chosen value for every option of a figure. */
export type OptionValues = Readonly<Record<string, string>>;

/** Per option, the values that cannot be chosen now, each with the reason: "choose a split". */
export type RefusedValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a figure asks the engine: counts, which are batched over figures into one statement, or its own SQL. */
export type FigureRequest =
	| { readonly kind: 'cells'; readonly cells: CellsRequest }
	| {
			readonly kind: 'statement';
			readonly statement: Statement;
			readonly columns: readonly string[];
			/** Answered column by column: for many rows, of which records would be slow to make. */
			readonly byColumn?: boolean;
	  };

/** Values by column, each in row order; missing is null. */
export type AnswerColumns = Readonly<Record<string, readonly unknown[]>>;

/** The answer to one request, in the same order: cells, rows as plain records, or columns where they were asked for. */
export type FigureAnswer =
	| { readonly kind: 'cells'; readonly cells: readonly Cell[] }
	| { readonly kind: 'columns'; readonly columns: AnswerColumns }
	| { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[] };

/** A cell of a table twin: what is shown, the exact value for export, and the filter a click on it sets. */
export interface TableValue {
	readonly text: string;
	readonly value: number | string | null;
	readonly filter?: { readonly name: FilterName; readonly level: string };
}

/** The same numbers as the drawing, as a table. */
export interface TableTwin {
	readonly caption: string;
	readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
	readonly rows: readonly (readonly TableValue[])[];
}

/** Rows that a figure's question cannot use, and why: "still in hospital at the snapshot". */
export interface LeftOut {
	readonly reason: string;
	/** Null where the number may not be told: it is 1 to 4, or would give such a number away. */
	readonly n: number | null;
}

/** A figure ready to show: chart, title, table, description and export see only this. */
export interface View<Drawn = unknown> {
	/** States the finding or the question; descriptive, never causal. */
	readonly title: string;
	/** What is counted over whom: "Discharged alive by place of arrest. 6,918 of 20,110 runs; 330 unknown left out." */
	readonly subtitle: string;
	/** Method, interval, missing, suppression; one sentence each. */
	readonly notes: readonly string[];
	/** The drawing in words, for those who cannot see it; computed. */
	readonly description: string;
	readonly table: TableTwin;
	/** Rows of the cohort this figure is about, and how many its question can use; ECPR runs unless it says otherwise. */
	readonly n: {
		readonly cohort: number;
		readonly used: number;
		readonly of?: Population;
		/** The one of the two that may not be told, since the difference could not be; it has the other's value. */
		readonly untold?: 'cohort' | 'used';
	};
	/** Who of them is not used, by reason; together the difference. Nobody if absent. */
	readonly leftOut?: readonly LeftOut[];
	/** Set when there is nothing to draw: the sentence shown in place of the drawing. */
	readonly empty: string | null;
	/**
	 * Why a click in the drawing filters nothing, where none does: "A click on a row filters nothing: ...". For the page,
	 * not for files, which nobody clicks.
	 */
	readonly unlinked?: string | null;
	/** Per option, values that make no sense beside the other choices, with the reason. */
	readonly refused?: RefusedValues;
	/** What the chart draws from; suppressed values are already gone. */
	readonly drawn: Drawn;
}

/** What `present` needs to know beside the result. */
export interface PresentContext {
	readonly cohort: Cohort;
	readonly options: OptionValues;
	readonly policy: SmallCellPolicy;
	/** 0 to 1, default 0.95. */
	readonly confidenceLevel: number;
}

/**
 * One figure: its question to the engine, its answer, its chart and its words. Plain TypeScript that knows
 * neither Svelte nor the page, run by the build and by the browser alike.
 */
export interface Figure<Result = unknown, Drawn = unknown, Outcome = unknown> {
	readonly id: string;
	/** Short name for menus and file names: "Survival by diagnosis". */
	readonly name: string;
	readonly page: string;
	readonly population: Population;
	/** Variables drawn as categories: the cohort's filters on them do not apply to this figure. */
	readonly draws: readonly FilterName[];
	readonly options: OptionSpecs;
	/** Estimators it uses, for the Method link. */
	readonly methods: readonly MethodId[];
	/** Tables its questions need beside those a page opens with; the page loads them first. */
	readonly tables?: readonly LoadedTable[];
	/** Tables that only some choices of the options need; the page loads them when these are chosen. */
	readonly tablesFor?: (options: OptionValues) => readonly LoadedTable[];
	/** Spans the page's full width instead of one column. */
	readonly wide: boolean;
	requests(cohort: Cohort, options: OptionValues): readonly FigureRequest[];
	/** The part of the result that would hold the page up, if there is one: the page has a worker do it. */
	task?(
		answers: readonly FigureAnswer[],
		cohort: Cohort,
		options: OptionValues,
		policy: SmallCellPolicy,
	): Task | null;
	/**
	 * Plain JSON, so that it can be frozen in a test and sent with the page.
	 * @param outcome of the task, where that was done apart; without it the figure does it itself
	 */
	result(
		answers: readonly FigureAnswer[],
		cohort: Cohort,
		options: OptionValues,
		outcome?: Outcome,
	): Result;
	present(result: Result, context: PresentContext): View<Drawn>;
	/** One bare `<svg>`; null when `view.empty`. */
	chart(view: View<Drawn>, drawing: Drawing): SVGSVGElement | null;
	/** The same as an editable chart of presentation programs; absent or null where none of theirs shows it truly. */
	native?(view: View<Drawn>, theme: Theme): NativeChart | null;
}
