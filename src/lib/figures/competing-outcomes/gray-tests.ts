import type { SmallCellPolicy } from '../../domain/small-cell.ts';
import { grayTest } from '../../stats/competing-risks/gray-test.ts';
import { groupedSubjects } from '../time-from-flow/exit-rows.ts';
import type { ExitsResult, GroupExits } from '../time-from-flow/exits.ts';
import { mayBeDrawn } from './incidence-curve.ts';

/** Gray's test of one end: 1 death, 2 live discharge. */
export interface EndTest {
	readonly cause: number;
	readonly stat: number;
	readonly df: number;
	readonly p: number;
}

/** Do groups differ in how, and how soon, they leave? A test for each end; none for fewer than two groups. */
export function grayTests(groups: readonly GroupExits[]): readonly EndTest[] {
	if (groups.length < 2) return [];
	return grayTest(groupedSubjects(groups)).flatMap(({ cause, stat, df, p }) =>
		stat === null || df === null || p === null ? [] : [{ cause, stat, df, p }],
	);
}

/** Exits, and the tests over their groups where those were worked out apart. */
export interface CompetingOutcomesResult extends ExitsResult {
	readonly tests?: readonly EndTest[];
}

/** Groups that the tests compare: those with a curve whose level is known. */
export function testedGroups(
	{ groups }: ExitsResult,
	policy: SmallCellPolicy,
): readonly GroupExits[] {
	return groups.filter((exits) => exits.level !== null && mayBeDrawn(exits, policy));
}
