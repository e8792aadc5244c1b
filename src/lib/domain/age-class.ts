import type { Level } from './variable.ts';

/** Three classes of age, as ELSO prints them: paediatric is infant, child and adolescent. */
export const AGE_CLASSES = [
	{ value: 'neonate', label: 'Neonates' },
	{ value: 'paediatric', label: 'Infants, children and adolescents', short: 'Paediatric' },
	{ value: 'adult', label: 'Adults' },
] as const satisfies readonly Level[];

export type AgeClass = (typeof AGE_CLASSES)[number]['value'];

/** Age groups of each class, in codebook order. */
export const AGE_GROUPS_OF: Readonly<Record<AgeClass, readonly string[]>> = {
	neonate: ['neonate'],
	paediatric: ['infant', 'child', 'adolescent'],
	adult: ['adult'],
};

/** The class an age group falls in. Throws RangeError for a group the codebook does not have. */
export function ageClassOf(ageGroup: string): AgeClass {
	const found = AGE_CLASSES.find(({ value }) => AGE_GROUPS_OF[value].includes(ageGroup));
	if (found === undefined) throw new RangeError(`No age group ${JSON.stringify(ageGroup)}`);
	return found.value;
}
