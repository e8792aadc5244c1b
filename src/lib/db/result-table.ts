import { tableFromIPC } from '@uwdata/flechette';
import type { ResultTable } from './engine.ts';

/** An answer of the engine, Arrow in IPC form, by column: 64-bit integers and decimals as numbers, missing as null. */
export function resultTable(ipc: Uint8Array | Uint8Array[]): ResultTable {
	const table = tableFromIPC(ipc);
	const columns = new Map<string, readonly unknown[]>();
	return {
		rowCount: table.numRows,
		column(name) {
			const known = columns.get(name);
			if (known) return known;
			if (!table.names.includes(name)) {
				throw new RangeError(`The answer has no column ${JSON.stringify(name)}.`);
			}
			const values: readonly unknown[] = Array.from(table.getChild(name).toArray());
			columns.set(name, values);
			return values;
		},
	};
}
