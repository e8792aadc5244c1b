import { createContext } from 'svelte';

/** The cohort last asked for, which links between the pages of figures carry with them. */
export class TravellingCohort {
	/** As the address writes it, without "?"; empty for the one the site opens with. */
	query = $state('');
	/** To put behind the path of a link. */
	readonly search = $derived(this.query === '' ? '' : `?${this.query}`);
}

export const [travelContext, setTravelContext] = createContext<TravellingCohort>();
