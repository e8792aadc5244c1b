import { parquetWriteBuffer, type BasicType, type ColumnSource } from 'hyparquet-writer';
import type { Storage } from '../../domain/variable.ts';
import type { DataColumns } from './table-file.ts';

const TYPES: Readonly<Record<Storage, BasicType>> = {
	string: 'STRING',
	enum: 'STRING',
	boolean: 'BOOLEAN',
	integer: 'INT32',
	number: 'DOUBLE',
};

/** Columns as a Parquet file, compressed by Snappy; levels are texts, which the file keeps as dictionaries. */
export function parquetFile(columns: DataColumns): Uint8Array<ArrayBuffer> {
	const bytes = parquetWriteBuffer({
		columnData: columns.map(({ name, storage, values }): ColumnSource => ({
			name,
			type: TYPES[storage],
			data: [...values],
			nullable: true,
		})),
		createdBy: 'lowflow synthetic registry',
		kvMetadata: [{ key: 'synthetic', value: 'Synthetic data. Not patients.' }],
	});
	return new Uint8Array(bytes);
}
