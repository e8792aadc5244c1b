/** Most notices shown; the rest are counted. */
const MOST_NOTICES = 12;
/** Longest piece of foreign text repeated in a notice. */
const LONGEST_QUOTE = 60;

/** Sentences that tell the reader what was left out, each once, and no more than fit on a screen. */
export class Notices {
	readonly #said = new Set<string>();

	add(sentence: string): void {
		this.#said.add(sentence);
	}

	sentences(): readonly string[] {
		const all = [...this.#said];
		const more = all.length - MOST_NOTICES;
		if (more <= 0) return all;
		const rest = more === 1 ? '1 more thing was' : `${more} more things were`;
		return [...all.slice(0, MOST_NOTICES), `${rest} left out of the link.`];
	}
}

/**
 * Foreign text in quotation marks, for showing as text: at most 60 characters, control and direction characters
 * replaced so that it can neither break nor reorder the sentence around it.
 */
export function quoted(text: string): string {
	const safe = Array.from(
		text.slice(0, 4 * LONGEST_QUOTE).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD'),
	);
	const cut =
		safe.length > LONGEST_QUOTE ? `${safe.slice(0, LONGEST_QUOTE).join('')}…` : safe.join('');
	return `“${cut}”`;
}
