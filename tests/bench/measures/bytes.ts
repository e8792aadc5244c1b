import { readdir, stat } from 'node:fs/promises';
import { get } from 'node:http';
import { join, relative } from 'node:path';
import { engineReady, freshPage } from '../browser/launch.ts';
import { whileServed, type Bench, type Measure } from '../bench.ts';
import { meteredSite } from '../metered-proxy.ts';
import { against, kilobytes, megabytes, type Row } from '../section.ts';

const CRITICAL = 90e3;
const INTERACTIVE = { compressed: 9e6, plain: 10e6 };
const LARGEST = 25e6;

/** Critical bytes of every page, bytes until the dashboard answers, and the largest file. */
export const bytes: Measure = {
	name: 'bytes',
	run: (bench) =>
		whileServed(bench, undefined, async ({ url }) => {
			const files = await filesOf(bench.site);
			const pages = files
				.map(({ path }) => path)
				.filter((path) => path.endsWith('index.html') && !/^(naive|page-statistics)\//.test(path));
			const critical: CriticalPage[] = [];
			for (const page of pages.sort()) critical.push(await criticalOf(url, page));
			const compressed = await untilReady(bench, url, true);
			const plain = await untilReady(bench, url, false);
			const [largest] = files.sort((a, b) => b.bytes - a.bytes);
			const rows: Row[] = [
				...critical.map(({ page, total }) =>
					against(`critical bytes of ${page}, brotli`, total, CRITICAL, kilobytes),
				),
				against(
					'bytes to an interactive dashboard, host that compresses text',
					compressed.total,
					INTERACTIVE.compressed,
					megabytes,
				),
				against(
					'bytes to an interactive dashboard, host without compression',
					plain.total,
					INTERACTIVE.plain,
					megabytes,
				),
				against(
					`largest deployed file (${largest?.path ?? 'none'})`,
					largest?.bytes ?? 0,
					LARGEST,
					megabytes,
				),
			];
			return {
				title: 'Bytes',
				method:
					'Critical: the page, its style sheets, its scripts with all that they import before they run, and what it preloads, as `npm start` sends them (compressed by the build, brotli at its strongest). Interactive: every body sent, to page and workers, from an empty cache until the engine answers, counted by a host in between.',
				rows,
				raw: { critical, compressed, plain, largest },
			};
		}),
};

/** Of a module as the build writes it: `import{a as b}from"./c.js"`, not `import("./c.js")`. */
const STATIC_IMPORT = /\b(?:import|export)\s*(?:[\w${}*,\s]+?from\s*)?"(\.[^"]+\.js)"/g;

interface CriticalPage {
	readonly page: string;
	readonly total: number;
	readonly parts: Readonly<Record<string, number>>;
}

async function filesOf(folder: string): Promise<{ path: string; bytes: number }[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return Promise.all(
		entries
			.filter((entry) => entry.isFile())
			.map(async (entry) => {
				const path = join(entry.parentPath, entry.name);
				return { path: relative(folder, path), bytes: (await stat(path)).size };
			}),
	);
}

async function criticalOf(site: string, file: string): Promise<CriticalPage> {
	const address = new URL(file.replace(/index\.html$/, ''), site);
	const html = await bodyOf(address, false);
	const linked = [...html.text.matchAll(/<(?:link|script)\b[^>]*>/g)].flatMap(([tag]) => {
		const critical = /rel="(?:stylesheet|modulepreload|preload)"/.test(tag) || /<script/.test(tag);
		const target = /(?:href|src)="([^"]+)"/.exec(tag)?.[1];
		return critical && target !== undefined ? [new URL(target, address).href] : [];
	});
	const parts: Record<string, number> = { [address.pathname]: (await bodyOf(address, true)).sent };
	// A module waits for what it imports, whether the page names that or not.
	const targets = new Set(linked);
	for (const target of targets) {
		const url = new URL(target);
		parts[url.pathname] = (await bodyOf(url, true)).sent;
		if (!url.pathname.endsWith('.js')) continue;
		for (const [, module = ''] of (await bodyOf(url, false)).text.matchAll(STATIC_IMPORT))
			targets.add(new URL(module, url).href);
	}
	const total = Object.values(parts).reduce((sum, sent) => sum + sent, 0);
	return { page: address.pathname, total, parts };
}

/** A file as sent; `fetch` would inflate it. */
function bodyOf(url: URL, compressed: boolean): Promise<{ text: string; sent: number }> {
	const headers = { 'accept-encoding': compressed ? 'br' : 'identity' };
	return new Promise((resolve, reject) => {
		get(url, { headers }, (answer) => {
			const portions: Buffer[] = [];
			answer.on('data', (portion: Buffer) => portions.push(portion));
			answer.on('end', () => {
				if (answer.statusCode !== 200)
					reject(new Error(`${url.href} answered ${answer.statusCode ?? 'nothing'}.`));
				const body = Buffer.concat(portions);
				resolve({ text: compressed ? '' : body.toString('utf8'), sent: body.length });
			});
		}).on('error', reject);
	});
}

async function untilReady({ chromium }: Bench, upstream: string, compression: boolean) {
	const host = await meteredSite(upstream, { compression });
	const fresh = await freshPage(chromium, host.url);
	try {
		await fresh.page.goto(host.url);
		await engineReady(fresh.page);
		await fresh.page.waitForTimeout(500);
		const parts = Object.fromEntries(host.sent);
		const total = Object.values(parts).reduce((sum, sent) => sum + sent, 0);
		return { total, parts, foreign: fresh.foreign };
	} finally {
		await fresh.close();
		await host.close();
	}
}
