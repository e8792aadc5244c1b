import { isSmallShare } from '../../src/lib/domain/small-cell.ts';
import { count } from '../../src/lib/domain/format.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import { UNKNOWN } from '../../src/lib/domain/clause.ts';
import type { FilterName } from '../../src/lib/domain/cohort.ts';
import { cohortOf, labelOf } from './cohorts.ts';
import { expectView } from './expect-view.ts';
import {
	chip,
	figure,
	mark,
	opener,
	openNumbers,
	panel,
	rowsOf,
	sentence,
	tabTo,
	tickBox,
} from './page-parts.ts';
import { registryRuns, runsOf, shareOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

test('by mouse: the phrases of the sentence, a bar, the chips', async ({ page, site }) => {
	await page.goto('./');
	await expectView(page, site, '');

	await opener(page, 'children under 18').click();
	for (const level of ['infant', 'child', 'adolescent'])
		await tickBox(panel(page), 'age_group', level).uncheck();
	await panel(page).getByRole('button', { name: 'Done' }).click();
	await expect(panel(page)).toBeHidden();
	await expectView(page, site, 'age=neonate');
	expect(new URL(page.url()).search).toBe('?age=neonate');

	await opener(page, 'diagnosis').click();
	await tickBox(panel(page), 'dx_group', 'chd_single_ventricle').check();
	await page.keyboard.press('Escape');
	await expectView(page, site, 'age=neonate&dx=chd_single_ventricle');

	await mark(page, 'survival-by-location', 'location', 'cicu').click();
	await expectView(page, site, 'age=neonate&place=cicu&dx=chd_single_ventricle');

	await chip(page, 'dx_group').click();
	await expectView(page, site, 'age=neonate&place=cicu');
	await chip(page, 'location').click();
	await expectView(page, site, 'age=neonate');
	await page.getByRole('button', { name: 'Back to all ECPR runs under 18' }).first().click();
	await expectView(page, site, '');
	expect(new URL(page.url()).search).toBe('');
	await chip(page, 'age_group').click();
	await expectView(page, site, 'age=any');
});

test('a bar with the control key joins the levels chosen; the same bar lifts the filter', async ({
	page,
	site,
}) => {
	await page.goto('./');
	await settled(page);
	const bar = (level: string) => mark(page, 'survival-by-location', 'location', level);
	await bar('ward').click();
	await expectView(page, site, 'place=ward');
	await bar('picu_nicu').click({ modifiers: ['ControlOrMeta'] });
	await expectView(page, site, 'place=picu_nicu,ward');
	await bar('ward').click();
	await expectView(page, site, 'place=ward');
	await bar('ward').click();
	await expectView(page, site, '');
});

test('by keyboard alone', async ({ page, site }) => {
	await page.goto('./');
	await settled(page);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();

	const age = opener(page, 'children under 18');
	await tabTo(page, age);
	await page.keyboard.press('Enter');
	await expect(panel(page)).toBeVisible();
	await expect(tickBox(panel(page), 'age_group', 'neonate')).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(tickBox(panel(page), 'age_group', 'infant')).toBeFocused();
	await page.keyboard.press('Space');
	await expectView(page, site, 'age=neonate,child,adolescent');
	await expect(tickBox(panel(page), 'age_group', 'infant')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(panel(page)).toBeHidden();
	await expect(opener(page, 'neonates, children and adolescents')).toBeFocused();

	const flow = opener(page, 'low-flow time');
	await tabTo(page, flow);
	await page.keyboard.press('Space');
	await expect(panel(page).getByRole('button', { name: 'Under 30 min' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expectView(page, site, 'age=neonate,child,adolescent&flow=..29');
	await tabTo(page, panel(page).getByRole('button', { name: 'Done' }));
	await page.keyboard.press('Enter');
	await expect(panel(page)).toBeHidden();

	const remove = chip(page, 'age_group');
	await tabTo(page, remove);
	await page.keyboard.press('Enter');
	await expectView(page, site, 'age=any&flow=..29');
});

test('by keyboard in a figure: the button in the table filters, and keeps its place', async ({
	page,
	site,
}) => {
	await page.goto('./');
	await settled(page);
	await figure(page, 'survival-by-diagnosis').locator('summary').focus();
	await page.keyboard.press('Enter');
	const sepsis = figure(page, 'survival-by-diagnosis').getByRole('button', {
		name: labelOf('dx_group', 'sepsis'),
	});
	await tabTo(page, sepsis);
	await page.keyboard.press('Enter');
	await expectView(page, site, 'dx=sepsis');
	await expect(sepsis).toBeFocused();
});

test('by keyboard: a press that takes its own button away leaves the focus near', async ({
	page,
	site,
}) => {
	await page.goto('./?sex=male&colour=red');
	await settled(page);
	const phrase = sentence(page).locator('[data-opens="age_group"]');
	await page.getByRole('button', { name: 'Dismiss' }).focus();
	await page.keyboard.press('Enter');
	await expect(phrase).toBeFocused();

	// A suggestion that the sentence takes over.
	await opener(page, 'diagnosis').focus();
	await page.keyboard.press('Enter');
	await expect(panel(page).getByRole('checkbox').first()).toBeFocused();
	await tickBox(panel(page), 'dx_group', 'sepsis').focus();
	await page.keyboard.press('Space');
	await expectView(page, site, 'dx=sepsis&sex=male');
	await page.keyboard.press('Escape');
	await expect(panel(page)).toBeHidden();
	await expect(sentence(page).getByRole('button', { name: /sepsis/i })).toBeFocused();

	await page.keyboard.press('Enter');
	const all = panel(page).getByRole('button', { name: /^Include all/ });
	await tabTo(page, all);
	await page.keyboard.press('Enter');
	await expect(panel(page).getByRole('checkbox').first()).toBeFocused();
	await page.keyboard.press('Escape');
	await expectView(page, site, 'sex=male');

	await chip(page, 'age_group').focus();
	await page.keyboard.press('Enter');
	await expect(chip(page, 'sex')).toBeFocused();
	await page.keyboard.press('Enter');
	await expectView(page, site, 'age=any');
	await expect(phrase).toBeFocused();

	await page.getByRole('button', { name: 'Back to all ECPR runs under 18' }).first().focus();
	await page.keyboard.press('Enter');
	await expectView(page, site, '');
	await expect(phrase).toBeFocused();
});

test('the panel of all conditions', async ({ page, site }) => {
	await page.goto('./');
	await settled(page);
	const add = page.getByRole('button', { name: 'Add a condition' });
	await add.click();
	const dialog = page.getByRole('dialog', { name: 'Conditions' });
	await tickBox(dialog, 'sex', 'female').check();
	await tickBox(dialog, 'off_hours', 'true').check();
	const years = dialog.getByRole('group', { name: filterOf('arrest_year').label });
	await years.getByLabel('From', { exact: true }).fill('2018');
	await years.getByLabel('From', { exact: true }).blur();
	const lactate = dialog.getByRole('group', { name: filterOf('lactate_arrest').label });
	await expect(lactate).toContainText('Known late');
	const runs = runsOf(
		registryRuns(site.folder),
		cohortOf('sex=female&year=2018..&offhours=yes'),
	).length;
	await expect(dialog).toContainText(`Showing ${count(runs)} ECPR runs.`);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(add).toBeFocused();
	await expectView(page, site, 'sex=female&year=2018..&offhours=yes');
});

const TABLES: readonly (readonly [string, FilterName])[] = [
	['survival-by-setting', 'setting'],
	['survival-by-location', 'location'],
	['survival-by-diagnosis', 'dx_group'],
];

for (const query of ['', 'age=any&flow=30..59&rhythm=vf,pvt']) {
	test(`the tables under the figures say what the rows say: ${query || 'the opening view'}`, async ({
		page,
		site,
	}) => {
		const cohort = cohortOf(query);
		await page.goto(`./?${query}`);
		await expectView(page, site, query);
		for (const [id, name] of TABLES) {
			const rows = await rowsOf(await openNumbers(page, id));
			const runs = runsOf(registryRuns(site.folder), cohort, [name]);
			const filter = filterOf(name);
			const levels = filter.kind === 'levels' ? filter.levels.map(({ value }) => value) : [];
			for (const level of [...levels, null]) {
				const share = shareOf(
					runs.filter((run) => (run.filters[name] ?? null) === level),
					'survived_discharge',
				);
				const label = labelOf(name, level ?? UNKNOWN);
				const found = rows.filter((row) => row.includes(label));
				if (share.n === 0) continue;
				expect(found.length, `${id} has a row for ${label}`).toBeGreaterThan(0);
				if (found.length > 1) continue;
				const said = found[0]?.join(' | ') ?? '';
				if (isSmallShare(share.x, share.n)) expect(said).toContain('too few');
				else if (!said.includes('too few'))
					expect(said).toContain(`${count(share.x)} | ${count(share.n)}`);
			}
		}
	});
}

test('the method dialog shows the SQL of the view on screen', async ({ page }) => {
	await page.goto('./?place=cicu');
	await settled(page);
	const place = figure(page, 'survival-by-setting');
	await place.getByRole('button', { name: /^Export, share/ }).click();
	await place.getByRole('button', { name: 'Show SQL and method' }).click();
	const dialog = page.getByRole('dialog', { name: /SQL and method/ });
	await expect(dialog).toContainText('select');
	await expect(dialog).toContainText('"cicu"');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(sentence(page)).toContainText('cardiac ICU');
});
