// This command talks to the terminal.
/* eslint-disable no-console */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The same browser without windows, which Playwright too would download: a test takes it about a fifth less time. */
const SHELL = '/usr/bin/chromium-headless-shell';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

type Kind = 'with windows' | 'without';

function installed(kind: Kind): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named && existsSync(named)) return named;
	const full = [...INSTALLED, chromium.executablePath()];
	const paths = kind === 'without' ? [SHELL, ...full] : [...full, SHELL];
	return paths.find((path) => path !== '' && existsSync(path));
}

function attempt(program: string, args: readonly string[]): void {
	spawnSync(program, args, {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
}

function hasProgram(name: string): boolean {
	try {
		execFileSync('which', [name], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/**
 * Where is a Chromium to test with? One that is installed (CHROMIUM_PATH first, then one of the kind asked for, then any),
 * else Debian's package when root, else Playwright's own download. Throws an Error that says what to install.
 */
export function findOrInstallChromium(kind: Kind): string {
	const found = installed(kind);
	if (found) return found;
	if (process.getuid?.() === 0 && hasProgram('apt-get')) {
		console.log('No Chromium found: installing the Debian package.');
		attempt('apt-get', ['update', '-qq']);
		// Not every release has the browser without windows as a package of its own.
		for (const name of [...(kind === 'without' ? ['chromium-headless-shell'] : []), 'chromium']) {
			attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
			const fromPackage = installed(kind);
			if (fromPackage) return fromPackage;
		}
	}
	console.log("No Chromium found: trying Playwright's own download.");
	attempt('npx', ['playwright', 'install', 'chromium']);
	const downloaded = installed(kind);
	if (downloaded) return downloaded;
	throw new Error(
		'The browser tests need Chromium or Chrome and could not install one. Install it (on Debian or Ubuntu: ' +
			'sudo apt-get install chromium) or set CHROMIUM_PATH to its program, then run the tests again.',
	);
}
