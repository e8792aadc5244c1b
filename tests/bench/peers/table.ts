import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { int32, tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { BIN_MINUTES, CODES, COMPLICATIONS, LAST_DAY } from './views.ts';

type Column = readonly unknown[];

async function read(folder: string, name: string): Promise<Record<string, Column>> {
	const table = tableFromIPC(gunzipSync(await readFile(join(folder, `${name}.arrows.gzbin`))));
	return Object.fromEntries(
		table.schema.fields.map((field) => [
			field.name,
			table.getChild(field.name).toArray() as Column,
		]),
	);
}

/** Codes in the order in which values first come, the last code for missing. Throws when there are too many. */
function coded(values: Column, codes: number): Int32Array {
	const known = new Map<unknown, number>();
	return Int32Array.from(values, (value) => {
		if (value === null || value === undefined) return codes - 1;
		const code = known.get(value) ?? known.size;
		known.set(value, code);
		if (code >= codes) throw new RangeError('There are more values than codes.');
		return code;
	});
}

/**
 * Writes the flat table of the runs of a registry as one Arrow stream: what every arm reads. Low-flow time is in
 * minutes, ECMO hours in tenths, exits in days from the arrest.
 */
export async function writeTable(registry: string, file: string): Promise<number> {
	const runs = await read(registry, 'runs');
	const episodes = await read(registry, 'complication');
	const column = (name: string): Column => {
		const found = runs[name];
		if (!found) throw new RangeError(`The runs have no ${name}.`);
		return found;
	};
	const flow = Int32Array.from(column('ecmo_flow_min'), (value) => Number(value ?? 0));
	const groups = [...new Set(episodes['comp_group'])].slice(0, COMPLICATIONS);
	const row = new Map(column('case_id').map((id, at) => [id, at]));
	const counts = Array.from({ length: COMPLICATIONS }, () => new Int32Array(flow.length));
	episodes['comp_group']?.forEach((group, at) => {
		const of = row.get(episodes['case_id']?.[at]);
		const count = counts[groups.indexOf(group)];
		if (of !== undefined && count) count[of] = (count[of] ?? 0) + 1;
	});
	const survived = column('survived_discharge');
	const days = column('hospital_days');
	const columns = {
		setting: coded(column('setting'), CODES.setting),
		dx: coded(column('dx_group'), CODES.dx),
		age: coded(column('age_group'), CODES.age),
		year: coded(column('arrest_year'), CODES.year),
		rhythm: coded(column('initial_rhythm'), CODES.rhythm),
		flow,
		bin: flow.map((minutes) => Math.min(CODES.bin - 1, Math.floor(minutes / BIN_MINUTES))),
		outcome: Int32Array.from(survived, (value) => (value === true ? 1 : value === false ? 0 : 2)),
		day: Int32Array.from(days, (value) =>
			Math.min(LAST_DAY, Math.max(0, Math.floor(Number(value ?? LAST_DAY)))),
		),
		kind: Int32Array.from(survived, (value) => (value === false ? 1 : 0)),
		hours: Int32Array.from(column('ecmo_hours'), (value) => Math.round(Number(value ?? 0) * 10)),
		...Object.fromEntries(counts.map((count, at) => [`c${at}`, count])),
	};
	const types = Object.fromEntries(Object.keys(columns).map((name) => [name, int32()]));
	const bytes = tableToIPC(tableFromArrays(columns, { types }), { format: 'stream' });
	if (!bytes) throw new Error('The table could not be written.');
	await writeFile(file, bytes);
	return flow.length;
}
