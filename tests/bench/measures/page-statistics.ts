import { engineReady, freshPage } from '../browser/launch.ts';
import { whileServed, type Bench, type Measure } from '../bench.ts';
import type { Choice, PageStatistics } from '../page-statistics/page.ts';
import { against, milliseconds, type Row } from '../section.ts';
import { spread } from '../summary.ts';

const BUDGET = 12;
const PASSES = 4;

const CHOICES: readonly { readonly choice: Choice; readonly words: string }[] = [
	{ choice: 'initial', words: 'as the page opens' },
	{ choice: 'by diagnosis', words: 'curves by diagnosis' },
];

/** How long the survival page's statistics take of a filter change, in the browser. */
export const pageStatistics: Measure = {
	name: 'page-statistics',
	async run(bench) {
		const found = await passesOf(bench);
		return {
			title: 'Statistics of the survival page',
			method: `In the browser, 60,000 eligible arrests: every level of five filters in turn, each a filter change with all figures of /survival/. Timed from the engine's answer to finished numbers and words on the main thread, without drawing and without what a worker does. The first pass meets a fresh browser, ${PASSES - 1} more are warm.`,
			rows: CHOICES.flatMap(({ choice, words }) => rowsOf(found[choice], words)),
			raw: found,
		};
	},
};

type Passes = readonly (readonly PageStatistics[])[];

async function passesOf(bench: Bench): Promise<Readonly<Record<Choice, Passes>>> {
	return whileServed(bench, undefined, async ({ url }) => {
		const passes = async (choice: Choice): Promise<Passes> => {
			const fresh = await freshPage(bench.chromium, url);
			const { page } = fresh;
			try {
				await page.goto(`${url}page-statistics/`);
				await engineReady(page);
				const made: PageStatistics[][] = [];
				for (let pass = 0; pass < PASSES; pass++)
					made.push(await page.evaluate((which) => window.lowflowStatistics(which), choice));
				return made;
			} finally {
				await fresh.close();
			}
		};
		return { initial: await passes('initial'), 'by diagnosis': await passes('by diagnosis') };
	});
}

function rowsOf([first = [], ...warm]: Passes, words: string): Row[] {
	const all = warm.flat();
	const page = spread(all.map((one) => one.page));
	const curves = spread(all.map((one) => one.curves));
	const cold = spread(first.map((one) => one.page));
	const said = ({ median, p95, max }: typeof page): string =>
		`median ${milliseconds(median)}, p95 ${milliseconds(p95)}, longest ${milliseconds(max)}`;
	return [
		{
			...against(`all figures, ${words}`, page.p95, BUDGET, (ms) => `p95 ${milliseconds(ms)}`),
			measured: said(page),
		},
		{ what: `Kaplan-Meier alone, ${words}`, measured: said(curves) },
		{ what: `all figures, ${words}, first pass of a fresh browser`, measured: said(cold) },
	];
}
