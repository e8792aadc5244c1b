/** One line of the table: what was measured, what was wanted, and whether it was met. */
export interface Row {
	readonly what: string;
	readonly measured: string;
	readonly budget?: string;
	/** Left out where there is no budget. */
	readonly within?: boolean;
}

/** What one measure found. */
export interface Section {
	readonly title: string;
	/** How it was measured, a sentence or two. */
	readonly method: string;
	readonly rows: readonly Row[];
	/** Everything behind the rows, for the JSON. */
	readonly raw: unknown;
}

/** The rows of a measure against a limit: inside when at most `limit`. */
export function against(
	what: string,
	value: number,
	limit: number,
	words: (value: number) => string,
): Row {
	return { what, measured: words(value), budget: `≤ ${words(limit)}`, within: value <= limit };
}

export const milliseconds = (value: number): string =>
	`${value.toFixed(value < 1 ? 3 : value < 20 ? 1 : 0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(1)} kB`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
