/** `npm run test:e2e`: the browser tests, on the built site. Arguments are handed to Playwright. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findOrInstallChromium } from './chromium.ts';

const args = process.argv.slice(2);
const report = args.find((arg) => arg.startsWith('--report='))?.slice('--report='.length);
const forwarded = args.filter((arg) => !arg.startsWith('--report='));

if (!existsSync('build/index.html')) {
	const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
	if (built.status !== 0) process.exit(1);
}

let chromium: string;
try {
	chromium = findOrInstallChromium('without');
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
}

const run = spawnSync(
	'npx',
	['playwright', 'test', '--config=tests/e2e/playwright.config.ts', ...forwarded],
	{
		stdio: 'inherit',
		env: { ...process.env, CHROMIUM_PATH: chromium, ...(report && { E2E_REPORT: report }) },
	},
);
process.exit(run.status ?? 1);
