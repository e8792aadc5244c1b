import { FILTER_NAMES, type Cohort } from '../../src/lib/domain/cohort.ts';
import { UNKNOWN } from '../../src/lib/domain/clause.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import { isSmallShare } from '../../src/lib/domain/small-cell.ts';
import { cohortOf, labelOf, queryOf } from './cohorts.ts';
import { expectView } from './expect-view.ts';
import {
	chip,
	FIGURES,
	figure,
	opener,
	openNumbers,
	panel,
	rowsOf,
	sentence,
} from './page-parts.ts';
import { registryRuns, runsOf, shareOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { expectTrueMoments, momentsOf, watchViews } from './view-watch.ts';
import { settled } from './waiting.ts';

test('of twenty clicks in a row the last one wins, and nothing stale is ever painted', async ({
	page,
	site,
}) => {
	await watchViews(page);
	await page.goto('./');
	await settled(page);
	await opener(page, 'diagnosis').click();
	await expect(panel(page).getByRole('checkbox').first()).toBeFocused();
	const clicked = await page.evaluate(async () => {
		const boxes = [...document.querySelectorAll<HTMLInputElement>('[role="dialog"] label input')];
		const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
		const labels: string[] = [];
		for (let at = 0; at < 20; at++) {
			const box = boxes[(at * 4) % 11];
			box?.click();
			labels.push(box?.closest('label')?.textContent.trim() ?? '');
			// From faster than any answer to slower than some.
			await pause(at % 7);
		}
		return labels;
	});
	const filter = filterOf('dx_group');
	const levels = filter.kind === 'levels' ? filter.levels.map(({ value }) => value) : [];
	const left = [...levels, UNKNOWN].filter(
		(level) => clicked.filter((label) => label === labelOf('dx_group', level)).length % 2 === 1,
	);
	expect(left.length).toBeGreaterThan(1);
	await page.keyboard.press('Escape');
	await expectView(page, site, `dx=${left.join(',')}`);
	expectTrueMoments(await momentsOf(page), site.folder);
});

test('clicks on bars, options and Back, faster than the answers, end where they should', async ({
	page,
	site,
}) => {
	await watchViews(page);
	await page.goto('./');
	await settled(page);
	await page.evaluate(async () => {
		const hits = [
			...document.querySelectorAll<SVGElement>('#survival-by-location svg .hit[data-level]'),
		];
		const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
		for (const hit of hits.slice(0, 6)) {
			hit.dispatchEvent(new MouseEvent('click', { bubbles: true }));
			await pause(3);
		}
		history.back();
		await pause(1);
		history.back();
	});
	await expect.poll(() => new URL(page.url()).searchParams.get('place')?.split(',').length).toBe(1);
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
	const query = new URL(page.url()).search.slice(1);
	await expectView(page, site, query);
	expectTrueMoments(await momentsOf(page), site.folder);
});

/** What no figure may show: a number that is not one, or a point drawn nowhere. */
const WILD = /NaN|Infinity|undefined|null|\[object/;

test('a cohort without any run: sentences in place of the drawings', async ({ page, site }) => {
	const query = 'age=neonate&place=home&dx=acs';
	await page.goto(`./?${query}`);
	const runs = await expectView(page, site, query);
	expect(runs).toHaveLength(0);
	await expect(sentence(page)).toContainText('No ECPR runs in neonates');
	await expect(page.getByRole('status').filter({ hasText: 'Lift a filter' })).toBeVisible();
	for (const id of FIGURES) {
		const text = await figure(page, id).innerText();
		expect(text, id).not.toMatch(WILD);
		expect(text.length, id).toBeGreaterThan(40);
		for (const svg of await figure(page, id).locator('svg').all())
			expect(await svg.evaluate((drawn) => drawn.outerHTML), id).not.toMatch(
				/="(NaN|Infinity|undefined)|NaN,/,
			);
	}
	for (const id of ['headline', 'outcome-cascade', 'complications-by-group'])
		await expect(figure(page, id).locator('svg')).toHaveCount(0);
	await chip(page, 'dx_group').click();
	await expectView(page, site, 'age=neonate&place=home');
});

test('a cohort of one run: shown as too few, never as a share', async ({ page, site }) => {
	const query = queryOf(loneCohort(site.folder));
	await page.goto(`./?${query}`);
	const runs = await expectView(page, site, query);
	expect(runs).toHaveLength(1);
	await expect(sentence(page)).toContainText('1 ECPR run in');
	await expect(figure(page, 'headline')).toContainText('too few to say');
	for (const id of ['headline', 'outcome-cascade', 'complications-by-group']) {
		expect(await figure(page, id).innerText(), id).not.toMatch(WILD);
		const rows = await rowsOf(await openNumbers(page, id));
		expect(rows.length, id).toBeGreaterThan(0);
		// That the one run was cannulated is the cohort itself.
		for (const row of rows.filter(([name]) => name !== 'Cannulated'))
			expect(row.join(' | '), `${id} gives no share of one run`).not.toMatch(
				/\d\s*%|\b1 \| 1\b|\b0 \| 1\b/,
			);
	}
});

/** A cohort with exactly one run, found by narrowing down around some run, one filter after the other. */
function loneCohort(folder: string): Cohort {
	const runs = registryRuns(folder);
	for (const run of runs) {
		let cohort: Cohort = { clauses: {} };
		let left = runs;
		for (const name of FILTER_NAMES) {
			if (left.length === 1) return cohort;
			const value = run.filters[name];
			if (filterOf(name).kind !== 'levels' || value === null || value === undefined) continue;
			cohort = {
				clauses: { ...cohort.clauses, [name]: { kind: 'levels', levels: [String(value)] } },
			};
			left = runsOf(left, cohort);
		}
		if (left.length === 1) return cohort;
	}
	throw new Error('No run of the registry stands alone.');
}

test('where one to four survived, or died, drawing and table say too few', async ({
	page,
	site,
}) => {
	const filter = filterOf('dx_group');
	const levels = filter.kind === 'levels' ? filter.levels.map(({ value }) => value) : [];
	const smallIn = (query: string) => {
		const runs = runsOf(registryRuns(site.folder), cohortOf(query));
		return levels.filter((level) => {
			const ofLevel = runs.filter(({ filters }) => filters.dx_group === level);
			const { x, n } = shareOf(ofLevel, 'survived_discharge');
			return isSmallShare(x, n);
		});
	};
	const query = ['age=child', 'age=infant', 'age=adolescent', 'sex=male', 'sex=female'].find(
		(candidate) => smallIn(candidate).length > 0,
	);
	if (query === undefined)
		throw new Error('No diagnosis of the registry has one to four survivors.');
	const small = smallIn(query);
	await page.goto(`./?${query}`);
	await expectView(page, site, query);
	const table = await openNumbers(page, 'survival-by-diagnosis');
	for (const level of small) {
		const row = table.getByRole('row').filter({ hasText: labelOf('dx_group', level) });
		await expect(row).toContainText('too few');
		await expect(row).not.toContainText('%');
	}
	await expect(figure(page, 'survival-by-diagnosis').getByRole('img')).toContainText(
		'too few to say',
	);
});
