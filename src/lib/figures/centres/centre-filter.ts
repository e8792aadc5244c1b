import type { Cohort, FilterName } from '../../domain/cohort.ts';
import { joined } from '../../domain/format.ts';
import { filterOf } from '../../domain/filters.ts';
import type { TableValue } from '../figure.ts';

/** What figures of centres draw as categories: the cohort's filter on centres does not apply to them. */
export const CENTRE_DRAWS: readonly FilterName[] = ['centre_id'];

/** The centres chosen by the cohort's filter, which such figures mark. */
export function chosenCentres(cohort: Cohort): readonly string[] {
	const clause = cohort.clauses.centre_id;
	return clause?.kind === 'levels' ? clause.levels : [];
}

/** The filter a click on a centre sets; none where the name is no code, so that nothing could be filtered by it. */
export function centreFilter(
	centre: string,
): { readonly name: FilterName; readonly level: string } | undefined {
	const filter = filterOf('centre_id');
	return filter.kind === 'levels' && filter.codes?.test(centre) === true
		? { name: 'centre_id', level: centre }
		: undefined;
}

/** A centre as the first cell of its row. */
export function centreValue(centre: string): TableValue {
	const filter = centreFilter(centre);
	return { text: centre, value: centre, ...(filter && { filter }) };
}

/** The note that tells marked centres from the cohort's filter, and why one of them may not be seen. */
export function chosenNotes(cohort: Cohort, drawn: readonly string[]): string[] {
	const chosen = chosenCentres(cohort);
	if (chosen.length === 0) return [];
	const unseen = chosen.filter((centre) => !drawn.includes(centre));
	const missing =
		unseen.length === 0
			? ''
			: ` ${joined(unseen, 'and')} ${unseen.length === 1 ? 'is' : 'are'} not drawn: no runs here, or too few to say.`;
	return [
		`The filter on the centre does not apply here: the figure shows all centres and marks ${joined(chosen, 'and')}.${missing}`,
	];
}
