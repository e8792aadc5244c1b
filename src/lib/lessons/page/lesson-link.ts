import { GRAMMAR_VERSION } from '../../domain/view-grammar.ts';
import type { Place } from '../../ui/export/place.ts';

/**
 * The address that reopens a lesson, with the versions of grammar and data.
 * @param search what stands behind its path, with its question mark; empty for the lesson as it opens
 */
export function lessonLink(
	id: string,
	search: string,
	{ facts, site }: Pick<Place, 'facts' | 'site'>,
): string {
	const begun = search === '' ? '?' : `${search}&`;
	return `${site}learn/${id}/${begun}v=${GRAMMAR_VERSION}&data=${facts.hash.slice(0, 8)}`;
}
