import { shareByLevel } from '../share-by-level/share-by-level.ts';
import { inSentence } from '../words/finding.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Places as a sentence says them. */
const WHERE: Readonly<Record<string, string>> = {
	cicu: 'in the cardiac ICU',
	picu_nicu: 'in the paediatric or neonatal ICU',
	icu_adult: 'in the adult ICU',
	or_cath: 'in the operating room or catheter lab',
	ward: 'on the ward',
	ed: 'in the emergency department',
	other_inpatient: 'elsewhere in hospital',
	home: 'at home',
	public: 'in a public place',
	water: 'in water',
	transport: 'during transport',
	other_ohca: 'elsewhere out of hospital',
};

/** Who left hospital alive, by the place of arrest; a filter on the setting applies, since places lie within it. */
export const survivalByLocation = shareByLevel({
	...SURVIVAL_TO_DISCHARGE,
	id: 'survival-by-location',
	name: 'Survival by place of arrest',
	page: 'overview',
	variable: 'location',
	order: 'codebook',
	naming: ({ level, label }) => WHERE[level] ?? `for ${inSentence(label)}`,
});
