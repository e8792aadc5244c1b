import { defineConfig } from '@playwright/test';

const report = process.env['E2E_REPORT'];
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 30_000 },
	reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
	use: {
		browserName: 'chromium',
		viewport: { width: 1280, height: 900 },
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath && { executablePath }),
			// The first is needed when the tests run as root; the next four keep the browser from calling home.
			args: [
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				// Text is drawn as on screens, where exported pictures are compared with it, without windows too.
				'--font-render-hinting=none',
				// The engine's code is compiled once: what compiling it again, faster, saves on small tables it costs first.
				'--js-flags=--liftoff-only',
			],
		},
	},
});
