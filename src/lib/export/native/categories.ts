/** As many bars as stay readable on a slide with their numbers. */
export const MOST_CATEGORIES = 16;

/** The name of a bar: its section where there are several, and its numbers on a line of their own. */
export function categoryName(heading: string | null, label: string, numbers: string): string {
	const name = heading === null ? label : `${heading}: ${label}`;
	return numbers === '' ? name : `${name}\n${numbers}`;
}
