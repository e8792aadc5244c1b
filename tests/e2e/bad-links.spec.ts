import { cohortOf } from './cohorts.ts';
import { expectView } from './expect-view.ts';
import { chip, expectFiguresStand } from './page-parts.ts';
import { expect, test } from './site.ts';

const LONG = 'x'.repeat(300);

interface BadLink {
	readonly what: string;
	readonly query: string;
	/** What the notice must speak of. */
	readonly notice: RegExp;
	/** The part of the link that survives, as an address. */
	readonly rest: string;
}

const LINKS: readonly BadLink[] = [
	{
		what: 'an unknown parameter',
		query: 'place=cicu&colour=red',
		notice: /“colour”/,
		rest: 'place=cicu',
	},
	{
		what: 'a malformed range',
		query: 'place=cicu&flow=thirty..',
		notice: /“thirty\.\.”/,
		rest: 'place=cicu',
	},
	{
		what: 'a range the wrong way round',
		query: 'flow=60..30&sex=male',
		notice: /“60\.\.30”/,
		rest: 'sex=male',
	},
	{
		what: 'numbers beyond all bounds',
		query: 'year=1e999..&sex=male',
		notice: /“1e999\.\.”/,
		rest: 'sex=male',
	},
	{
		what: 'an unknown level beside a known one',
		query: 'dx=sepsis,dragon_pox',
		notice: /“dragon_pox”/,
		rest: 'dx=sepsis',
	},
	{
		what: 'a centre that does not exist',
		query: 'hospital=K9999&sex=male',
		notice: /“K9999”/,
		rest: 'sex=male',
	},
	{ what: 'only unknown levels', query: 'age=elf&sex=male', notice: /“elf”/, rest: 'sex=male' },
	{
		what: 'markup',
		query: `dx=${encodeURIComponent('<img src=x onerror="window.pwned=1">')}&sex=male`,
		notice: /<img src=x/,
		rest: 'sex=male',
	},
	{
		what: 'a script as a parameter',
		query: `${encodeURIComponent('<script>window.pwned=1</script>')}=1&sex=male`,
		notice: /<script>/,
		rest: 'sex=male',
	},
	{
		what: 'SQL',
		query: `sex=${encodeURIComponent("male' or 1=1; drop table runs; --")}&dx=sepsis`,
		notice: /drop table/,
		rest: 'dx=sepsis',
	},
	{
		what: 'names of the language itself',
		query: '__proto__=1&constructor=1&toString.length=3&sex=male',
		notice: /“__proto__”/,
		rest: 'sex=male',
	},
	{
		what: 'a prototype as an option',
		query: 'survival-by-setting.__proto__=1&__proto__.polluted=1&sex=male',
		notice: /“__proto__\.polluted”/,
		rest: 'sex=male',
	},
	{ what: 'a very long value', query: `sex=male&dx=${LONG}`, notice: /“x{60}…”/, rest: 'sex=male' },
	{
		what: 'a very long link',
		query: `sex=male&dx=${'sepsis,'.repeat(700)}`,
		notice: /longer than/,
		rest: 'sex=male&dx=sepsis',
	},
	{
		what: 'characters that turn text around',
		query: `dx=${encodeURIComponent('\u202Esisper\u0000')}&sex=male`,
		notice: /“�sisper�”/,
		rest: 'sex=male',
	},
	{
		what: 'broken percent signs',
		query: 'dx=%E0%A4%A&sex=male',
		notice: /Diagnosis/,
		rest: 'sex=male',
	},
	{
		what: 'the same parameter twice',
		query: 'sex=male&sex=female',
		notice: /more than once/,
		rest: 'sex=male',
	},
	{ what: 'a newer grammar', query: 'sex=male&v=99', notice: /newer version/, rest: 'sex=male' },
	{
		what: 'other data',
		query: 'sex=male&v=1&data=01234567',
		notice: /other data/,
		rest: 'sex=male',
	},
	{
		what: 'an option no figure has',
		query: 'survival-by-year.wings=2&sex=male',
		notice: /“survival-by-year\.wings”/,
		rest: 'sex=male',
	},
];

/** A part of the links each, so that both workers have something to do. */
const half = Math.ceil(LINKS.length / 2);

for (const [name, links] of [
	['first', LINKS.slice(0, half)],
	['second', LINKS.slice(half)],
] as const) {
	test(`bad links open, say what they had to drop, and keep the rest (${name} half)`, async ({
		page,
	}) => {
		for (const { what, query, notice, rest } of links)
			await test.step(what, async () => {
				await page.goto(`./?${query}`);
				const notices = page
					.getByRole('status')
					.filter({ hasText: 'Part of this link was left out.' });
				await expect(notices).toBeVisible();
				await expect(notices.getByRole('listitem').filter({ hasText: notice })).not.toHaveCount(0);
				for (const filter of Object.keys(cohortOf(rest).clauses))
					await expect(chip(page, filter as 'sex')).toBeVisible();
				await expect(
					page.getByRole('list', { name: 'Filters in force' }).getByRole('listitem'),
				).toHaveCount(Object.keys(cohortOf(rest).clauses).length);
				const harm = await page.evaluate(() => ({
					pwned: 'pwned' in window,
					polluted: 'polluted' in {},
					images: document.images.length,
				}));
				expect(harm).toEqual({ pwned: false, polluted: false, images: 0 });
			});
	});
}

test('a link with a bad part ends at the cohort of its good parts; the notice can be dismissed', async ({
	page,
	site,
}) => {
	await page.goto('./?place=cicu&colour=red&flow=thirty..&v=99');
	await expectView(page, site, 'place=cicu');
	const notices = page.getByRole('status').filter({ hasText: 'Part of this link was left out.' });
	await expect(notices.getByRole('listitem')).toHaveCount(4);
	await notices.getByRole('button', { name: 'Dismiss' }).click();
	await expect(notices).toHaveCount(0);
	await expectFiguresStand(page);
});

test('an address that does not exist says so and leads back', async ({ page, expected }) => {
	expected.push(/404/);
	const response = await page.goto('./no/such/page/');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('no page at this address');
	const band = page.getByText('Not for clinical decisions');
	await expect(band).toBeVisible();
	// Its style stands in the page, under a policy that names the hash.
	await expect(band).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});
