import { expectView } from './expect-view.ts';
import { metered } from './metered.ts';
import { mark, PATHS, SYNTHETIC } from './page-parts.ts';
import { expect, test } from './site.ts';

test.use({ base: '/x/y' });

test('under a sub-path every page opens, by its address and by its links', async ({
	page,
	site,
}) => {
	expect(new URL(site.url).pathname).toBe('/x/y/');
	await metered(page);
	const addresses = new Set<string>();
	for (const path of PATHS) {
		expect((await page.goto(`./${path}`))?.status()).toBe(200);
		await expect(page.getByText(SYNTHETIC)).toBeVisible();
		await expect(page.getByRole('main')).toBeVisible();
		for (const href of await page.getByRole('link').evaluateAll((links) =>
			links
				.map((link) => link as HTMLAnchorElement)
				.filter(({ relList }) => !relList.contains('external'))
				.map(({ href }) => href),
		))
			addresses.add(href);
	}
	expect(addresses.size).toBeGreaterThan(5);
	for (const address of addresses) {
		const { origin, pathname, hash } = new URL(address);
		expect(`${origin}${pathname}`.startsWith(site.url), address).toBe(true);
		const answer = await page.request.get(address);
		expect(answer.status(), address).toBe(200);
		if (hash) expect(await answer.text(), address).toContain(`id="${hash.slice(1)}"`);
	}
});

test('under a sub-path the engine starts, filters work and links carry the path', async ({
	page,
	site,
}) => {
	await page.goto('./?dx=sepsis');
	await expectView(page, site, 'dx=sepsis');
	await mark(page, 'survival-by-setting', 'setting', 'ihca').click();
	await expectView(page, site, 'setting=ihca&dx=sepsis');
	expect(page.url()).toBe(`${site.url}?setting=ihca&dx=sepsis`);
	await page.getByRole('link', { name: 'Data', exact: true }).click();
	await expect(page).toHaveURL(`${site.url}data/`);
	await page.goBack();
	await expectView(page, site, 'setting=ihca&dx=sepsis');
});

test('an address outside the sub-path is not found', async ({ request, site }) => {
	const outside = new URL('/data/', site.url).href;
	expect((await request.get(outside)).status()).toBe(404);
});
