/** A stretch of text and how it is set. */
export interface Stretch {
	readonly text: string;
	readonly as: 'plain' | 'strong' | 'em';
}

/**
 * Takes `**bold**` and `*italic*` apart; everything else is text. A number keeps its per cent sign beside it, and a p
 * its limit.
 */
export function stretches(text: string): readonly Stretch[] {
	return text
		.replaceAll(/(\d) %/g, '$1\u202f%')
		.replaceAll(/\bp < (?=\d)/g, 'p\u00a0<\u00a0')
		.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
		.filter((part) => part !== '')
		.map((part) => {
			if (part.startsWith('**') && part.endsWith('**') && part.length > 4)
				return { text: part.slice(2, -2), as: 'strong' };
			if (part.startsWith('*') && part.endsWith('*') && part.length > 2)
				return { text: part.slice(1, -1), as: 'em' };
			return { text: part, as: 'plain' };
		});
}
