/** Places as a sentence says them. */
export const PLACES: Readonly<Record<string, string>> = {
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
