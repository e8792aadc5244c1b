import { expect, type Page } from '@playwright/test';
import { cohortText } from '../../src/lib/domain/sentence.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { ownCohort } from '../../src/lib/figures/words/cohort-words.ts';
import { cohortOf } from './cohorts.ts';
import { registryRuns, runsOf, shareOf, type Run } from './registry-runs.ts';

/** What the page showed at one moment. */
export interface Moment {
	readonly sentence: string;
	/** The cohort the page says it shows, as an address. */
	readonly view: string;
	/** Figures that could be seen: the cohort they say they answer, and their subtitle. */
	readonly figures: readonly {
		readonly id: string;
		readonly view: string;
		readonly subtitle: string;
	}[];
}

/**
 * Looks at the page after every change of it, from before its first script on. Changes are seen in the task that
 * made them, before the browser paints, so nothing that a reader could see is missed.
 */
export async function watchViews(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const moments: string[] = [];
		Object.assign(window, { viewMoments: moments });
		const words = (element: Element | null | undefined) =>
			element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
		const seen = (element: Element | null) =>
			element !== null && getComputedStyle(element).visibility === 'visible';
		const look = () => {
			const main = document.querySelector('main');
			const heading = main?.querySelector('h1');
			if (!main?.hasAttribute('data-view') || !heading) return;
			const all = [...main.querySelectorAll<HTMLElement>('figure[data-figure]')];
			// While the page arrives, the last thing in it may be half there: the parser must have gone past.
			const arriving = document.readyState === 'loading';
			if (arriving && all.length === 0) return;
			const figures = (arriving ? all.slice(0, -1) : all)
				.filter((each) => {
					const body = each.querySelector('[data-drawn$=":body"]');
					return seen(body) && words(body) !== '';
				})
				.map((each) => ({
					id: each.dataset['figure'] ?? '',
					view: each.dataset['view'] ?? 'none',
					subtitle: words(each.querySelector('h2 + p')),
				}));
			const moment = JSON.stringify({
				sentence: words(heading),
				view: main.dataset['view'] ?? 'none',
				figures,
			});
			if (moments.at(-1) !== moment) moments.push(moment);
		};
		new MutationObserver(look).observe(document, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true,
		});
	});
}

/** Every different moment seen since the page was opened, in order. */
export async function momentsOf(page: Page): Promise<readonly Moment[]> {
	const moments = await page.evaluate(
		() => (window as unknown as { viewMoments: string[] }).viewMoments,
	);
	return moments.map((moment) => JSON.parse(moment) as Moment);
}

/**
 * Fails if at any moment the sentence did not say the view shown, with the count that the rows of the files give,
 * or a figure that could be seen answered another view, by its own word or by its subtitle.
 */
export function expectTrueMoments(moments: readonly Moment[], folder: string): void {
	const runs = registryRuns(folder);
	expect(moments.length).toBeGreaterThan(0);
	for (const moment of moments) {
		const cohort = cohortOf(moment.view);
		const rows = runsOf(runs, cohort).length;
		expect(moment.sentence).toBe(plain(cohortText(cohort, 'runs', rows)));
		for (const figure of moment.figures) {
			expect(figure.view, `${figure.id} under "${moment.sentence}"`).toBe(moment.view);
			const beginning = beginningOf(figure, moment.view, runs);
			if (beginning !== null)
				expect(
					figure.subtitle.startsWith(beginning),
					`${figure.id}: ${figure.subtitle}\nunder: ${moment.sentence}`,
				).toBe(true);
		}
	}
}

/**
 * How the subtitle of a figure on ECPR runs begins: with all runs of its cohort, or, where it says that 1 to 4 more of
 * them have no outcome, which may not be told apart, with the others. Null for other populations.
 */
function beginningOf(
	{ id, subtitle }: Moment['figures'][number],
	view: string,
	runs: readonly Run[],
): string | null {
	const figure = catalogue.find((each) => each.id === id);
	if (figure?.population !== 'runs') return null;
	const own = ownCohort(cohortOf(view), figure.draws);
	const all = runsOf(runs, own);
	const open = all.length - shareOf(all, 'survived_discharge').n;
	const hidden = subtitle.includes('1 to 4 more') && open >= 1 && open <= 4;
	return plain(cohortText(own, 'runs', all.length - (hidden ? open : 0)));
}

function plain(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
