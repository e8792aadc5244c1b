import type { Cases } from '../data/extract.ts';
import { groupRows, type GroupName } from '../data/groups.ts';
import { baselineDesign } from '../methods/design.ts';
import { flagsOf, type Estimated } from '../methods/estimates.ts';

/** A value with its interval and nothing else. */
export const plain = ({ estimate, lower, upper }: Estimated): Estimated => ({
	estimate,
	lower,
	upper,
});

/** The comparison by activation at minute 10 on the cases of a group, and what all methods share. */
export function prepared(cases: Cases, group: GroupName) {
	const { known, open } = groupRows(cases, group);
	const c = cases.columns;
	const y = flagsOf(known, (row) => c.survived_discharge[row] === 1);
	const treat = flagsOf(known, (row) => c.ecpr_activated[row] === 1);
	return { rows: known, open, y, treat, X: baselineDesign(cases, known) };
}
