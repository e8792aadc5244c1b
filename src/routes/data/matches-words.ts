/** Does the text hold every word of the search, in any order and case? An empty search matches everything. */
export function matchesWords(text: string, search: string): boolean {
	const within = text.toLowerCase();
	return search
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '')
		.every((word) => within.includes(word));
}
