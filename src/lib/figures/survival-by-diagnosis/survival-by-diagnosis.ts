import { shareByLevel } from '../share-by-level/share-by-level.ts';
import { inSentence } from '../words/finding.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Who left hospital alive, by the process that led to the arrest. */
export const survivalByDiagnosis = shareByLevel({
	...SURVIVAL_TO_DISCHARGE,
	id: 'survival-by-diagnosis',
	name: 'Survival by diagnosis',
	page: 'overview',
	variable: 'dx_group',
	order: 'share',
	naming: ({ label }) => `for ${inSentence(label)}`,
});
