import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Table, tableFromIPC, tableToIPC } from 'apache-arrow';
import { isComplete, type Manifest } from '../../data/manifest.ts';
import { manifestOf, type TableEntry } from '../../src/lib/db/manifest.ts';
import { DERIVED_COLUMNS } from '../../src/lib/db/derived-columns.ts';
import { DEFAULT_COHORT, FILTER_NAMES } from '../../src/lib/domain/cohort.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { optionValues } from '../../src/lib/figures/run.ts';

/** What the loader works the derived columns out from. */
const FOR_DERIVING = ['case_id', 'age_group', 'annual_ecpr_volume_band'];

/**
 * A registry whose runs are another's, so many times over, with no more columns than the overview and its
 * filters read: what a registry of that size costs without waiting for one to be generated. Written to `folder`
 * unless it is there.
 */
export async function narrowRegistry(from: string, times: number, folder: string): Promise<void> {
	const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')) as Manifest;
	const { seed, cases } = manifest;
	if (await isComplete(folder, seed, cases * times)) return;
	const making = `${folder}-making`;
	await rm(making, { recursive: true, force: true });
	await mkdir(making, { recursive: true });
	const entries = { ...manifest.tables };
	for (const { file } of Object.values(entries)) await cp(join(from, file), join(making, file));
	const wanted = columnsRead();
	for (const name of ['runs', 'eligible_counts'] as const) {
		const { file } = entries[name];
		const stream = gunzipSync(await readFile(join(from, file)));
		const whole = tableFromIPC(stream);
		const kept =
			name === 'runs' ? whole.select(namesOf(whole).filter((each) => wanted.has(each))) : whole;
		const many = new Table(kept.schema, Array.from({ length: times }, () => kept.batches).flat());
		entries[name] = await write(making, file, many);
	}
	const narrow = manifestOf(seed, cases * times, entries);
	await writeFile(join(making, 'manifest.json'), JSON.stringify(narrow));
	await rm(folder, { recursive: true, force: true });
	await rename(making, folder);
}

const namesOf = (table: Table): string[] => table.schema.fields.map(({ name }) => name);

/** Columns of `runs` that figures of the overview, or its filters, read. */
function columnsRead(): ReadonlySet<string> {
	const derived = new Set(DERIVED_COLUMNS.map(({ name }) => name));
	const read = catalogue
		.filter(({ page }) => page === 'overview')
		.flatMap((figure) =>
			[DEFAULT_COHORT, { clauses: {} }].flatMap((cohort) =>
				figure.requests(cohort, optionValues(figure)),
			),
		)
		.flatMap((request) =>
			request.kind === 'statement'
				? [...request.statement.sql.matchAll(/"(\w+)"/g)].map(([, name = '']) => name)
				: [
						...request.cells.by,
						...request.cells.measures.map((measure) => measure.replace(/^\w+:/, '')),
					],
		);
	return new Set([...FOR_DERIVING, ...FILTER_NAMES, ...read].filter((name) => !derived.has(name)));
}

async function write(folder: string, file: string, table: Table): Promise<TableEntry> {
	const stream = tableToIPC(table, 'stream');
	const packed = gzipSync(stream, { level: 1 });
	await writeFile(join(folder, file), packed);
	return {
		file,
		rows: table.numRows,
		columns: table.numCols,
		bytes: stream.length,
		gzipBytes: packed.length,
		sha256: createHash('sha256').update(stream).digest('hex'),
	};
}
