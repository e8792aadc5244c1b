import { columnNamed } from '../../db/columns.ts';
import { makeSimulator } from '../../synthesis/model/case.ts';
import { drawPatient } from '../../synthesis/model/patient.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { KeyFields } from '../../synthesis/publish/key-fields.ts';
import { makePublisher } from '../../synthesis/publish/publish.ts';
import type { Row } from '../../synthesis/publish/row.ts';
import { CASES, type Cases, type ColumnKind } from './extract.ts';
import type { GroupName } from './groups.ts';

/** Cases of a world's registry as the engine would hand them out, and the key of each. */
interface MadeCases {
	readonly cases: Cases;
	readonly keys: readonly KeyFields[];
}

/** Cases between two reports of progress. */
const PER_REPORT = 2000;

type Value = (row: Row) => unknown;

/** Reads a column out of whichever section of a row holds it. */
function valueOf(name: string, sample: Row): Value {
	const sections = Object.keys(sample) as (keyof Row)[];
	const section = sections.find((each) => Object.hasOwn(sample[each], name));
	if (section === undefined) throw new RangeError(`No section of a case holds ${name}.`);
	return (row) => (row[section] as unknown as Readonly<Record<string, unknown>>)[name];
}

function held(
	name: string,
	kind: ColumnKind,
	rows: readonly Row[],
	value: Value,
): Float64Array | Int8Array | Int32Array {
	if (kind === 'number')
		return Float64Array.from(rows, (row) => (value(row) as number | null) ?? NaN);
	if (kind === 'id')
		return Int32Array.from(rows, (row) => Number(/\d+/.exec(String(value(row)))?.[0]));
	if (kind === 'flag')
		return Int8Array.from(rows, (row) => {
			const flag = value(row);
			return flag === true ? 1 : flag === false ? 0 : -1;
		});
	const places = new Map(
		(columnNamed(name).levels ?? []).map((level, at): [unknown, number] => [level.value, at]),
	);
	return Int8Array.from(rows, (row) => places.get(value(row)) ?? -1);
}

/**
 * Makes the cases of one group of a world's registry, as published: rounded, and with what goes missing gone.
 * Without engine or files, for a world that is met once. `onShare` hears how much is done, 0 to 1. Throws when the
 * world has no case of the group.
 */
export function madeCases(
	world: WorldParameters,
	group: GroupName,
	onShare: (share: number) => void,
): MadeCases {
	const simulator = makeSimulator(world);
	const publish = makePublisher(simulator);
	const adult = group === 'adult-ohca';
	const rows: Row[] = [];
	const keys: KeyFields[] = [];
	for (let index = 0; index < world.cases; index++) {
		const patient = drawPatient(simulator.streams.patient.at(index), simulator.table);
		if (patient.adult === adult && patient.inHospital !== adult) {
			const { row, key } = publish(simulator.simulate(index));
			rows.push(row);
			keys.push(key);
		}
		if ((index + 1) % PER_REPORT === 0) onShare((index + 1) / world.cases);
	}
	const [sample] = rows;
	if (sample === undefined) throw new Error('It has no such arrest.');
	const columns = Object.fromEntries(
		Object.entries(CASES.columns).map(([name, kind]) => [
			name,
			held(name, kind, rows, valueOf(name, sample)),
		]),
	);
	return { cases: { rows: rows.length, columns: columns as unknown as Cases['columns'] }, keys };
}
