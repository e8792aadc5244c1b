import { expect, test } from 'vitest';
import { downloadTable } from '../../src/lib/db/download.ts';
import type { LoadedTable } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import { makeSql } from '../../src/lib/export/code/make-code.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { generatedRegistry } from '../figures/generated-registry.ts';
import { runOnFiles } from './open-csv.ts';
import { sheetsFor } from './sheets.ts';

const TABLES: readonly LoadedTable[] = [
	...(['complication', 'runs', 'conventional'] as const),
	...(['centre', 'cpr_denominator', 'eligible_counts'] as const),
];

/** The files a script names, of cases of everyone, so that no figure lacks some. */
function filesFor(
	script: string,
	saved: ReadonlyMap<LoadedTable, Uint8Array>,
): Map<string, Uint8Array> {
	return new Map(
		[...script.matchAll(/read_csv\('([^']+)'/g)].map(([, name = '']) => {
			const table = TABLES.find((each) => name.includes(`_${each}_`)) ?? 'runs';
			return [name, saved.get(table) ?? new Uint8Array()];
		}),
	);
}

/** Rows as texts, sorted: groups come in no order of their own, and sums of floats differ in the last digits by it. */
function rowsOf(columns: readonly (readonly unknown[])[]): string[] {
	const plain = (value: unknown): unknown =>
		typeof value === 'number' || typeof value === 'bigint'
			? Number(Number(value).toPrecision(12))
			: value;
	return (columns[0] ?? [])
		.map((_, row) => JSON.stringify(columns.map((values) => plain(values[row]))))
		.toSorted();
}

test('the SQL of every figure runs on exported CSV files and counts what the figure counted', async () => {
	const engine = await nodeEngine({ registry: generatedRegistry(6000, 7).source });
	await engine.load(TABLES);
	// From the registry that the sheets are of.
	const saved = new Map<LoadedTable, Uint8Array>();
	for (const table of TABLES) saved.set(table, (await downloadTable(engine, table, 'csv')).bytes);
	const signal = new AbortController().signal;
	let compared = 0;
	for (const [at, sheet] of (await sheetsFor('full')).entries()) {
		const figure = catalogue[at];
		if (figure === undefined) throw new Error('There are more sheets than figures.');
		const made = await makeSql([sheet], null, nodeDocument(), () => undefined, signal);
		expect(made.name).toMatch(/^synthetic_.*\.sql$/);
		const script = new TextDecoder().decode(made.bytes);
		expect(script).toContain('-- Synthetic data.');
		const answers = await runOnFiles(script, filesFor(script, saved));
		const { statements } = planFigures([figure], DEFAULT_COHORT);
		expect(answers.length, figure.id).toBe(statements.length);
		for (const [which, statement] of statements.entries()) {
			const wanted = await engine.query(statement);
			const found = answers[which] ?? [];
			const names = found.map(({ name }) => name);
			const ours = rowsOf(found.map(({ values }) => values));
			expect(ours, figure.id).toEqual(rowsOf(names.map((name) => wanted.column(name))));
			expect(ours.length, figure.id).toBe(wanted.rowCount);
			compared += ours.length * names.length;
		}
	}
	expect(compared).toBeGreaterThan(1000);
	await engine.close();
});
