/** Text as R reads it between double quotes. */
export function inR(text: string): string {
	const escaped = text
		.replace(/[\\"]/g, (sign) => `\\${sign}`)
		.replace(/[\r\n\u2028\u2029]+/g, ' ');
	return `"${escaped}"`;
}

/** A vector of texts; of pairs, a named one. */
export function vectorInR(items: readonly (string | readonly [string, string])[]): string {
	return `c(${items
		.map((item) => (typeof item === 'string' ? inR(item) : `${inR(item[0])} = ${inR(item[1])}`))
		.join(', ')})`;
}
