import { chiSquareCdf } from '../distributions/chi-square.ts';
import type { MethodEntry } from '../method-entry.ts';
import { quadraticForm } from '../quadratic-form.ts';
import type { NotEstimable } from '../result.ts';
import {
	stratifiedCompetingCounts,
	type GroupedCompetingCounts,
	type GroupedCompetingSubjects,
} from './competing-counts.ts';
import { grayScore } from './gray-score.ts';

/** Test that one cumulative incidence is the same in all groups. */
export interface GrayTest extends NotEstimable {
	readonly cause: number;
	readonly stat: number | null;
	readonly df: number | null;
	readonly p: number | null;
}

export const grayTestMethod = {
	id: 'gray-test',
	name: 'Gray’s test',
	question: 'Could cumulative incidences this far apart arise if they were the same in all groups?',
	definition:
		'Compares the hazards of the subdistribution: those who ended by another cause stay in the risk set with the weight that the Kaplan-Meier estimate gives them. Scores and their covariance are summed over strata; chi-square with one degree of freedom fewer than groups, rho = 0 unless stated. Not the log-rank test of the cause-specific hazard.',
	references: [{ citation: 'Gray RJ. Ann Stat 1988;16:1141-1154', doi: '10.1214/aos/1176350951' }],
	rCall: 'cmprsk::cuminc(time, event, group, strata)$Tests',
	usedFor: 'Comparing cumulative incidences.',
} as const satisfies MethodEntry;

/**
 * Is the cumulative incidence of each cause the same in all groups?
 *
 * Input: subjects with a group (and stratum, count), or counts by time, group and cause, one set for each stratum; rho, the
 * power of (1 − F) in the weight (default 0). Output: one test for each cause that occurs, in order of cause; nulls with
 * the reason when there are fewer than two groups or the covariance is singular.
 * Errors: RangeError for impossible input. Source: Gray 1988; R `cmprsk::cuminc`.
 */
export function grayTest(
	data: GroupedCompetingSubjects | readonly GroupedCompetingCounts[],
	{ rho = 0 }: { readonly rho?: number } = {},
): readonly GrayTest[] {
	const strata = stratifiedCompetingCounts(data);
	const groups = strata[0]?.groups ?? [];
	for (const counts of strata) {
		if (counts.groups.join('\n') !== groups.join('\n')) {
			throw new RangeError(
				`Stratum has groups ${counts.groups.join(', ')}; expected ${groups.join(', ')}.`,
			);
		}
	}
	const causes = Math.max(0, ...strata.flatMap(({ events }) => events.map((one) => one.length)));
	return Array.from({ length: causes }, (_, index) => index + 1)
		.filter((cause) => strata.some(({ events }) => events.some((one) => occurs(one[cause - 1]))))
		.map((cause) => testCause(strata, groups.length, cause, rho));
}

function testCause(
	strata: readonly GroupedCompetingCounts[],
	groups: number,
	cause: number,
	rho: number,
): GrayTest {
	const none = { cause, stat: null, df: null, p: null };
	if (groups < 2) return { ...none, notEstimable: 'Fewer than two groups.' };
	const df = groups - 1;
	const parts = strata.map((counts) => grayScore(counts, cause, rho));
	const range = Array.from({ length: df }, (_, i) => i);
	const stat = quadraticForm(
		range.map((i) => parts.reduce((sum, { score }) => sum + (score[i] ?? 0), 0)),
		range.map((i) =>
			range.map((j) => parts.reduce((sum, { variance }) => sum + (variance[i]?.[j] ?? 0), 0)),
		),
	);
	if (stat === null) {
		return {
			...none,
			notEstimable: 'The groups are never at risk together, or all ends coincide.',
		};
	}
	return { cause, stat, df, p: chiSquareCdf(stat, df, 'upper') };
}

function occurs(column: ArrayLike<number> | undefined): boolean {
	return column !== undefined && Array.from(column).some((count) => count > 0);
}
