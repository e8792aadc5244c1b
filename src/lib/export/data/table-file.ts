import type { Storage } from '../../domain/variable.ts';

/** A column of a file of data. */
export interface DataColumn {
	readonly name: string;
	readonly storage: Storage;
	/** In row order; missing is null. */
	readonly values: readonly unknown[];
}

/** Columns of the same length, in the order of the file. */
export type DataColumns = readonly DataColumn[];

/** Says of every row of every file that it is not a patient. */
export const SYNTHETIC = 'synthetic';

/** The column `synthetic`, true throughout. */
export function syntheticColumn(rows: number): DataColumn {
	return {
		name: SYNTHETIC,
		storage: 'boolean',
		values: Array.from({ length: rows }, () => true),
	};
}

export type DataFormat = 'csv' | 'arrow' | 'parquet';

/** Media types, as browsers and servers know them. */
export const MEDIA_TYPES: Readonly<Record<DataFormat, string>> = {
	csv: 'text/csv;charset=utf-8',
	arrow: 'application/vnd.apache.arrow.file',
	parquet: 'application/vnd.apache.parquet',
};

/**
 * Columns as the bytes of a file: CSV as `csv` writes it, Arrow in file format, or Parquet. The code of a format
 * is fetched when it is asked for.
 */
export async function tableFile(
	columns: DataColumns,
	format: DataFormat,
): Promise<Uint8Array<ArrayBuffer>> {
	if (format === 'arrow') return (await import('./arrow-file.ts')).arrowFile(columns);
	if (format === 'parquet') return (await import('./parquet-file.ts')).parquetFile(columns);
	return (await import('./csv.ts')).csvFile(columns);
}
