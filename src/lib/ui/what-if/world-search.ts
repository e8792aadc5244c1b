/** The query of an address with another registry: `key` as links name it, empty for the published one. */
export function withWorld(search: string, key: string): string {
	const parts = search
		.replace(/^\?/, '')
		.split('&')
		.filter((part) => part !== '' && !/^(world|data|v)=/.test(part));
	if (key !== '') parts.push(`world=${key}`);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
