import { dataFileOf, filesOfEach, readmeOf } from '../data/make-data.ts';
import { nameFor, textFile, zipped } from '../data/saved-together.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile, Maker } from '../format.ts';
import type { Sheet } from '../sheet.ts';
import { headLines } from './head.ts';
import { javascriptOf } from './javascript.ts';
import { rScriptOf } from './r.ts';

const CSL_TYPE = 'application/vnd.citationstyles.csl+json';

/** One figure: one file. Several: a ZIP of one file each. */
function makerOf(what: string, fileOf: (sheet: Sheet) => MadeFile): Maker<unknown> {
	return async (sheets, _settings, _document, progress, signal) => {
		const make = (sheet: Sheet) => Promise.resolve([fileOf(sheet)]);
		const files = await filesOfEach(sheets, make, progress, signal);
		const [only] = files;
		if (only !== undefined && files.length === 1) return only;
		return zipped(files, nameFor(sheets, `_${what}`, 'zip'), signal);
	};
}

/** The R script of a figure as a file. */
export function rFile(sheet: Sheet): MadeFile {
	return textFile(fileName(sheet.id, sheet.date, 'R'), rScriptOf(sheet));
}

/** The JavaScript of a figure as a file. */
export function javascriptFile(sheet: Sheet): MadeFile {
	const type = 'text/javascript;charset=utf-8';
	return textFile(fileName(sheet.id, sheet.date, 'mjs'), javascriptOf(sheet), type);
}

/** What a figure asked the database, as a script for DuckDB that runs on the exported cases. */
function sqlFile(sheet: Sheet): MadeFile {
	const words = [
		...headLines(sheet),
		'For DuckDB: run it in the folder that holds the CSV files it reads. The cases of the cohort are saved from',
		'"Show SQL and method" of the figure, whole tables from the page of the data. It counts; small cells are',
		'hidden after counting, and what it returns is not.',
	];
	const text = `${words.map((line) => `-- ${line}`.trimEnd()).join('\n')}\n\n${sheet.sql.join(';\n\n')};\n`;
	return textFile(fileName(sheet.id, sheet.date, 'sql'), text, 'application/sql');
}

/** Scripts for DuckDB. Throws RangeError for a figure that asked nothing, such as one of a lesson. */
export const makeSql = makerOf('sql', (sheet) => {
	if (sheet.sql.length === 0)
		throw new RangeError('it was worked out in the page, and asked the database nothing.');
	return sqlFile(sheet);
});

/** R scripts that run on the exported CSV, check its numbers and redraw the figure. */
export const makeR = makerOf('R', rFile);

/** JavaScript with Plot options that redraws the figure from the exported CSV. */
export const makeJavascript = makerOf('javascript', javascriptFile);

/** References to figures in BibTeX. */
export const makeBibtex = makerOf('bibtex', (sheet) =>
	textFile(fileName(sheet.id, sheet.date, 'bib'), sheet.citation.bibtex, 'application/x-bibtex'),
);

/** References to figures in CSL-JSON. */
export const makeCsl = makerOf('csl', (sheet) => {
	const name = fileName(`${sheet.id}_citation`, sheet.date, 'json');
	return textFile(name, sheet.citation.csl, CSL_TYPE);
});

/** A figure's numbers in every format, its code, its SQL, its citation and a README. */
export async function dataFilesOf(sheet: Sheet): Promise<readonly MadeFile[]> {
	return [
		readmeOf(sheet),
		await dataFileOf(sheet, 'csv'),
		await dataFileOf(sheet, 'arrow'),
		await dataFileOf(sheet, 'parquet'),
		rFile(sheet),
		javascriptFile(sheet),
		...(sheet.sql.length === 0 ? [] : [sqlFile(sheet)]),
		textFile(fileName(sheet.id, sheet.date, 'bib'), sheet.citation.bibtex),
		textFile(fileName(`${sheet.id}_citation`, sheet.date, 'json'), sheet.citation.csl, CSL_TYPE),
	];
}

/** A ZIP of all that. */
export const makePackage: Maker<unknown> = async (
	sheets,
	_settings,
	_document,
	progress,
	signal,
) => {
	const files = await filesOfEach(sheets, dataFilesOf, progress, signal);
	return zipped(files, nameFor(sheets, '_data', 'zip'), signal);
};
