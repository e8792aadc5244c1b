import { count } from '../../domain/format.ts';
import type { Sheet } from '../sheet.ts';

type Described = Pick<Sheet, 'title' | 'n' | 'empty' | 'description' | 'mark'>;

/**
 * One sentence or two for those who cannot see the figure, to be read in passing: what kind of drawing it is, what
 * its title says, and of how many. `kind`: "Dots with intervals", as in a sentence's beginning.
 */
export function shortAlternative(
	{ title, n, empty }: Omit<Described, 'description'>,
	kind: string,
): string {
	const of = n.used === n.cohort ? count(n.used) : `${count(n.used)} of ${count(n.cohort)}`;
	return empty === null
		? `${kind}. ${ended(title)} n\u00a0=\u00a0${of}.`
		: `No drawing. ${ended(title)} ${ended(empty)}`;
}

/** Everything the drawing shows, in words, with the mark that the data are synthetic. */
export function longAlternative({
	description,
	empty,
	mark,
}: Omit<Described, 'title' | 'n'>): string {
	return [...(empty === null ? [] : [ended(empty)]), ended(description), ended(mark)].join(' ');
}

function ended(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
