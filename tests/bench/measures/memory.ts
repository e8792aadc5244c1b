import { MemoryReader, withMemoryShown, type MemoryReading } from '../browser/memory.ts';
import { engineReady, freshPage } from '../browser/launch.ts';
import { whileServed, type Bench, type Measure } from '../bench.ts';
import { megabytes, type Row, type Section } from '../section.ts';

const GROWTH = 0.1;
const SEED = 11;
const PORTION = 50;

/** Changes before the start is read: the code and every drawing have then come into being. */
const WARM_UP = 30;

/** What the page and its engine hold after many filter changes, against what they held at the start. */
export const memory: Measure = {
	name: 'memory',
	run: (bench) => withMemoryShown(bench.site, () => measured(bench)),
};

function measured(bench: Bench): Promise<Section> {
	return whileServed(bench, undefined, async ({ url }) => {
		const { changes } = bench.options;
		const fresh = await freshPage(bench.chromium, url);
		try {
			const { page } = fresh;
			const reader = await MemoryReader.on(fresh.context, page);
			await page.goto(url);
			await engineReady(page);
			await page.waitForTimeout(2000);
			const atRest = async (): Promise<MemoryReading> => {
				await page.evaluate(async () => {
					const place = await window.lowflowProbe.aimAtReset();
					window.lowflowProbe.arm();
					if (place === null) return;
					[...document.querySelectorAll('button')]
						.find((button) => button.textContent.trim().startsWith('Back to all'))
						?.click();
					await window.lowflowProbe.settled('', 20_000);
				});
				await page.waitForTimeout(1500);
				return reader.read();
			};
			const untouched = await atRest();
			await page.evaluate(([seed, clicks]) => window.lowflowProbe.hammer(seed, clicks), [
				SEED,
				WARM_UP,
			] as const);
			const start = await atRest();
			const readings: { made: number; reading: MemoryReading }[] = [];
			let made = 0;
			while (made < changes) {
				const portion = Math.min(PORTION, changes - made);
				const count = await page.evaluate(
					([seed, clicks]) => window.lowflowProbe.hammer(seed, clicks),
					[SEED + made, portion] as const,
				);
				if (count === 0)
					throw new Error(`The page offered nothing to click after ${made} changes.`);
				made += count;
				if (readings.length < Math.floor((made * 4) / changes) || readings.length === 0)
					readings.push({ made, reading: await atRest() });
			}
			const end = await atRest();
			readings.push({ made, reading: end });
			return {
				title: 'Memory',
				method: `The page at rest showing its first cohort, garbage collected: after ${WARM_UP} changes that bring all code and drawings into being, and after ${made.toLocaleString('en')} more filter changes of a seeded script as fast as the page answers. 60,000 eligible arrests. Total: JavaScript heaps of page and worker, and WebAssembly memory.`,
				rows: rowsOf(untouched, start, end, made),
				raw: { untouched, start, readings },
			};
		} finally {
			await fresh.close();
		}
	});
}

const totalOf = ({ pageHeap, workerHeaps, wasm }: MemoryReading) => pageHeap + workerHeaps + wasm;

function rowsOf(
	untouched: MemoryReading,
	start: MemoryReading,
	end: MemoryReading,
	made: number,
): Row[] {
	const line = (what: string, of: (reading: MemoryReading) => number, budget = false): Row => {
		const growth = of(end) / of(start) - 1;
		return {
			what,
			measured: `${megabytes(of(start))} → ${megabytes(of(end))} (${growth >= 0 ? '+' : '−'}${Math.abs(growth * 100).toFixed(1)} %)`,
			...(budget && { budget: '≤ +10 %', within: growth <= GROWTH }),
		};
	};
	return [
		line(`total after ${made.toLocaleString('en')} changes`, totalOf, true),
		line('JavaScript heap of the page', ({ pageHeap }) => pageHeap, true),
		line('JavaScript heap of the engine worker', ({ workerHeaps }) => workerHeaps),
		line('WebAssembly memory', ({ wasm }) => wasm, true),
		...(start.resident !== null && end.resident !== null
			? [line('resident memory of the renderer', ({ resident }) => resident ?? 0)]
			: []),
		{
			what: 'total before the first change, for comparison',
			measured: megabytes(totalOf(untouched)),
		},
		{
			what: 'DOM nodes / event listeners held',
			measured: `${start.nodes} → ${end.nodes} / ${start.listeners} → ${end.listeners}`,
		},
	];
}
