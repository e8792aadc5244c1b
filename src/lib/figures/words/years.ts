/** Every year from the first to the last, so that one without cases shows as a gap. */
export function yearsBetween(years: readonly number[]): number[] {
	if (years.length === 0) return [];
	const first = Math.min(...years);
	return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at);
}
