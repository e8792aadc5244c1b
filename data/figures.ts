/** `npm run figures -- --out DIR [--url "LINK"]`: the figures of a view as SVG, PNG and CSV. */
import { parseFigures, USAGE } from './figures/options.ts';
import { renderFigures } from './figures/render-figures.ts';
import { BadFlag } from './options.ts';

try {
	const options = parseFigures(process.argv.slice(2));
	const { files, failures, notices } = await renderFigures(options, console.log);
	for (const notice of notices) console.error(notice);
	for (const failure of failures) console.error(`Not made: ${failure}`);
	console.log(`${files.length} files in ${options.out}. Synthetic data. Not patients.`);
	process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
	if (error instanceof BadFlag) {
		console.error(`${error.message}\n${USAGE}`);
		process.exitCode = 2;
	} else {
		const { message } = error as Error;
		console.error(
			`The figures were not written: ${message} Make the registry with "npm run data", check the folder, then run it again.`,
		);
		process.exitCode = 1;
	}
}
