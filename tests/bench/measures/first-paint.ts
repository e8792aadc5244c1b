import { freshPage, type FreshPage } from '../browser/launch.ts';
import { whileServed, type Measure } from '../bench.ts';
import { milliseconds, type Row } from '../section.ts';
import { quantile } from '../summary.ts';

/** A line and a processor as they may be. Rates in bit/s, latency in ms. */
interface Conditions {
	readonly name: string;
	readonly rate: number | null;
	readonly latency: number;
	readonly slowdown: number;
}

const CONDITIONS: readonly Conditions[] = [
	{ name: 'as fast as it goes', rate: null, latency: 0, slowdown: 1 },
	{ name: '10 Mbit/s, 40 ms', rate: 10e6, latency: 40, slowdown: 1 },
	{ name: '1.6 Mbit/s, 150 ms, processor 4 times slower', rate: 1.6e6, latency: 150, slowdown: 4 },
];

/** First contentful paint and first chart in sight, with scripts, without, and on slow lines. */
export const firstPaint: Measure = {
	name: 'first-paint',
	run: (bench) =>
		whileServed(bench, undefined, async ({ url }) => {
			const { runs } = bench.options;
			const raw: Record<string, unknown> = {};
			const rows: Row[] = [];
			for (const conditions of CONDITIONS) {
				const loads: { paint: number; chart: number }[] = [];
				for (let run = 0; run < runs; run++)
					loads.push(await loaded(bench.chromium, url, conditions));
				raw[conditions.name] = loads;
				rows.push({
					what: `first paint / first chart, ${conditions.name}`,
					measured: words(loads),
				});
			}
			const plain: { paint: number; charts: number }[] = [];
			for (let run = 0; run < runs; run++) plain.push(await loadedWithout(bench.chromium, url));
			const charts = Math.min(...plain.map((load) => load.charts));
			raw['without JavaScript'] = plain;
			rows.push({
				what: 'first paint, JavaScript switched off',
				measured: milliseconds(
					quantile(
						plain.map(({ paint }) => paint),
						0.5,
					),
				),
			});
			rows.push({
				what: 'charts in the page, JavaScript switched off',
				measured: String(charts),
				budget: '≥ 1',
				within: charts >= 1,
			});
			return {
				title: 'First paint',
				method: `The overview, empty cache, median of ${runs} fresh browsers, ms after navigation. The first chart counts from the frame in which an SVG of a figure stands in the window (1280 × 900), taken in the page and so possibly a moment before the browser's own time of the first paint.`,
				rows,
				raw,
			};
		}),
};

function words(loads: readonly { readonly paint: number; readonly chart: number }[]): string {
	const paint = quantile(
		loads.map((load) => load.paint),
		0.5,
	);
	const chart = quantile(
		loads.map((load) => load.chart),
		0.5,
	);
	return `${milliseconds(paint)} / ${milliseconds(chart)}`;
}

async function loaded(chromium: string, url: string, conditions: Conditions) {
	const fresh = await freshPage(chromium, url);
	try {
		await slow(fresh, conditions);
		await fresh.page.goto(url, { waitUntil: 'commit' });
		await fresh.page.waitForFunction(
			() =>
				!Number.isNaN(window.lowflowProbe.firsts.chart) &&
				performance.getEntriesByName('first-contentful-paint').length > 0,
			undefined,
			{
				timeout: 120_000,
				polling: 100,
			},
		);
		return await fresh.page.evaluate(() => ({
			paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
			chart: window.lowflowProbe.firsts.chart,
		}));
	} finally {
		await fresh.close();
	}
}

async function slow({ page, context }: FreshPage, { rate, latency, slowdown }: Conditions) {
	if (rate === null) return;
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency,
		downloadThroughput: rate / 8,
		uploadThroughput: rate / 8,
	});
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

async function loadedWithout(chromium: string, url: string) {
	const fresh = await freshPage(chromium, url, { javaScript: false });
	try {
		await fresh.page.goto(url, { waitUntil: 'load' });
		await fresh.page.locator('[data-figure] svg:visible').first().waitFor();
		await fresh.page.waitForTimeout(200);
		const paint = await fresh.page.evaluate(
			() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
		);
		const charts = await fresh.page.locator('[data-figure] svg:visible').count();
		return { paint, charts };
	} finally {
		await fresh.close();
	}
}
