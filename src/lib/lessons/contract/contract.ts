import { EARLY_LESSONS } from './early-lessons.ts';
import { LATE_LESSONS } from './late-lessons.ts';

/** One quantity of a lesson, as the causal model's reference measured it over 40 registries of 60,000 arrests. */
export interface Quantity {
	/** What it is, as a row of a table: "Children: weighted, everything known at minute 10". */
	readonly what: string;
	readonly role: 'naive' | 'careful' | 'truth';
	/** Shares and differences are fractions of 1; a chance is the share of registries in which something was so. */
	readonly scale: 'share' | 'difference' | 'ratio' | 'count' | 'chance';
	/** Mean over registries; null where the reference did not measure it. */
	readonly mean: number | null;
	/** SD between registries; null where the reference gives none. */
	readonly sd: number | null;
	/** Share of registries in which the 95 % interval held that registry's own truth; null without a figure. */
	readonly cover: number | null;
	/** Unsteady, or not to be marked: shown and computed, never promised nor tested for its size. */
	readonly weak: boolean;
	/** A difference that is a size, such as a width: it carries no sign. */
	readonly unsigned?: true;
}

/** The quantities of one lesson by name. */
export type LessonContract = Readonly<Record<string, Quantity>>;

/** What every lesson may promise, by its id: read by its page, by the benchmark over seeds and by the tests. */
export const CONTRACT: Readonly<Record<string, LessonContract>> = {
	...EARLY_LESSONS,
	...LATE_LESSONS,
};
