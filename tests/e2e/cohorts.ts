import { decodeView, encodeView } from '../../src/lib/domain/view-url.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import { UNKNOWN } from '../../src/lib/domain/clause.ts';
import type { Cohort, FilterName } from '../../src/lib/domain/cohort.ts';

const SPECS = { specs: { choices: {}, figures: {} } };

/** The cohort of an address, as the page writes it: "age=neonate&place=cicu". */
export function cohortOf(query: string): Cohort {
	return decodeView(query, SPECS).view.cohort;
}

/** The address of a cohort, as the page writes it: empty for the cohort the site opens with. */
export function queryOf(cohort: Cohort): string {
	return encodeView({ cohort, choices: {}, options: {} }, SPECS);
}

/** What a reader sees a level called: ("age_group", "neonate") → "Neonate". */
export function labelOf(name: FilterName, level: string): string {
	const filter = filterOf(name);
	if (level === UNKNOWN) return filter.unknownLabel;
	const found = filter.kind === 'levels' && filter.levels.find(({ value }) => value === level);
	if (!found) throw new RangeError(`${name} has no level ${level}.`);
	return found.label;
}
