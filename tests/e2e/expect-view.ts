import { expect, type Page } from '@playwright/test';
import { count } from '../../src/lib/domain/format.ts';
import { cohortText } from '../../src/lib/domain/sentence.ts';
import { isSmallShare } from '../../src/lib/domain/small-cell.ts';
import { cohortOf, queryOf } from './cohorts.ts';
import { figure, sentence } from './page-parts.ts';
import { registryRuns, runsOf, shareOf, type Run, type Share } from './registry-runs.ts';
import { settled } from './waiting.ts';

/**
 * Waits for the view of an address and proves it: the sentence with its count, and the headline numbers, are those
 * recomputed from the rows of the Arrow files. Returns the cohort's runs.
 */
export async function expectView(
	page: Page,
	site: { readonly folder: string },
	query: string,
): Promise<readonly Run[]> {
	const cohort = cohortOf(query);
	const runs = runsOf(registryRuns(site.folder), cohort);
	await expect(sentence(page)).toHaveText(cohortText(cohort, 'runs', runs.length));
	await settled(page);
	await expect(page.getByRole('main')).toHaveAttribute('data-view', queryOf(cohort));
	if (runs.length > 0) {
		const headline = figure(page, 'headline');
		const outcomes = ['survived_ecls', 'survived_discharge', 'major_complication'] as const;
		for (const outcome of outcomes) {
			const share = shareOf(runs, outcome);
			if (isSmallShare(share.x, share.n)) continue;
			if (share.n > 0) await expect(headline).toContainText(headlineText(share, runs.length));
		}
	}
	return runs;
}

/**
 * How the headline counts a share: "2,007 of 4,986"; where 1 to 4 of the runs have no answer, with the range their number
 * lies in, or no counts at all where even rounded shares would give it away.
 */
export function headlineText(share: Share, runs: number): RegExp {
	const left = runs - share.n;
	const few = left >= 1 && left <= 4;
	return few
		? new RegExp(
				`${count(share.x)} of ${count(Math.max(0, runs - 4))}–${count(runs - 1)}|too few to say`,
			)
		: new RegExp(ofText(share));
}

/** "2,007 of 4,986". */
function ofText({ x, n }: Share): string {
	return `${count(x)} of ${count(n)}`;
}
