import type { Page } from '@playwright/test';
import { freshPage } from '../browser/launch.ts';
import { whileServed, type Measure } from '../bench.ts';
import { against, milliseconds, type Row } from '../section.ts';
import { quantile } from '../summary.ts';

const CASES = 60_000;
const MADE = 5000;
const ANSWERED = 100;
const LONGEST_TASK = 50;

/** A what-if registry of the published size made in the page: how long, how the page answers meanwhile, and giving up. */
export const whatIf: Measure = {
	name: 'what-if',
	run: (bench) =>
		whileServed(bench, undefined, async ({ url }) => {
			const makings: Making[] = [];
			for (let run = 0; run < bench.options.runs; run++)
				makings.push(await making(bench.chromium, url, 101 + run));
			const median = (of: (making: Making) => number) => quantile(makings.map(of), 0.5);
			const tasks = makings.flatMap(({ longTasks }) => longTasks);
			const rows: Row[] = [
				against(
					`60,000 cases made in the page, from the press, median of ${makings.length}`,
					median(({ made }) => made),
					MADE,
					milliseconds,
				),
				against(
					'slowest press answered meanwhile, until painted',
					Math.max(...makings.flatMap(({ presses }) => presses)),
					ANSWERED,
					milliseconds,
				),
				{
					what: 'main-thread tasks over 50 ms meanwhile',
					measured:
						tasks.length === 0
							? 'none'
							: `${tasks.length}, longest ${milliseconds(Math.max(...tasks))}`,
					budget: 'none',
					within: tasks.length === 0,
				},
				against(
					'giving up, until the page says so',
					median(({ stopped }) => stopped),
					ANSWERED,
					milliseconds,
				),
			];
			return {
				title: 'What-if registry',
				method: `Fresh browsers, 60,000 eligible arrests, other seeds, on the page of what-if registries. Made: until the page says so, all tables in memory. Meanwhile the appearance is changed by key, over and over: from the key to the frame after it, as the browser times events. Long tasks: over ${LONGEST_TASK} ms.`,
				rows,
				raw: makings,
			};
		}),
};

/** Times in ms. */
interface Making {
	readonly made: number;
	readonly presses: readonly number[];
	readonly longTasks: readonly number[];
	readonly stopped: number;
}

/** Notes when the page says something in a status, and how long keys took until the frame after them. */
function watch(): void {
	const keys: number[] = [];
	const says: { readonly text: string; readonly at: number }[] = [];
	new PerformanceObserver((list) => {
		for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration);
	}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
	new MutationObserver(() => {
		for (const { textContent } of document.querySelectorAll('main [role=status]'))
			says.push({ text: textContent, at: performance.now() });
	}).observe(document, { subtree: true, childList: true, characterData: true });
	let pressed = NaN;
	addEventListener('click', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
	Object.assign(window, { lowflowWhatIf: { keys, says, pressed: () => pressed } });
}

interface Watched {
	readonly keys: number[];
	readonly says: readonly { readonly text: string; readonly at: number }[];
	readonly pressed: () => number;
}

/** From the last click until a status of the page said this, ms. */
async function until(page: Page, words: string): Promise<number> {
	const time = await page.waitForFunction(
		(wanted) => {
			const { says, pressed } = (window as unknown as { lowflowWhatIf: Watched }).lowflowWhatIf;
			const since = pressed();
			const said = says.find(({ text, at }) => at >= since && text.includes(wanted));
			return said === undefined ? null : said.at - since;
		},
		words,
		{ timeout: 60_000, polling: 100 },
	);
	return (await time.jsonValue()) ?? NaN;
}

async function making(chromium: string, url: string, seed: number): Promise<Making> {
	const fresh = await freshPage(chromium, url);
	try {
		const { page } = fresh;
		await page.addInitScript(watch);
		await page.goto(`${url}what-if/`);
		const make = page.getByRole('button', { name: 'Make this registry' });
		await page.getByRole('spinbutton', { name: 'Eligible arrests' }).fill(String(CASES));
		await page.getByRole('spinbutton', { name: 'Seed' }).fill(String(seed));
		await page.waitForTimeout(1000);
		const before = await page.evaluate(() => performance.now());
		await make.click();
		const done = until(page, 'Made.');
		await page.getByRole('combobox', { name: 'Appearance' }).focus();
		const under: { way: boolean } = { way: true };
		void done.finally(() => (under.way = false)).catch(() => undefined);
		for (let press = 0; under.way; press++) {
			await page.keyboard.press(press % 4 < 2 ? 'ArrowDown' : 'ArrowUp');
			await page.waitForTimeout(150);
		}
		const { presses, longTasks } = await page.evaluate(
			([start, length]) => ({
				presses: (window as unknown as { lowflowWhatIf: Watched }).lowflowWhatIf.keys,
				longTasks: window.lowflowProbe.longTasks
					.filter((task) => task.start >= start && task.start <= start + length)
					.map(({ duration }) => duration),
			}),
			[before, await done] as const,
		);
		if (presses.length === 0) throw new Error('No key was answered while the registry was made.');

		await page.getByRole('spinbutton', { name: 'Seed' }).fill(String(seed + 1000));
		await make.click();
		await page.getByText(/[1-9][\d,]* of 60,000 cases made/).waitFor();
		await page.getByRole('button', { name: 'Cancel' }).click();
		return { made: await done, presses, longTasks, stopped: await until(page, 'Stopped.') };
	} finally {
		await fresh.close();
	}
}
