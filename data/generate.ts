import { worldWith } from '../src/lib/synthesis/parameters/world.ts';
import { isComplete } from './manifest.ts';
import { BadFlag, parseOptions, USAGE } from './options.ts';
import { makeProgress } from './progress.ts';
import { writeRegistry } from './write-registry.ts';

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

async function main(): Promise<number> {
	const options = parseOptions(process.argv.slice(2));
	const { cases, seed, out } = options;
	if (options.ifMissing && (await isComplete(out, seed, cases))) return 0;
	const manifest = await writeRegistry(worldWith({ cases, seed }), out, makeProgress());
	const sizes = Object.values(manifest.tables);
	const sum = (of: (entry: (typeof sizes)[number]) => number) =>
		sizes.reduce((total, entry) => total + of(entry), 0);
	console.log(
		`${out}: seed ${seed}, ${manifest.tables.runs.rows.toLocaleString('en')} ECPR runs among ` +
			`${cases.toLocaleString('en')} eligible arrests, ${mebibytes(sum((entry) => entry.gzipBytes))} ` +
			`(${mebibytes(sum((entry) => entry.bytes))} before gzip), data ${manifest.hash.slice(0, 8)}`,
	);
	return 0;
}

try {
	process.exitCode = await main();
} catch (error) {
	if (error instanceof BadFlag) {
		console.error(`${error.message}\n${USAGE}`);
		process.exitCode = 2;
	} else {
		const { message, cause } = error as Error;
		console.error(
			`The registry was not written: ${message}${cause instanceof Error ? ` (${cause.message})` : ''} ` +
				'Files that were there before are unchanged. Check the folder and the space on the disk, then run it again.',
		);
		process.exitCode = 1;
	}
}
