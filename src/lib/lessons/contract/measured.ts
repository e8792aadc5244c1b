import found from './measured.json';

/** What one quantity came to over the registries measured. */
export interface Measured {
	readonly mean: number;
	/** SD between registries. */
	readonly sd: number;
	/** Share of registries in which the 95 % interval held that registry's own truth; null without an interval. */
	readonly held: number | null;
}

interface Series {
	/** Registries, and eligible arrests in each. */
	readonly draws: number;
	readonly cases: number;
	readonly lessons: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
}

/** What the analyses of these pages gave over many registries, as written by `npm run lessons -- --write`. */
export const MEASURED: Series = found;
