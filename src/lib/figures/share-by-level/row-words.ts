import { filterOf } from '../../domain/filters.ts';
import { ownCohort } from '../words/cohort-words.ts';
import { ageClassLabel, labelOf } from '../words/labels.ts';
import type { RowWords, ShareByLevelSpec } from './share-by-level.ts';

/** The words of a figure's rows: its own, or those of its filter with age classes as sections. */
export function rowsOf({ rows, variable }: ShareByLevelSpec): RowWords {
	return (
		rows ?? {
			label: filterOf(variable).label,
			labelOf: (level) => labelOf(variable, level),
			filter: variable,
			draws: [variable],
			cohort: (cohort) => ownCohort(cohort, [variable]),
			section: 'age class',
			headingOf: (section) => ageClassLabel(section),
			sectionName: (section) => section,
		}
	);
}
