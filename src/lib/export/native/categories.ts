/** As many bars as stay readable on a slide with their numbers. */
export const MOST_CATEGORIES = 16;

/** Up to so many bars have room for two lines each. */
const TWO_LINES = 6;

/**
 * The name of a bar: its section where there are several, and its numbers, on a line of their own where there is room.
 * @param among how many bars there are
 */
export function categoryName(
	heading: string | null,
	label: string,
	numbers: string,
	among: number,
): string {
	const name = heading === null ? label : `${heading}: ${label}`;
	if (numbers === '') return name;
	return among > TWO_LINES ? `${name}: ${numbers}` : `${name}\n${numbers}`;
}
