import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { metered } from './metered.ts';
import { chip, figure, FIGURES, FIGURE_PATHS, mark, opener, panel, PATHS } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** Which of axe's rules: colours do not depend on the width, nor anything else on the colours. */
type Rules = 'all' | 'colours' | 'all but colours';

/** Fails with what axe finds wrong, in a few lines each; `within` limits it to a part of the page. */
async function expectAccessible(
	page: Page,
	where: string,
	{ rules = 'all', within }: { rules?: Rules; within?: string } = {},
): Promise<void> {
	// Legacy is the way that looks into no frame of another site; there is none, and it takes half the time.
	const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
	if (within !== undefined) axe.include(within);
	if (rules === 'colours') axe.withRules(['color-contrast']);
	if (rules === 'all but colours') axe.disableRules(['color-contrast']);
	const { violations } = await axe.analyze();
	const said = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
	);
	expect(said, where).toEqual([]);
}

/** Nothing is wider than the window, so nothing must be scrolled sideways to be read. */
async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
	const excess = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(excess, where).toBeLessThanOrEqual(0);
}

for (const { colorScheme, width, rules } of [
	{ colorScheme: 'light', width: 1280, rules: 'all' },
	{ colorScheme: 'dark', width: 1280, rules: 'colours' },
	{ colorScheme: 'light', width: 390, rules: 'all but colours' },
] as const) {
	test(`every page as the build wrote it: ${colorScheme}, ${width} px`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height: 844 });
		await metered(page);
		for (const path of PATHS) {
			await page.goto(`./${path}`);
			await expectAccessible(page, `/${path}`, { rules });
			await expectNoSidewaysScroll(page, `/${path}`);
		}
	});
}

test('the page for addresses that do not exist', async ({ page, expected }) => {
	expected.push(/404/);
	await page.goto('./no-such-page/');
	await expectAccessible(page, 'the page not found');
});

for (const [colorScheme, width] of [
	['light', 1280],
	['dark', 390],
] as const) {
	test(`after a filter, and with everything open that opens: ${colorScheme}, ${width} px`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height: 844 });
		await page.goto('./?age=any&colour=red');
		await settled(page);
		await expect(page.getByText('Part of this link was left out.')).toBeVisible();
		await mark(page, 'survival-by-setting', 'setting', 'ihca').click();
		await expect(chip(page, 'setting')).toBeVisible();
		await settled(page);
		for (const id of FIGURES) await figure(page, id).locator('summary').click();
		await expectAccessible(page, 'after a filter, with the tables open');
		await expectNoSidewaysScroll(page, 'after a filter, with the tables open');

		// What is behind a panel or dialog is the page just looked at.
		for (const id of FIGURES) await figure(page, id).locator('summary').click();
		await opener(page, 'people of any age').click();
		await expect(panel(page).getByRole('checkbox').first()).toBeFocused();
		await expectAccessible(page, 'the panel of a phrase', { within: '[role="dialog"]' });
		await expectNoSidewaysScroll(page, 'with the panel of a phrase open');
		await page.keyboard.press('Escape');

		await opener(page, 'low-flow time').click();
		await expect(panel(page).getByRole('button').first()).toBeFocused();
		await expectAccessible(page, 'the panel of a range', { within: '[role="dialog"]' });
		await page.keyboard.press('Escape');

		await page.getByRole('button', { name: 'Add a condition' }).click();
		await expect(page.getByRole('dialog', { name: 'Conditions' })).toBeVisible();
		await expectAccessible(page, 'all conditions', { within: 'dialog[open]' });
		await expectNoSidewaysScroll(page, 'with all conditions open');
		await page.keyboard.press('Escape');

		const place = figure(page, 'survival-by-setting');
		await place.getByRole('button', { name: /^Export, share/ }).click();
		await expect(place.getByRole('button', { name: 'Show SQL and method' })).toBeVisible();
		await expectAccessible(page, 'the menu of a figure', { within: '#survival-by-setting' });
		await place.getByRole('button', { name: 'Show SQL and method' }).click();
		await expect(page.getByRole('dialog', { name: /SQL and method/ })).toContainText('select');
		await expectAccessible(page, 'the method of a figure', { within: 'dialog[open]' });
		await expectNoSidewaysScroll(page, 'with the method of a figure open');
	});
}

test('nothing need be scrolled sideways on the smallest phones, live too', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await metered(page);
	for (const path of [...PATHS.filter(Boolean), '?place=cicu']) {
		await page.goto(`./${path}`);
		await expectNoSidewaysScroll(page, `/${path}`);
	}
	await settled(page);
	await expectNoSidewaysScroll(page, 'live');
	await opener(page, 'diagnosis').click();
	await expect(panel(page).getByRole('checkbox').first()).toBeFocused();
	await expectNoSidewaysScroll(page, 'with a panel open');
	const box = await panel(page).boundingBox();
	expect(box?.x).toBeGreaterThanOrEqual(0);
	expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
	expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
});

for (const path of PATHS) {
	test(`the focus can be seen wherever Tab leads: /${path}`, async ({ page }) => {
		// Scrolling to the focus is not animated, so that it has ended when it is looked at.
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`./${path}`);
		if (FIGURE_PATHS.includes(path)) await settled(page);
		const seen: string[] = [];
		for (let presses = 0; presses < 40; presses++) {
			await page.keyboard.press('Tab');
			const focused = await page.evaluate(() => {
				const element = document.activeElement;
				if (!(element instanceof HTMLElement) || element === document.body) return null;
				const style = getComputedStyle(element);
				const box = element.getBoundingClientRect();
				const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
				return {
					what: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
					visible: outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
				};
			});
			if (focused === null) break;
			expect(focused.visible, focused.what).toBe(true);
			seen.push(focused.what);
		}
		expect(seen.length).toBeGreaterThan(8);
	});
}
