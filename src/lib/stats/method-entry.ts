/**
 * How one estimator is presented on /methods. Each estimator's file exports its own entry beside its code and
 * `methods.ts` collects them, so that the page cannot say something the code does not do.
 */
export interface MethodEntry {
	/** Used in the address `/methods/#<id>` and by figures to name what they used. */
	readonly id: string;
	/** As a reader would look it up: "Wilson interval". */
	readonly name: string;
	/** The question it answers, ending in a question mark. */
	readonly question: string;
	/** What exactly is computed, and what happens where there is no answer. */
	readonly definition: string;
	/** The definition as a formula in plain text. */
	readonly formula?: string;
	/** Where it was published. */
	readonly reference: Reference;
	/** A call in R that gives the same numbers. */
	readonly rCall: string;
	/** What in Lowflow uses it. */
	readonly usedFor: string;
}

export interface Reference {
	/** Authors, journal, year, volume, pages. */
	readonly citation: string;
	readonly doi?: string;
}
