import { createContext } from 'svelte';

/** What links between the pages of figures carry with them: the cohort last asked for, and how numbers are shown. */
export class TravellingView {
	/** As the address writes it, without "?"; empty for the view the site opens with. */
	query = $state('');
	/** To put behind the path of a link. */
	readonly search = $derived(this.query === '' ? '' : `?${this.query}`);
}

export const [travelContext, setTravelContext] = createContext<TravellingView>();
