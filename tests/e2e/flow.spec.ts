import AxeBuilder from '@axe-core/playwright';
import { count } from '../../src/lib/domain/format.ts';
import { cohortOf } from './cohorts.ts';
import { figure, mark, tabTo } from './page-parts.ts';
import { registryRuns, runsOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

test('the flow of a figure opens by keyboard, adds up, follows the cohort and prints', async ({
	page,
	site,
}) => {
	await page.goto('./survival/');
	await settled(page);
	const place = figure(page, 'low-flow-survival');
	const opener = place.getByRole('button', { name: /^Flow/ });
	await expect(place.getByRole('heading', { name: 'Counted in this figure' })).toHaveCount(0);
	await place.locator('summary').focus();
	await tabTo(page, opener);
	await expect(opener).toHaveAttribute('aria-expanded', 'false');
	await page.keyboard.press('Enter');
	await expect(opener).toHaveAttribute('aria-expanded', 'true');
	const counted = place.getByRole('region', { name: 'Counted in this figure' });
	const way = place.getByRole('region', { name: 'The way of this cohort' });
	await expect(way.getByRole('listitem')).toHaveCount(6);

	const numbers = async () =>
		(await counted.locator('.n').allTextContents()).map((text) => {
			const digits = Number(text.replace(/\D/g, ''));
			return text.startsWith('\u2212') ? -digits : digits;
		});
	const runs = (query: string) => runsOf(registryRuns(site.folder), cohortOf(query));
	const known = (query: string) =>
		runs(query).filter(({ survived_discharge: answer }) => answer !== null).length;
	const all = runs('').length;
	expect(await numbers()).toEqual([all, known('') - all, known('')]);
	await expect(way).toContainText(`${count(all)} cannulated`);
	await expect(way).toContainText('All filters exist before cannulation');

	// The figure draws minutes, so those outside the filter come in again.
	await mark(page, 'low-flow-survival', 'ecmo_flow_min', '30..39').click();
	await settled(page);
	const narrowed = runs('flow=30..39').length;
	await expect.poll(numbers).toEqual([narrowed, all - narrowed, all, known('') - all, known('')]);
	await expect(way.getByRole('listitem')).toHaveCount(7);
	await expect(way).toContainText(`${count(narrowed)} of them, match all filters`);
	await expect(way).toContainText('the filter on low-flow time');

	const { violations } = await new AxeBuilder({ page })
		.include('figure[data-figure="low-flow-survival"]')
		.analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	await expect(counted).toBeVisible();
	await expect(opener).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await opener.click();
	await expect(counted).toHaveCount(0);
});

test('the flow of what the build drew is there too', async ({ page, site }) => {
	await page.goto('./');
	await settled(page);
	const place = figure(page, 'survival-by-setting');
	await place.getByRole('button', { name: /^Flow/ }).click();
	const all = runsOf(registryRuns(site.folder), cohortOf('')).length;
	await expect(place.getByRole('region', { name: 'Counted in this figure' })).toContainText(
		`${count(all)} ECPR runs in the cohort`,
	);
});
