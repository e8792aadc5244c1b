import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeRegistry } from '../../data/write-registry.ts';
import { writeSettings } from '../../src/lib/synthesis/what-if/settings-url.ts';
import { PUBLISHED, worldOf, type Settings } from '../../src/lib/synthesis/what-if/settings.ts';
import { expect } from './site.ts';

/** A what-if registry as a test expects it: its name in links, and a folder that Node wrote for the same settings. */
export interface Expected {
	readonly key: string;
	/** A folder with `registry/` inside, as a built site has. */
	readonly folder: string;
	readonly hash: string;
}

/** Makes in Node what the browser should make. */
export async function expectedRegistry(changes: Partial<Settings>): Promise<Expected> {
	const settings = { ...PUBLISHED, ...changes };
	const folder = await mkdtemp(join(tmpdir(), 'lowflow-what-if-'));
	const { hash } = await writeRegistry(
		worldOf(settings),
		join(folder, 'registry'),
		() => undefined,
	);
	return { key: writeSettings(settings), folder, hash };
}

/** The band that says which what-if registry is shown. */
export function band(page: Page) {
	return page.getByRole('complementary', { name: 'What-if registry' });
}

/** Waits until a page of figures shows this registry; empty is the published one. */
export async function showsRegistry(page: Page, key: string): Promise<void> {
	await expect(page.getByRole('main')).toHaveAttribute('data-registry', key, { timeout: 90_000 });
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
}

/**
 * Looks at the page after every change of it, from before its first script on, for anything of one registry that can
 * be seen while the band names another.
 */
export async function watchRegistries(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const mixed: string[] = [];
		Object.assign(window, { mixedRegistries: mixed });
		const look = () => {
			// Until its style sheets are there the browser paints nothing.
			const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
			if ([...sheets].some(({ sheet }) => sheet === null)) return;
			const main = document.querySelector<HTMLElement>('main[data-view], main[data-lesson]');
			// What the band says; before the page's scripts run there is none yet, and the address counts.
			const way = document.querySelector<HTMLAnchorElement>(
				'aside[aria-label="What-if registry"] a',
			);
			const arriving = document.documentElement.dataset['world'] !== undefined;
			const address = way?.search ?? (arriving ? location.search : '');
			const asked = new URLSearchParams(address).get('world') ?? '';
			if (!main || (main.dataset['registry'] ?? '') === asked) return;
			const counted = '[data-view] h1, figure h2, figure h3, figure svg, .counted, .reading';
			for (const element of main.parentElement?.querySelectorAll(counted) ?? []) {
				const seen = element.checkVisibility({ visibilityProperty: true });
				if (seen && element.textContent.trim() !== '')
					mixed.push(`${asked}: ${element.textContent.trim().slice(0, 80)}`);
			}
		};
		new MutationObserver(look).observe(document, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true,
		});
	});
}

/** What `watchRegistries` found; empty when all was well. */
export function mixedRegistries(page: Page): Promise<readonly string[]> {
	return page.evaluate(
		() => (window as unknown as { mixedRegistries: readonly string[] }).mixedRegistries,
	);
}
