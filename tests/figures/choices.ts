import type { Figure, OptionValues, TableTwin } from '../../src/lib/figures/figure.ts';

/** Words that say more than was seen; no title may have one. */
export const CAUSAL_WORDS =
	/\b(because|due to|owing to|caus(?:e[sd]?|ing)|leads? to|led to|effect(?:s|ive)?|impacts?|benefit(?:s|ed)?|improv(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|sav(?:e[sd]?|ing)|protect(?:s|ed|ive)?|prevent(?:s|ed)?|risk factors?)\b/i;

/** Every combination of a figure's options. */
export function choices({ options }: Figure): OptionValues[] {
	return Object.entries(options).reduce<OptionValues[]>(
		(sofar, [name, { values }]) =>
			sofar.flatMap((chosen) => values.map(({ value }) => ({ ...chosen, [name]: value }))),
		[{}],
	);
}

/** A table as words → numbers, so that a second route can be held against it. */
export function numbersByWords({ columns, rows }: TableTwin): Map<string, (number | null)[]> {
	const part = <Item>(row: readonly Item[], numeric: boolean): Item[] =>
		row.filter((_, at) => columns[at]?.numeric === numeric);
	return new Map(
		rows.map((row) => [
			part(row, false)
				.map(({ text }) => text)
				.join(' | '),
			part(row, true).map(({ value }) => (typeof value === 'number' ? value : null)),
		]),
	);
}
