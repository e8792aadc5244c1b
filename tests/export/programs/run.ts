/**
 * `npm run test:exports`: opens the exported files with other programs, LibreOffice and poppler. Where they are
 * missing and cannot be installed it says so and passes. `--report=FILE` keeps the outcome as JSON.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { findOrInstallPrograms } from './find-programs.ts';

const args = process.argv.slice(2);
const report = args.find((arg) => arg.startsWith('--report='))?.slice('--report='.length);
const forwarded = args.filter((arg) => !arg.startsWith('--report='));

const missing = findOrInstallPrograms();
if (missing.length > 0) {
	console.log(
		`Skipped: the exported files were not opened with other programs, because ${missing.join(', ')} cannot be had here. ` +
			'On Debian or Ubuntu: sudo apt-get install libreoffice-impress poppler-utils',
	);
	if (report !== undefined)
		writeFileSync(report, JSON.stringify({ numPassedTests: 0, numFailedTests: 0 }));
	process.exit(0);
}

const run = spawnSync(
	'npx',
	[
		...['vitest', 'run', '--config=tests/export/programs/vitest.config.ts', ...forwarded],
		...(report === undefined
			? []
			: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
	],
	{ stdio: 'inherit' },
);
process.exit(run.status ?? 1);
