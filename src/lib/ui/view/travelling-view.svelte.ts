import { createContext } from 'svelte';

/**
 * What links between pages carry with them: the registry, and between the pages of figures also the cohort last
 * asked for and how numbers are shown.
 */
export class TravellingView {
	/** As the address writes it, without "?"; empty for the view the site opens with. */
	query = $state('');
	/** To put behind the path of a link to a page of figures. */
	readonly search = $derived(searchOf([this.query, this.#named]));
	/** To put behind the path of a link to any other page. */
	readonly plain = $derived(searchOf([this.#named]));
	readonly #world: () => string;

	/** @param world the what-if registry in force, as links name it; empty for the published one */
	constructor(world: () => string) {
		this.#world = world;
	}

	get #named(): string {
		const world = this.#world();
		return world === '' ? '' : `world=${world}`;
	}
}

function searchOf(parts: readonly string[]): string {
	const query = parts.filter((part) => part !== '').join('&');
	return query === '' ? '' : `?${query}`;
}

export const [travelContext, setTravelContext] = createContext<TravellingView>();
