/** `npm run bench`: how fast and how heavy the built site is, in a headless browser. See USAGE in options.ts. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from '../e2e/chromium.ts';
import type { Bench, Measure } from './bench.ts';
import { BUSY, busyShare, loadWords, machineFacts } from './machine.ts';
import { bytes } from './measures/bytes.ts';
import { clicks } from './measures/clicks.ts';
import { engineStart } from './measures/engine-start.ts';
import { firstPaint } from './measures/first-paint.ts';
import { coverage } from './coverage.ts';
import { memory } from './measures/memory.ts';
import { pageStatistics } from './measures/page-statistics.ts';
import { statistics } from './measures/statistics.ts';
import { tenMillion } from './measures/ten-million.ts';
import { whatIf } from './measures/what-if.ts';
import { BadFlag, parseOptions, USAGE, type BenchOptions } from './options.ts';
import { prepareSite } from './prepare-site.ts';
import { asMarkdown, writeJson, type Report } from './report.ts';
import type { Section } from './section.ts';

const MEASURES: readonly Measure[] = [
	bytes,
	firstPaint,
	engineStart,
	clicks,
	tenMillion,
	whatIf,
	memory,
	pageStatistics,
	statistics,
	coverage,
];

async function main(options: BenchOptions): Promise<number> {
	const unknown = options.only.filter((name) => !MEASURES.some((each) => each.name === name));
	if (unknown.length > 0)
		throw new BadFlag(
			`There is no measure ${unknown.join(', ')}; there are ${MEASURES.map(({ name }) => name).join(', ')}.`,
		);
	const chromium = findOrInstallChromium('with windows');
	const site = await prepareSite(options.site);
	try {
		const busyBefore = await busyShare();
		const trusted = busyBefore <= BUSY;
		if (!trusted) {
			console.warn(
				`Other programs use ${(busyBefore * 100).toFixed(0)} % of this machine: times will be too long.`,
			);
			if (options.write && !options.busy) {
				console.error(
					'BENCHMARK.md is only written on an idle machine. Try again later, or add --busy.',
				);
				return 1;
			}
		}
		const before = loadWords();
		const bench: Bench = { options, chromium, site, cache: join(tmpdir(), 'lowflow-bench') };
		const { sections, failed } = await measured(bench);
		const manifest = JSON.parse(
			await readFile(join(site, 'registry', 'manifest.json'), 'utf8'),
		) as {
			hash: string;
			generatorVersion: string;
		};
		const report: Report = {
			date: new Date().toISOString(),
			flags: process.argv.slice(2).length === 0 ? '' : ` -- ${process.argv.slice(2).join(' ')}`,
			machine: machineFacts(chromium),
			data: { hash: manifest.hash, generatorVersion: manifest.generatorVersion },
			load: { before, after: loadWords(), busyBefore, trusted },
			sections,
			failed,
		};
		const text = asMarkdown(report);
		console.log(`\n${text}`);
		console.log(`Written to ${await writeJson(report, options.out)}.`);
		if (options.write) await writeFile(join('tests', 'bench', 'BENCHMARK.md'), text);
		return Object.keys(failed).length === 0 ? 0 : 1;
	} finally {
		await rm(site, { recursive: true, force: true });
	}
}

async function measured(bench: Bench): Promise<Pick<Report, 'sections' | 'failed'>> {
	const sections: Record<string, Section> = {};
	const failed: Record<string, string> = {};
	const { only } = bench.options;
	for (const measure of MEASURES) {
		if (only.length > 0 && !only.includes(measure.name)) continue;
		console.log(`Measuring ${measure.name} …`);
		try {
			sections[measure.name] = await measure.run(bench);
		} catch (error) {
			failed[measure.name] = error instanceof Error ? error.message : String(error);
			console.error(error);
		}
	}
	return { sections, failed };
}

try {
	process.exitCode = await main(parseOptions(process.argv.slice(2)));
} catch (error) {
	if (!(error instanceof BadFlag)) throw error;
	console.error(`${error.message}\n${USAGE}`);
	process.exitCode = 2;
}
