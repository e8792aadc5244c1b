import type { Burst, Timed } from './page.ts';
import { GESTURES } from './steps.ts';

/** One fresh browser of one arm. */
export interface ArmResult {
	/** From the bytes of the table to the first answer, ms. */
	readonly start: number;
	readonly passes: readonly {
		readonly gesture: number;
		readonly result: readonly Timed[] | Burst;
		/** Answers unlike the reference. */
		readonly wrong: number;
		readonly cold: boolean;
	}[];
	readonly foreign: readonly string[];
	readonly frame: number;
}

interface Facts {
	readonly rows: number;
	readonly results: ReadonlyMap<string, readonly ArmResult[]>;
	/** How busy the machine was. */
	readonly before: string;
	readonly machine: Readonly<Record<string, string>>;
}

const ARM_WORDS: Readonly<Record<string, string>> = {
	scan: 'floor: one loop over typed arrays',
	lowflow: 'Lowflow: one question for all views, cancellable',
	sets: 'DuckDB-WASM, one GROUPING SETS query',
	naive: 'DuckDB-WASM, one awaited query a view',
	mosaic: 'Mosaic 0.32.0, pre-aggregation and cache on',
	'mosaic-plain': 'Mosaic 0.32.0, both off',
	arquero: 'Arquero 8.0.3',
	crossfilter: 'crossfilter2 1.5.4',
};

function quantile(values: readonly number[], share: number): string {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	return value === undefined ? '–' : value.toFixed(0);
}

/** Median and 95th percentile. */
const spread = (values: readonly number[]) =>
	`${quantile(values, 0.5)} / ${quantile(values, 0.95)}`;

/** The table of all arms: a wrong answer voids an arm's times of that gesture. */
export function asMarkdown({ rows, results, before, machine }: Facts): string {
	const lines = [
		`# Beside other ways of doing it: ${rows.toLocaleString('en')} ECPR runs`,
		'',
		`Eight linked views (setting, diagnosis, age, year and rhythm by outcome; low-flow minutes; ten complication rates; survival curves by setting), each ignoring its own filter. Every arm reads the same Arrow bytes from the same server, hands over the same vector of whole numbers, and is drawn by the same code; after every step the vector is compared with a plain loop in Node. Times are ms, median / 95th percentile over all warm steps of ${results.values().next().value?.length ?? 0} fresh browsers, taken in turns. "Numbers" ends when the vector stands on the main thread, "painted" after the frame that shows all eight charts. The drawing of all eight costs every arm the same (what the floor takes from numbers to paint): Lowflow's own pages draw only what is in sight, so their times (BENCHMARK.md) are lower than these.`,
		'',
		`Machine: ${Object.entries(machine)
			.map(([what, value]) => `${what} ${value}`)
			.join(', ')}; ${before}.`,
		'',
	];
	for (const [at, { name, burst }] of GESTURES.entries()) {
		lines.push(`## ${name}`, '');
		lines.push(
			burst
				? '| arm | settled, ms | pictures passing by |'
				: '| arm | numbers, ms | painted, ms | painted, first pass |',
			burst ? '|---|---|---|' : '|---|---|---|---|',
		);
		for (const [arm, browsers] of results) {
			const words = ARM_WORDS[arm] ?? arm;
			const passes = browsers.flatMap((one) => one.passes).filter((pass) => pass.gesture === at);
			const wrong = passes.reduce((sum, pass) => sum + pass.wrong, 0);
			if (wrong > 0) {
				lines.push(`| ${words} | void: ${wrong} wrong answers |${burst ? ' |' : ' | |'}`);
				continue;
			}
			const steps = (cold: boolean) =>
				passes
					.filter((pass) => pass.cold === cold)
					.flatMap(({ result }) => ('settled' in result ? [] : result));
			const bursts = passes.flatMap(({ result, cold }) =>
				'settled' in result && !cold ? [result] : [],
			);
			lines.push(
				burst
					? `| ${words} | ${spread(bursts.map(({ settled }) => settled))} | ${quantile(
							bursts.map(({ passing }) => passing),
							0.5,
						)} |`
					: `| ${words} | ${spread(steps(false).map(({ numbers }) => numbers))} | ${spread(steps(false).map(({ painted }) => painted))} | ${spread(steps(true).map(({ painted }) => painted))} |`,
			);
		}
		lines.push('');
	}
	lines.push(
		'## Ready',
		'',
		'| arm | bytes to first answer, ms | requests off the site |',
		'|---|---|---|',
	);
	for (const [arm, browsers] of results)
		lines.push(
			`| ${ARM_WORDS[arm] ?? arm} | ${quantile(
				browsers.map(({ start }) => start),
				0.5,
			)} | ${browsers.reduce((sum, { foreign }) => sum + foreign.length, 0)} |`,
		);
	lines.push(
		'',
		'Left out: FalconVis (cannot be installed from the registry alone), Observable Framework (its build fetches from a CDN), Mosaic with its own drawing and with its own pre-release engine. Arquero compiles its expressions and so needs a page that allows `unsafe-eval`. Filters are ranges, so a click is a range of one level.',
		'',
	);
	return lines.join('\n');
}
