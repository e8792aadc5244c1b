import type { SimulatedCase, Simulator } from '../model/case.ts';
import { permutation } from '../random/permutation.ts';
import { arrestFields, patientFields, preArrestFields } from './case-fields.ts';
import { complicationFields, type ComplicationFields } from './complication-fields.ts';
import { followUpFields } from './follow-up-fields.ts';
import { keyFields, type KeyFields } from './key-fields.ts';
import { drawReporter } from './minutes.ts';
import { outcomeFields, publishedDays } from './outcome-fields.ts';
import { pathwayFields, resuscitationFields } from './pathway-fields.ts';
import type { Row } from './row.ts';
import { NO_RUN, publishedHours, runFields } from './run-fields.ts';
import { incompleteness, withhold } from './withhold.ts';

/** What one case adds to the files. */
interface PublishedCase {
	readonly row: Row;
	readonly complications: readonly ComplicationFields[];
	readonly key: KeyFields;
}

/** Turns a simulated case into published rows. */
export type Publisher = (of: SimulatedCase) => PublishedCase;

/**
 * Makes the publisher of a world. Case numbers are a seeded reordering, so that they tell nothing; minutes are
 * rounded once per case and everything that follows from them is worked out after; then values go missing.
 */
export function makePublisher({ world, table, streams }: Simulator): Publisher {
	const number = permutation(world.seed, 'caseNumbers', world.cases);
	const width = Math.max(6, String(world.cases - 1).length);
	return (of) => {
		const caseId = `C${String(number(of.index)).padStart(width, '0')}`;
		const reporting = streams.reporting.at(of.index);
		const report = drawReporter(reporting);
		const hours = of.run === null ? null : publishedHours(of, of.run);
		const outcome = outcomeFields(of, reporting, hours, world.missingness);
		const row: Row = {
			patient: patientFields(of, caseId),
			preArrest: preArrestFields(of),
			arrest: arrestFields(of),
			resuscitation: resuscitationFields(of, reporting, report),
			pathway: pathwayFields(of, reporting, report),
			run: of.run === null ? NO_RUN : runFields(of, of.run),
			outcome,
			followUp: followUpFields(of, outcome.discharge_status, publishedDays(of, hours)),
		};
		const missing = streams.missing.at(of.index);
		withhold(row, of, missing, table.meanIncomplete, world.missingness);
		return {
			row,
			complications: complicationFields(
				of,
				caseId,
				missing,
				incompleteness(of, table.meanIncomplete),
				world.missingness,
			),
			key: keyFields(of, caseId),
		};
	};
}
