import { engineReady, freshPage } from '../browser/launch.ts';
import { whileServed, type Measure } from '../bench.ts';
import { against, milliseconds, type Row } from '../section.ts';
import { quantile } from '../summary.ts';

const READY = 2500;
const LONGEST_TASK = 50;

/** From the last byte of engine and data to a database that answers. */
export const engineStart: Measure = {
	name: 'engine-start',
	run: (bench) =>
		whileServed(bench, undefined, async ({ url }) => {
			const { runs } = bench.options;
			const starts: Start[] = [];
			for (let run = 0; run < Math.max(5, runs); run++)
				starts.push(await started(bench.chromium, url));
			const median = (of: (start: Start) => number) => quantile(starts.map(of), 0.5);
			const tasks = (when: (start: number, asked: number) => boolean) =>
				starts.flatMap(({ longTasks, asked }) =>
					longTasks.filter(({ start }) => when(start, asked)).map(({ duration }) => duration),
				);
			const [before, during] = [
				tasks((start, asked) => start < asked),
				tasks((start, asked) => start >= asked),
			];
			const foreign = starts.flatMap((start) => start.foreign);
			const rows: Row[] = [
				against(
					`engine ready after its bytes arrived, median of ${starts.length}`,
					median(({ ready, arrived }) => ready - arrived),
					READY,
					milliseconds,
				),
				{
					what: 'navigation to engine ready',
					measured: milliseconds(median(({ ready }) => ready)),
				},
				{
					what: `main-thread tasks over 50 ms while the engine starts, in ${starts.length} starts`,
					measured: longTaskWords(during),
					budget: 'none',
					within: during.length === 0,
				},
				{
					what: 'the same before, while the page is laid out first and wakes',
					measured: longTaskWords(before),
				},
				{
					what: 'requests off the site',
					measured: String(foreign.length),
					budget: '0',
					within: foreign.length === 0,
				},
			];
			return {
				title: 'Engine start',
				method: `Fresh browsers, 60,000 eligible arrests. Bytes have arrived when the last of the engine's module and the data files has (the worker's script, asked for after them, is part of the start). Long tasks: over ${LONGEST_TASK} ms; while the engine starts is from the first of its files asked for until a second after it is ready.`,
				rows,
				raw: starts,
			};
		}),
};

const longTaskWords = (durations: readonly number[]) =>
	durations.length === 0
		? 'none'
		: `${durations.length}, longest ${milliseconds(Math.max(...durations))}`;

type Start = Awaited<ReturnType<typeof started>>;

async function started(chromium: string, url: string) {
	const fresh = await freshPage(chromium, url);
	try {
		await fresh.page.goto(url);
		await engineReady(fresh.page);
		await fresh.page.waitForTimeout(1000);
		const times = await fresh.page.evaluate(() => {
			const files = performance
				.getEntriesByType('resource')
				.filter(({ name }) => /\.gzbin(\?|$)/.test(name)) as PerformanceResourceTiming[];
			return {
				files: files.map(({ name, startTime, responseEnd }) => ({
					name: name.replace(/^.*\//, ''),
					startTime,
					responseEnd,
				})),
				asked: Math.min(...files.map(({ startTime }) => startTime)),
				arrived: Math.max(...files.map(({ responseEnd }) => responseEnd)),
				ready: window.lowflowProbe.firsts.ready,
				longTasks: window.lowflowProbe.longTasks,
			};
		});
		return { ...times, foreign: fresh.foreign, complaints: fresh.complaints };
	} finally {
		await fresh.close();
	}
}
