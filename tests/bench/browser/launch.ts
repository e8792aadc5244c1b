import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { installProbe } from './probe.ts';

const FLAGS = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	// Whatever is not this machine does not exist: a request to anywhere else is seen, and fails.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

const VIEWPORT = { width: 1280, height: 900 };

/** A page in a browser process of its own, watched for requests that leave the site. */
export interface FreshPage {
	readonly browser: Browser;
	readonly context: BrowserContext;
	readonly page: Page;
	/** Addresses of other origins that were asked for. */
	readonly foreign: readonly string[];
	/** What the page complained about. */
	readonly complaints: readonly string[];
	close(): Promise<void>;
}

/** Opens a fresh browser with empty caches. `origin` is the site's; `javaScript: false` switches scripts off. */
export async function freshPage(
	executablePath: string,
	origin: string,
	{ javaScript = true }: { readonly javaScript?: boolean } = {},
): Promise<FreshPage> {
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	const context = await browser.newContext({
		viewport: VIEWPORT,
		javaScriptEnabled: javaScript,
	});
	// The loader that runs these commands wraps named functions in a helper that a page does not have.
	await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
	await context.addInitScript(installProbe);
	const foreign: string[] = [];
	const complaints: string[] = [];
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== new URL(origin).origin)
			foreign.push(request.url());
	});
	const page = await context.newPage();
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	return { browser, context, page, foreign, complaints, close: () => browser.close() };
}

/** Waits until the engine answers questions. Rejects with the page's complaints when it fails. */
export async function engineReady(page: Page, timeout = 180_000): Promise<void> {
	await page.waitForFunction(
		() => ['ready', 'failed'].includes(document.documentElement.dataset.engine ?? ''),
		undefined,
		{ timeout, polling: 50 },
	);
	const state = await page.evaluate(() => document.documentElement.dataset.engine);
	if (state !== 'ready') {
		const said = await page
			.locator('[role=alert]')
			.allInnerTexts()
			.catch(() => []);
		throw new Error(`The engine failed: ${said.join(' ') || 'the page does not say why'}`);
	}
}
