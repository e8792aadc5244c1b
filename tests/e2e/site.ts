import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { serveBuild } from '../../src/hosting/serve.ts';

interface Site {
	/** Address of the front page, with a slash at the end. */
	readonly url: string;
	/** Folder of the build that is served. */
	readonly folder: string;
}

interface WorkerOptions {
	/** Sub-path the site is served under; the root by default. */
	readonly base: string;
}

interface Fixtures {
	/** What the pages wrote to the console as error or warning, and what they threw. Empty at the end of a test, or it fails. */
	readonly complaints: string[];
	/** Requests to any other origin. Empty at the end of every test, or it fails. */
	readonly foreign: string[];
	/** Complaints a test provokes on purpose: a pattern per expected line. */
	readonly expected: RegExp[];
	/** A page in a context of its own, as another person would open it; watched like the first. */
	readonly anotherReader: () => Promise<Page>;
}

/** The built site on a free port, one server per worker; every test also proves it was quiet and kept to itself. */
export const test = base.extend<Fixtures, WorkerOptions & { site: Site }>({
	base: ['', { scope: 'worker', option: true }],
	site: [
		async ({ base: path }, use) => {
			const folder = process.env['E2E_BUILD'] ?? 'build';
			const server = await serveBuild({ port: 0, folder, base: path });
			await use({ url: server.url, folder });
			await server.close();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ site }, use) => {
		await use(site.url);
	},
	// eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
	expected: async ({}, use) => {
		await use([]);
	},
	complaints: [
		async ({ context, expected }, use) => {
			const complaints: string[] = [];
			listen(context, complaints);
			await use(complaints);
			const unexpected = complaints.filter(
				(line) => !expected.some((pattern) => pattern.test(line)),
			);
			expect(unexpected, 'errors and warnings in the console').toEqual([]);
		},
		{ auto: true },
	],
	foreign: [
		async ({ context, site }, use) => {
			const foreign: string[] = [];
			keepHome(context, site, foreign);
			await use(foreign);
			expect(foreign, 'requests that left the site').toEqual([]);
		},
		{ auto: true },
	],
	anotherReader: async ({ browser, baseURL, site, complaints, foreign }, use) => {
		const opened: BrowserContext[] = [];
		await use(async () => {
			const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
			opened.push(context);
			listen(context, complaints);
			keepHome(context, site, foreign);
			return context.newPage();
		});
		for (const context of opened) await context.close();
	},
});

export { expect };

function listen(context: BrowserContext, complaints: string[]): void {
	context.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning')
			complaints.push(`${message.type()}: ${message.text()}`);
	});
	context.on('weberror', (error) => {
		complaints.push(`thrown: ${error.error().message}`);
	});
}

function keepHome(context: BrowserContext, site: Site, foreign: string[]): void {
	const own = new URL(site.url).origin;
	const check = (address: string) => {
		const url = new URL(address);
		if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== own) foreign.push(address);
	};
	context.on('request', (request) => {
		check(request.url());
	});
	context.on('page', (page) => {
		page.on('websocket', (socket) => {
			check(socket.url());
		});
	});
}
