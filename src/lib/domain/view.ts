import type { Cohort } from './cohort.ts';

/** One choice a reader has: its values and the one it starts with. */
export interface ChoiceSpec {
	readonly values: readonly { readonly value: string }[];
	readonly initial: string;
}

export type ChoiceSpecs = Readonly<Record<string, ChoiceSpec>>;

/** Every choice the site knows: per figure its options, and those that hold for a page, such as `outcome` and `by`. */
export interface ViewSpecs {
	readonly figures: Readonly<Record<string, ChoiceSpecs>>;
	readonly choices: ChoiceSpecs;
}

/** Chosen values by name; what is absent stands at its initial value. */
export type Chosen = Readonly<Record<string, string>>;

/** Everything a link says: the cohort, the choices of the page and of its figures. */
export interface View {
	readonly cohort: Cohort;
	readonly choices: Chosen;
	/** Per figure id, its chosen options. */
	readonly options: Readonly<Record<string, Chosen>>;
	/** The what-if registry it is of, in the grammar of `synthesis/what-if`; none for the published one. */
	readonly world?: string;
}

/** Every choice of some specs with its value: what was chosen, else the initial one. */
export function filledIn(specs: ChoiceSpecs, chosen: Chosen = {}): Chosen {
	return Object.fromEntries(
		Object.entries(specs).map(([name, spec]) => {
			const value = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
			return [name, value !== undefined && offers(spec, value) ? value : spec.initial];
		}),
	);
}

/** Is this value one of the choice's? */
export function offers(spec: ChoiceSpec, value: string): boolean {
	return spec.values.some((offered) => offered.value === value);
}
