import { shareByLevel } from '../share-by-level/share-by-level.ts';
import { inSentence } from '../words/finding.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Who left hospital alive, by arrest in or out of hospital. */
export const survivalBySetting = shareByLevel({
	...SURVIVAL_TO_DISCHARGE,
	id: 'survival-by-setting',
	name: 'Survival by arrest setting',
	page: 'overview',
	variable: 'setting',
	order: 'codebook',
	naming: ({ label }) => inSentence(label),
});
