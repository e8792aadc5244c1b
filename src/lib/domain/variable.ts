/**
 * When a value is first known. `arrest` is minute 10, time zero of the eligible cohort; `flow` is first
 * ECMO flow, or the end of CPR without it. A figure may group only by what is known at its time zero.
 */
export type KnownAt = 'baseline' | 'arrest' | 'flow' | 'on_ecmo' | 'outcome';

/** How a value is stored: Arrow and DuckDB types follow from this (see `db` and `synthesis`). */
export type Storage = 'string' | 'enum' | 'boolean' | 'integer' | 'number';

/** One category of an enumeration, in codebook order. Missing is null and never a level. */
export interface Level {
	readonly value: string;
	readonly label: string;
	/** A shorter label for narrow charts; at most 16 characters. */
	readonly short?: string;
}

/** The file (table) a variable belongs to. */
export type TableName =
	| 'arrest_case'
	| 'complication'
	| 'centre'
	| 'cpr_denominator'
	| 'answer_key'
	| 'answer_key_centre';

/** One column of the registry: what it means, how it is stored, when it is known, how it goes missing. */
export interface Variable {
	readonly name: string;
	readonly table: TableName;
	/** Heading it stands under in the codebook, e.g. "Arrest". */
	readonly section: string;
	/** Sentence case, without unit: "Low-flow time". */
	readonly label: string;
	readonly definition: string;
	readonly storage: Storage;
	readonly unit?: string;
	/** Decimals kept in the published file; numbers only. */
	readonly decimals?: number;
	readonly range?: readonly [low: number, high: number];
	readonly levels?: readonly Level[];
	readonly knownAt: KnownAt;
	/** Registry standards the field resembles: E, G, U, P, X, C. */
	readonly mirrors: string;
	/** How the field goes missing, in words: "5 % in hospital, 35 % of unwitnessed out of hospital". */
	readonly missing: string;
	/** Rows to which it applies, when not all: "ECPR runs", "neonates". Elsewhere it is null. */
	readonly appliesTo?: string;
	/** Set when the value follows from others: how. */
	readonly derivedFrom?: string;
}
