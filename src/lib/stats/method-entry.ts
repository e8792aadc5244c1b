/** A source a reader can look up. */
interface MethodReference {
	/** Authors, journal, year, volume and first page. */
	readonly citation: string;
	readonly doi?: string;
}

/**
 * What `/methods` says about an estimator or test. Each estimator exports its entry from the file that computes it,
 * so that page and code cannot disagree.
 */
export interface MethodEntry {
	/** As used in the address `/methods/#<id>`. */
	readonly id: string;
	readonly name: string;
	/** The question it answers, as a reader would ask it. */
	readonly question: string;
	/** The formula and the conventions followed, in words. */
	readonly definition: string;
	/** The definition as a formula in plain text, where one line holds it. */
	readonly formula?: string;
	readonly references: readonly MethodReference[];
	/** The call in R that gives the same numbers. */
	readonly rCall: string;
	/** Where Lowflow uses it. */
	readonly usedFor: string;
}
