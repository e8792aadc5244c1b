// This command talks to the terminal.
/* eslint-disable no-console */
import { spawnSync } from 'node:child_process';

/** Programs that open what we export, and the Debian packages that hold them. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
	soffice: ['libreoffice-impress', 'libreoffice-calc', 'fonts-liberation'],
	pdftotext: ['poppler-utils'],
	pdffonts: ['poppler-utils'],
	pdfinfo: ['poppler-utils'],
	pdftoppm: ['poppler-utils'],
};

const there = (name: string): boolean => spawnSync('which', [name]).status === 0;

/** Names of the programs that are not there, after Debian's packages were tried where one may install them. */
export function findOrInstallPrograms(): string[] {
	const missing = (): string[] => Object.keys(NEEDED).filter((name) => !there(name));
	if (missing().length === 0) return [];
	if (process.getuid?.() !== 0 || !there('apt-get')) return missing();
	const packages = [...new Set(missing().flatMap((name) => NEEDED[name] ?? []))];
	console.log(`Installing ${packages.join(', ')} to open the exported files with.`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', ...packages],
	])
		spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 600_000 });
	return missing();
}
