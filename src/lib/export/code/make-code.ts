import { dataFileOf, filesOfEach, readmeOf } from '../data/make-data.ts';
import { nameFor, textFile, zipped } from '../data/saved-together.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile, Maker } from '../format.ts';
import type { Sheet } from '../sheet.ts';
import { javascriptOf } from './javascript.ts';
import { rScriptOf } from './r.ts';

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
	const type = 'application/vnd.citationstyles.csl+json';
	return textFile(fileName(`${sheet.id}_citation`, sheet.date, 'json'), sheet.citation.csl, type);
});

/** A ZIP with a figure's numbers in every format, its code, its SQL, its citation and a README. */
export const makePackage: Maker<unknown> = async (
	sheets,
	_settings,
	_document,
	progress,
	signal,
) => {
	const make = async (sheet: Sheet): Promise<readonly MadeFile[]> => [
		readmeOf(sheet),
		await dataFileOf(sheet, 'csv'),
		await dataFileOf(sheet, 'arrow'),
		await dataFileOf(sheet, 'parquet'),
		rFile(sheet),
		javascriptFile(sheet),
		textFile(fileName(sheet.id, sheet.date, 'sql'), `${sheet.sql.join(';\n\n')};\n`),
		textFile(fileName(sheet.id, sheet.date, 'bib'), sheet.citation.bibtex),
	];
	const files = await filesOfEach(sheets, make, progress, signal);
	return zipped(files, nameFor(sheets, '_data', 'zip'), signal);
};
