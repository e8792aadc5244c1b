import type { Grouping } from '../grouping/groupings.ts';
import { inSentence } from './finding.ts';

/**
 * Why a click on a mark of what happened later filters nothing.
 * @param mark with its article: "a row"
 */
export function happenedLater(mark: string): string {
	return `A click on ${mark} filters nothing: a cohort is made of what is known by first flow, not of what happened after.`;
}

/** The same where marks stand for something that has no filter: "bystander CPR". */
export function withoutFilter(mark: string, what: string): string {
	return `A click on ${mark} filters nothing: ${what} is not among the filters of a cohort.`;
}

/** Why a click on a group of a grouping filters nothing; null where it does filter. */
export function unlinkedGroups(grouping: Grouping | null, mark: string): string | null {
	if (grouping === null)
		return `A click on ${mark} filters nothing: it is of all runs of the cohort. Grouped by one of the filters, each group can be clicked.`;
	return grouping.filter === null ? withoutFilter(mark, inSentence(grouping.label)) : null;
}
