import { runCase } from './compare.ts';
import { readReferences } from './reference-case.ts';

/** Usage: npm run reference -- [DIR]. Compares every reference file of the folder; exits with 1 if anything disagrees. */
const folder = process.argv[2] ?? new URL('./statistics', import.meta.url).pathname;
const shownPerCase = 5;

const { files, others } = readReferences(folder);
for (const file of others) console.log(`${file}: not a reference file, left out`);

let passed = 0;
let failed = 0;
for (const { file, method, cases } of files) {
	const before = failed;
	for (const reference of cases) {
		const mismatches = runCase(method, reference);
		if (mismatches.length === 0) {
			passed++;
			continue;
		}
		failed++;
		for (const { path, expected, got, relativeError } of mismatches.slice(0, shownPerCase)) {
			const error =
				relativeError === undefined ? '' : `, relative error ${relativeError.toExponential(2)}`;
			console.log(
				`${file} ${reference.id} ${path}: expected ${show(expected)}, got ${show(got)}${error}`,
			);
		}
		if (mismatches.length > shownPerCase) {
			console.log(
				`${file} ${reference.id}: ${mismatches.length - shownPerCase} more values disagree`,
			);
		}
	}
	console.log(`${file}: ${cases.length - (failed - before)} of ${cases.length}`);
}
if (files.length === 0) console.log(`no reference file in ${folder}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;

function show(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
