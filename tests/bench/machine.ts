import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const PACKAGES = [
	'@duckdb/duckdb-wasm',
	'@uwdata/flechette',
	'@observablehq/plot',
	'svelte',
	'@sveltejs/kit',
	'@playwright/test',
];

/** Share of all cores in use above which times are not trusted. */
export const BUSY = 0.15;

/** What the figures were measured on and with. */
export function machineFacts(chromium: string): Readonly<Record<string, string>> {
	const cores = cpus();
	return {
		processor: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}`,
		memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
		system: `${platform()} ${arch()}`,
		node: process.version,
		browser: `${execFileSync(chromium, ['--version', '--no-sandbox']).toString().trim()}, headless, drawn without a graphics card`,
		...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
	};
}

function versionOf(name: string): string {
	const text = readFileSync(`node_modules/${name}/package.json`, 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

/** Share of all cores' time in use over some seconds in which this program does nothing. */
export async function busyShare(seconds = 3): Promise<number> {
	const before = coreTimes();
	await pause(seconds * 1000);
	const after = coreTimes();
	return 1 - (after.idle - before.idle) / (after.total - before.total);
}

function coreTimes(): { readonly idle: number; readonly total: number } {
	const times = cpus().map((core) => core.times);
	return {
		idle: times.reduce((sum, { idle }) => sum + idle, 0),
		total: times.reduce(
			(sum, { idle, irq, nice, sys, user }) => sum + idle + irq + nice + sys + user,
			0,
		),
	};
}

/** The system's load averages over 1, 5 and 15 minutes, in words. */
export function loadWords(): string {
	return loadavg()
		.map((value) => value.toFixed(2))
		.join(' ');
}
