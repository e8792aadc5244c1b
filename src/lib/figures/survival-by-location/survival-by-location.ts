import { shareByLevel } from '../share-by-level/share-by-level.ts';
import { inSentence } from '../words/finding.ts';
import { PLACES } from '../words/places.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Who left hospital alive, by the place of arrest; a filter on the setting applies, since places lie within it. */
export const survivalByLocation = shareByLevel({
	...SURVIVAL_TO_DISCHARGE,
	id: 'survival-by-location',
	name: 'Survival by place of arrest',
	page: 'overview',
	variable: 'location',
	order: 'codebook',
	naming: ({ level, label }) => PLACES[level] ?? `for ${inSentence(label)}`,
});
