/** The distinct labels of a column, sorted as strings, and for each row the position of its label. */
export interface Levels {
	readonly levels: readonly string[];
	readonly code: Int32Array;
}

/**
 * Which labels occur in a column, in a fixed order?
 *
 * Input: one label per row, text or number; two values with the same text are one label. Output: labels sorted by code
 * unit (so "10" comes before "2"), and the code of each row. Missing labels are not allowed here: leave those rows out,
 * or give them a label of their own, before asking.
 */
export function levelsOf(labels: ArrayLike<string | number>): Levels {
	const seen = new Map<string | number, number>();
	const code = new Int32Array(labels.length);
	const texts: string[] = [];
	const position = new Map<string, number>();
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row];
		if (label === undefined) throw new RangeError(`Row ${row} has no label.`);
		let at = seen.get(label);
		if (at === undefined) {
			const text = String(label);
			at = position.get(text) ?? texts.length;
			if (at === texts.length) {
				texts.push(text);
				position.set(text, at);
			}
			seen.set(label, at);
		}
		code[row] = at;
	}
	const levels = [...texts].sort((a, b) => (a < b ? -1 : 1));
	const rank = Int32Array.from(texts, (text) => levels.indexOf(text));
	for (let row = 0; row < code.length; row++) code[row] = rank[code[row] ?? 0] ?? 0;
	return { levels, code };
}

/** Row numbers of each level. */
export function rowsByLevel({ levels, code }: Levels): readonly (readonly number[])[] {
	const rows: number[][] = levels.map(() => []);
	code.forEach((level, row) => rows[level]?.push(row));
	return rows;
}
