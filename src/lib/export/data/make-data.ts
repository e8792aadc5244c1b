import type { MadeFile, Maker, Progress } from '../format.ts';
import { fileName } from '../file-name.ts';
import type { Sheet } from '../sheet.ts';
import { figureReadme } from './figure-readme.ts';
import { nameFor, textFile, zipped } from './saved-together.ts';
import { tableColumns } from './table-columns.ts';
import { MEDIA_TYPES, tableFile, type DataFormat } from './table-file.ts';

/** A figure's numbers as one file of a format. */
export async function dataFileOf(sheet: Sheet, format: DataFormat): Promise<MadeFile> {
	return {
		name: fileName(sheet.id, sheet.date, format),
		type: MEDIA_TYPES[format],
		bytes: await tableFile(tableColumns(sheet.table), format),
	};
}

/** The README that stands beside a figure's data. */
export function readmeOf(sheet: Sheet): MadeFile {
	return textFile(fileName(`${sheet.id}_README`, sheet.date, 'txt'), figureReadme(sheet));
}

/** Makes files of each sheet in turn, with progress, stopping when asked; a failure says which figure. */
export async function filesOfEach(
	sheets: readonly Sheet[],
	make: (sheet: Sheet) => Promise<readonly MadeFile[]>,
	progress: Progress,
	signal: AbortSignal,
): Promise<readonly MadeFile[]> {
	const files: MadeFile[] = [];
	for (const [at, sheet] of sheets.entries()) {
		signal.throwIfAborted();
		progress(at / sheets.length, sheet.name);
		try {
			files.push(...(await make(sheet)));
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			throw new Error(`${sheet.name} could not be written: ${reason}`, { cause });
		}
	}
	signal.throwIfAborted();
	progress(1, 'done');
	return files;
}

/** One figure: its numbers as one file. Several: a ZIP of one file each, with a README beside each. */
function makerOf(format: DataFormat): Maker<unknown> {
	return async (sheets, _settings, _document, progress, signal) => {
		const several = sheets.length !== 1;
		const files = await filesOfEach(
			sheets,
			async (sheet) => [await dataFileOf(sheet, format), ...(several ? [readmeOf(sheet)] : [])],
			progress,
			signal,
		);
		const [only] = files;
		if (only !== undefined && !several) return only;
		return zipped(files, nameFor(sheets, `_${format}`, 'zip'), signal);
	};
}

/** What stands beside the numbers of one figure. Throws RangeError unless there is exactly one. */
export const makeReadme: Maker<unknown> = async (
	sheets,
	_settings,
	_document,
	_progress,
	signal,
) => {
	await Promise.resolve();
	signal.throwIfAborted();
	const [sheet, ...others] = sheets;
	if (sheet === undefined || others.length > 0)
		throw new RangeError('A README is about one figure: make one file each.');
	return readmeOf(sheet);
};

/** The numbers of figures as CSV: what spreadsheets and R open. */
export const makeCsv = makerOf('csv');

/** The numbers of figures as Arrow files. */
export const makeArrow = makerOf('arrow');

/** The numbers of figures as Parquet files. */
export const makeParquet = makerOf('parquet');
