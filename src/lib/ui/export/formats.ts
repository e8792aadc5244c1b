import type { Maker } from '../../export/format.ts';
import type { ExportSettings } from '../../export/settings.ts';

/** One kind of file a figure can leave as. */
export interface Format {
	readonly id: string;
	/** As the dialog lists it: "SVG". */
	readonly label: string;
	/** What it is good for, in a few words. */
	readonly use: string;
	/** Settings that it heeds; the dialog offers only these. */
	readonly heeds: readonly (keyof ExportSettings)[];
	/** What the dialog shows before saving: the framed drawing, the slides, the file's own text, or nothing. */
	readonly preview: 'drawing' | 'slides' | 'text' | 'none';
	/** A figure too tall for a page goes on over the next. */
	readonly pages?: boolean;
	/** A README with its columns, cohort and citation can be saved to stand beside it. */
	readonly readme?: boolean;
	/** Fetches the code that makes it. */
	readonly load: () => Promise<Maker<ExportSettings>>;
}

/** Every format, in the order of the dialog. To add one, write its maker and a line here. */
export const FORMATS: readonly Format[] = [
	{
		id: 'svg',
		label: 'SVG',
		use: 'drawing programs, slides, print at any size',
		heeds: ['preset', 'theme', 'background'],
		preview: 'drawing',
		load: async () => (await import('../../export/svg/svg-file.ts')).makeSvg,
	},
	{
		id: 'png',
		label: 'PNG',
		use: 'an image for documents and the web',
		heeds: ['preset', 'theme', 'background', 'size'],
		preview: 'drawing',
		load: async () => (await import('../../export/png/canvas-painter.ts')).makePng,
	},
	{
		id: 'pdf',
		label: 'PDF',
		use: 'print and mail, with text that can be selected',
		heeds: ['preset', 'theme'],
		preview: 'drawing',
		pages: true,
		load: async () => {
			const [{ pdfMaker }, { fetchPdfFonts }] = await Promise.all([
				import('../../export/pdf/pdf.ts'),
				import('./pdf-fonts.ts'),
			]);
			return pdfMaker(await fetchPdfFonts());
		},
	},
	{
		id: 'pptx',
		label: 'PowerPoint',
		use: 'a slide, with a chart to edit where the program has the kind',
		heeds: ['theme'],
		preview: 'slides',
		load: async () => {
			const [{ pptxMaker }, { paintOnCanvas }] = await Promise.all([
				import('../../export/pptx/pptx.ts'),
				import('../../export/png/canvas-painter.ts'),
			]);
			return pptxMaker(paintOnCanvas);
		},
	},
	{
		id: 'csv',
		label: 'CSV',
		use: 'the exact numbers, for spreadsheets and R',
		heeds: [],
		preview: 'text',
		readme: true,
		load: async () => (await import('../../export/data/make-data.ts')).makeCsv,
	},
	{
		id: 'arrow',
		label: 'Arrow',
		use: 'the exact numbers, for R, Python and others',
		heeds: [],
		preview: 'none',
		readme: true,
		load: async () => (await import('../../export/data/make-data.ts')).makeArrow,
	},
	{
		id: 'parquet',
		label: 'Parquet',
		use: 'the exact numbers, for R, Python and others',
		heeds: [],
		preview: 'none',
		readme: true,
		load: async () => (await import('../../export/data/make-data.ts')).makeParquet,
	},
	{
		id: 'r',
		label: 'R',
		use: 'a script that checks the numbers of the CSV and redraws the figure',
		heeds: [],
		preview: 'text',
		load: async () => (await import('../../export/code/make-code.ts')).makeR,
	},
	{
		id: 'javascript',
		label: 'JavaScript',
		use: 'Plot options that redraw the figure from the CSV',
		heeds: [],
		preview: 'text',
		load: async () => (await import('../../export/code/make-code.ts')).makeJavascript,
	},
	{
		id: 'sql',
		label: 'SQL',
		use: 'a script for DuckDB that counts the exported cases',
		heeds: [],
		preview: 'text',
		load: async () => (await import('../../export/code/make-code.ts')).makeSql,
	},
	{
		id: 'bibtex',
		label: 'BibTeX',
		use: 'the citation',
		heeds: [],
		preview: 'text',
		load: async () => (await import('../../export/code/make-code.ts')).makeBibtex,
	},
	{
		id: 'csl',
		label: 'CSL-JSON',
		use: 'the citation, for Zotero and others',
		heeds: [],
		preview: 'text',
		load: async () => (await import('../../export/code/make-code.ts')).makeCsl,
	},
	{
		id: 'package',
		label: 'Data package',
		use: 'a ZIP of the numbers, SQL, code, citation and a README',
		heeds: [],
		preview: 'none',
		load: async () => (await import('../../export/code/make-code.ts')).makePackage,
	},
];

/** What stands beside a file of data. */
export const README: Format = {
	id: 'readme',
	label: 'README',
	use: 'what the columns are, of whom, and how to cite them',
	heeds: [],
	preview: 'none',
	load: async () => (await import('../../export/data/make-data.ts')).makeReadme,
};
