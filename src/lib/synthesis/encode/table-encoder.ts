import { tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { columnBuilder, type Cell, type ColumnSpec } from './column.ts';
import { cutStream } from './messages.ts';

/**
 * Rows as aligned lists of records: each list holds some of the columns of every row. A flat table has one.
 */
type Blocks = readonly (readonly object[])[];

/** Writes one table as an Arrow IPC stream, batch by batch: head, then batches in any number, then tail. */
export interface TableEncoder {
	readonly columns: readonly ColumnSpec[];
	readonly head: Uint8Array;
	readonly tail: Uint8Array;
	/** Bytes of one record batch; empty when there are no rows. */
	readonly batch: (blocks: Blocks) => Uint8Array;
}

const NOTHING = new Uint8Array(0);

function accessor(blocks: Blocks, name: string): (row: number) => Cell {
	const block = blocks.find((records) => {
		const first = records[0];
		return first !== undefined && name in first;
	}) as readonly Record<string, Cell | undefined>[] | undefined;
	if (block === undefined) throw new Error(`The generator makes no column ${name}.`);
	return (row) => {
		const value = block[row]?.[name];
		if (value === undefined) throw new Error(`Row ${row} has no ${name}.`);
		return value;
	};
}

/** Makes the encoder of a table from its columns, in the order they will have in the file. */
export function makeTableEncoder(columns: readonly ColumnSpec[]): TableEncoder {
	const builders = columns.map((spec) => ({ name: spec.name, build: columnBuilder(spec) }));
	const encode = (length: number, of: (name: string) => (row: number) => Cell): Uint8Array => {
		const table = tableFromColumns(
			builders.map(({ name, build }) => [name, build(length, of(name))] as const) as never,
		);
		const bytes = tableToIPC(table, { format: 'stream' });
		if (bytes === null) throw new Error('The Arrow encoder returned no bytes.');
		return bytes;
	};
	const empty = encode(0, () => () => null);
	const cut = cutStream(empty);
	return {
		columns,
		head: empty.slice(0, cut.head),
		tail: empty.slice(cut.body),
		batch: (blocks) => {
			const length = blocks[0]?.length ?? 0;
			if (length === 0) return NOTHING;
			const bytes = encode(length, (name) => accessor(blocks, name));
			const { head, body } = cutStream(bytes);
			return bytes.slice(head, body);
		},
	};
}
