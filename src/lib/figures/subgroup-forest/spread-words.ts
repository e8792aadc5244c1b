import { TOO_FEW } from '../shares/share-words.ts';

/** A subgroup as a description tells of it. */
export interface ToldRow {
	readonly label: string;
	/** Null where too few to say. */
	readonly estimate: number | null;
	/** The estimate with its interval and what it is of. */
	readonly words: string;
}

/**
 * A variable of a forest in a sentence: its lowest and its highest subgroup, and how many say nothing. Read aloud,
 * every row of a long forest would take minutes; the table has each of them. Rows are those of known levels.
 */
export function spreadSentence(heading: string, rows: readonly ToldRow[]): string {
	const told = rows
		.flatMap(({ label, estimate, words }) =>
			estimate === null ? [] : [{ label, estimate, words }],
		)
		.sort((a, b) => a.estimate - b.estimate);
	const [lowest, highest] = [told[0], told.at(-1)];
	const silent = rows.length - told.length;
	const rest = silent === 0 ? '' : `; ${TOO_FEW} of ${silent}`;
	if (rows.length === 0) return `${heading}: unknown in every case.`;
	if (lowest === undefined || highest === undefined) return `${heading}: ${TOO_FEW}.`;
	if (told.length === 1) return `${heading}: ${lowest.label} ${lowest.words}${rest}.`;
	return `${heading}, ${rows.length} subgroups: from ${lowest.words} (${lowest.label}) to ${highest.words} (${highest.label})${rest}.`;
}

/** Stands at the end of a description made of such sentences. */
export const IN_TABLE = 'The table has every subgroup.';
