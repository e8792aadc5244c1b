/** A subgroup as a description tells of it. */
export interface ToldRow {
	readonly label: string;
	/** Null where there is none to tell. */
	readonly estimate: number | null;
	/** The estimate with its interval and what it is of; or why there is none. */
	readonly words: string;
}

/**
 * A variable of a forest in a sentence: its lowest and its highest subgroup, and why how many others say nothing. Read aloud,
 * every row of a long forest would take minutes; the table has each of them. Rows are those of known levels.
 */
export function spreadSentence(heading: string, rows: readonly ToldRow[]): string {
	const told = rows
		.flatMap(({ label, estimate, words }) =>
			estimate === null ? [] : [{ label, estimate, words }],
		)
		.sort((a, b) => a.estimate - b.estimate);
	const [lowest, highest] = [told[0], told.at(-1)];
	const silent = rows.filter(({ estimate }) => estimate === null).map(({ words }) => words);
	const reasons = [...new Set(silent)].map(
		(reason) => `${reason} of ${silent.filter((words) => words === reason).length}`,
	);
	if (rows.length === 0) return `${heading}: no subgroup that is known.`;
	if (lowest === undefined || highest === undefined) return `${heading}: ${reasons.join('; ')}.`;
	const rest = reasons.map((reason) => `; ${reason}`).join('');
	if (told.length === 1) return `${heading}: ${lowest.label} ${lowest.words}${rest}.`;
	return `${heading}, ${rows.length} subgroups: from ${lowest.words} (${lowest.label}) to ${highest.words} (${highest.label})${rest}.`;
}

/** Stands at the end of a description made of such sentences. */
export const IN_TABLE = 'The table has every subgroup.';
