import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { Page } from '@playwright/test';
import { DEFAULT_COHORT, type Cohort } from '../../src/lib/domain/cohort.ts';
import { encodeView } from '../../src/lib/domain/view-url.ts';
import { afterClick } from '../../src/lib/ui/filter/filter-to.ts';
import type { Answered, Hit } from './browser/probe.ts';

/** One click: on what stands for a level, or on the button that lifts all filters (`hit` null). */
export interface Click {
	readonly hit: Hit | null;
	/** With Control held: the level joins or leaves those chosen. */
	readonly adding: boolean;
	/** The view it must lead to, as the address writes it. */
	readonly view: string;
	readonly cohort: Cohort;
}

/** A click that was made, and what came of it. */
export interface Made extends Click, Answered {
	readonly answers: Readonly<Record<string, string>>;
}

const PATIENCE = 60_000;

/** How long the pointer rests on what it is about to press, ms: a hand needs as much to stop and to press. */
export const HAND = 200;

/** Every so many clicks all filters are lifted. */
const STORY = 6;

/** A cohort as the page's `data-view` writes it. */
function viewOf(cohort: Cohort): string {
	return encodeView({ cohort, choices: {}, options: {} }, { specs: { choices: {}, figures: {} } });
}

/**
 * Clicks about on a page, by a seeded script, until `count` clicks are made: a figure by chance, one of its
 * levels by chance, one in four with Control held, everything lifted after five. Starts and ends anywhere.
 */
export async function wander(page: Page, seed: number, count: number): Promise<Made[]> {
	const random = xoroshiro128plus(seed);
	const below = (limit: number) => uniformInt(random, 0, limit - 1);
	const made: Made[] = [];
	let cohort = await cohortOf(page, DEFAULT_COHORT);
	let attempts = 0;
	while (made.length < count) {
		if (attempts++ > count * 5)
			throw new Error(`Only ${made.length} clicks of ${count} were possible.`);
		const lift = made.length % STORY === STORY - 1 && viewOf(cohort) !== '';
		const hit = lift ? null : await chosen(page, below);
		const adding = hit !== null && below(4) === 0;
		const next = after(cohort, hit, adding);
		if (viewOf(next) === viewOf(cohort)) continue;
		const click: Click = { hit, adding, view: viewOf(next), cohort: next };
		const result = await perform(page, click, 0);
		if (result === null) continue;
		made.push(result);
		cohort = next;
	}
	return made;
}

/**
 * The same clicks on another page, each after the pointer has rested on its target for so many ms. Throws when
 * one of them cannot be made there.
 */
export async function repeat(page: Page, clicks: readonly Click[], rest: number): Promise<Made[]> {
	const made: Made[] = [];
	for (const click of clicks) {
		const result = await perform(page, click, rest);
		if (result === null)
			throw new Error(`There is nothing to click for ${JSON.stringify(click.hit)}.`);
		made.push(result);
	}
	return made;
}

/** Nothing of the page says its cohort but its view; the arms start at the default one. */
async function cohortOf(page: Page, expected: Cohort): Promise<Cohort> {
	const view = await page.locator('main[data-view]').getAttribute('data-view');
	if (view !== viewOf(expected)) throw new Error(`The page shows ${view ?? 'nothing'}.`);
	return expected;
}

async function chosen(page: Page, below: (limit: number) => number): Promise<Hit> {
	const hits = await page.evaluate(() => window.lowflowProbe.hits());
	const figures = [...new Set(hits.map(({ figure }) => figure))];
	const figure = figures[below(figures.length)];
	const own = hits.filter((hit) => hit.figure === figure);
	const hit = own[below(own.length)];
	if (!hit) throw new Error('The page has nothing to click.');
	return hit;
}

function after(cohort: Cohort, hit: Hit | null, adding: boolean): Cohort {
	if (hit === null) return DEFAULT_COHORT;
	return afterClick(cohort, hit, adding, hit.and ?? undefined);
}

async function perform(page: Page, click: Click, rest: number): Promise<Made | null> {
	const place = await (click.hit
		? page.evaluate((hit) => window.lowflowProbe.aim(hit), click.hit)
		: page.evaluate(() => window.lowflowProbe.aimAtReset()));
	if (!place) return null;
	if (click.adding) await page.keyboard.down('Control');
	await page.mouse.move(place.x, place.y);
	if (rest > 0) await page.waitForTimeout(rest);
	await page.evaluate(() => window.lowflowProbe.arm());
	await page.mouse.click(place.x, place.y);
	if (click.adding) await page.keyboard.up('Control');
	const answered = await page.evaluate(
		([view, patience]) => window.lowflowProbe.settled(view, patience),
		[click.view, PATIENCE] as const,
	);
	const answers = await page.evaluate(() => window.lowflowProbe.answers());
	return { ...click, ...answered, answers };
}
