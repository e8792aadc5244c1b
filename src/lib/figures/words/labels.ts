import { AGE_CLASSES } from '../../domain/age-class.ts';
import { UNKNOWN, type FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';

/** A level of a filter as figures name it; null is the missing one. */
export function labelOf(name: FilterName, level: string | null): string {
	const filter = filterOf(name);
	if (level === null) return filter.unknownLabel;
	if (filter.kind !== 'levels') return level;
	return filter.levels.find(({ value }) => value === level)?.label ?? level;
}

/** What a click on a level filters to. */
export function clickOn(
	name: FilterName,
	level: string | null,
): { readonly name: FilterName; readonly level: string } {
	return { name, level: level ?? UNKNOWN };
}

/** Places of levels in the codebook, the missing last: for sorting. */
export function rankOf(name: FilterName, level: string | null): number {
	const filter = filterOf(name);
	if (level === null || filter.kind !== 'levels') return Number.MAX_SAFE_INTEGER;
	const at = filter.levels.findIndex(({ value }) => value === level);
	return at < 0 ? filter.levels.length : at;
}

/** "Neonates", or the short form for narrow headings. */
export function ageClassLabel(ageClass: string | null, short = false): string | null {
	const found = AGE_CLASSES.find(({ value }) => value === ageClass);
	if (found === undefined) return ageClass;
	return short && 'short' in found ? found.short : found.label;
}

/** A text with a capital, for the beginning of a sentence. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
