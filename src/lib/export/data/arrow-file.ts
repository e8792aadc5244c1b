import {
	bool,
	dictionary,
	float64,
	int16,
	int32,
	tableFromArrays,
	tableToIPC,
	utf8,
	type DataType,
} from '@uwdata/flechette';
import type { Storage } from '../../domain/variable.ts';
import type { DataColumns } from './table-file.ts';

/** Columns as an Arrow file (IPC in *file* format); levels become dictionaries. */
export function arrowFile(columns: DataColumns): Uint8Array<ArrayBuffer> {
	const types = Object.fromEntries(columns.map(({ name, storage }) => [name, arrowType(storage)]));
	const arrays = Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]));
	const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'file' });
	if (!bytes) throw new Error('The Arrow file could not be written.');
	return new Uint8Array(bytes);
}

function arrowType(storage: Storage): DataType {
	if (storage === 'enum') return dictionary(utf8(), int16());
	if (storage === 'boolean') return bool();
	if (storage === 'integer') return int32();
	return storage === 'number' ? float64() : utf8();
}
