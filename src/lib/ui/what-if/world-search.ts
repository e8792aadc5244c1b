import { LONGEST_QUERY } from '../../domain/view-grammar.ts';

/** What the query of an address says about the registry: its settings, as written, and the hash it was made with. */
export function worldIn(search: string): { readonly text: string; readonly data: string | null } {
	const query = new URLSearchParams(search.slice(0, LONGEST_QUERY));
	return { text: query.get('world') ?? '', data: query.get('data') };
}

/** The query of an address with another registry: `key` as links name it, empty for the published one. */
export function withWorld(search: string, key: string): string {
	const parts = search
		.replace(/^\?/, '')
		.split('&')
		.filter((part) => part !== '' && !/^(world|data|v)=/.test(part));
	if (key !== '') parts.push(`world=${key}`);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
