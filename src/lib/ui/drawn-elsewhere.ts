import { areDrawn, drawnIn, type Drawn } from './drawn.ts';

/**
 * What the build drew of a page, for one reached from another page, whose own HTML nobody has fetched yet. Null when
 * these pieces stand in the document already, or when the page cannot be fetched.
 * @param address of the page
 */
export async function drawnElsewhere(
	address: string,
	names: readonly string[],
): Promise<Drawn | null> {
	if (areDrawn(document, names)) return null;
	const answer = await fetch(address).catch(() => null);
	if (!answer?.ok) return null;
	return drawnIn(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}
