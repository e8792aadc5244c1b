import { SYNTHETIC_MARK } from '../mark.ts';
import type { Sheet } from '../sheet.ts';
import type { TextSheet } from '../text-sheet.ts';

/** What a packed report says of itself beside its figures. */
export interface ReportFacts {
	readonly date: string;
	readonly registry: {
		readonly schemaVersion: string;
		readonly generatorVersion: string;
		readonly seed: number;
		readonly cases: number;
		readonly snapshot: string;
		readonly hash: string;
		readonly whatIf?: string;
	};
	/** The report as the file that the site reads again. */
	readonly reportFile: string;
}

/** A figure in a packed report, and its files there. */
export interface PackedFigure {
	readonly number: number;
	readonly sheet: Sheet;
	readonly files: readonly string[];
}

/** A text in a packed report, and its file there. */
export interface PackedText {
	readonly name: string;
	readonly text: TextSheet;
}

/** A file of a packed report. */
interface ListedFile {
	readonly name: string;
	readonly bytes: number;
	readonly sha256: string;
}

/** A figure for those who cannot see it: alternative text short and long, of whom, and where it comes from. */
export function altText(sheet: Sheet): string {
	const { title, alt, description, cohort, source, mark, link, citation } = sheet;
	return [
		title,
		'',
		'Alternative text, short:',
		alt,
		'',
		'Alternative text, long:',
		description,
		'',
		`Cohort: ${cohort}`,
		mark,
		`Source: ${source}`,
		`Opens the same view: ${link}`,
		`Cite as: ${citation.text}`,
		'',
	].join('\n');
}

/** What lies in a packed report, for people. */
export function readmeText(
	{ date, registry }: ReportFacts,
	packed: readonly PackedFigure[],
	texts: readonly PackedText[],
	failures: readonly string[],
): string {
	const { schemaVersion, generatorVersion, seed, hash, whatIf } = registry;
	return [
		`Simulated registry: report of ${packed.length} ${packed.length === 1 ? 'figure' : 'figures'}`,
		'',
		SYNTHETIC_MARK,
		...(whatIf === undefined ? [] : [`What-if registry: ${whatIf}.`]),
		'',
		`Made on ${date} with Lowflow.`,
		`Registry: schema ${schemaVersion}, generator ${generatorVersion}, seed ${seed}, SHA-256 ${hash}`,
		'',
		`synthetic_report_${date}.html   the whole report; opens in any browser, without a network`,
		`synthetic_report_${date}.pdf    one figure a page`,
		`synthetic_report_${date}.pptx   one figure a slide`,
		`synthetic_report_${date}.json   the report as a file that the site reads again`,
		'manifest.json   every file with its SHA-256, and what each figure is of',
		'A folder each figure: .svg and .png (the drawing), .csv, .arrow and .parquet (the exact numbers, with a README),',
		'.R and .mjs (code that redraws it from the CSV), .sql (what the database was asked), .bib and .json (the citation),',
		'and its alternative text.',
		'',
		...packed.flatMap(({ number, sheet, files }) => [
			`${number}. ${sheet.title}`,
			`   ${sheet.cohort}`,
			`   ${sheet.link}`,
			...files.map((name) => `   ${name}`),
			'',
		]),
		...texts.flatMap(({ name, text }) => [text.title, `   ${text.link}`, `   ${name}`, '']),
		...(failures.length === 0 ? [] : ['Not made:', ...failures.map((each) => `- ${each}`), '']),
	].join('\n');
}

/** The same for programs. */
export function manifestText(
	{ date, registry }: ReportFacts,
	packed: readonly PackedFigure[],
	texts: readonly PackedText[],
	files: readonly ListedFile[],
	failures: readonly string[],
): string {
	const figures = packed.map(({ number, sheet, files: names }) => ({
		number,
		id: sheet.id,
		title: sheet.title,
		cohort: sheet.cohort,
		n: sheet.n,
		link: sheet.link,
		source: sheet.source,
		files: names,
	}));
	const words = texts.map(({ name, text: { id, title, link, source } }) => ({
		...{ id, title, link, source, file: name },
	}));
	const manifest = {
		synthetic: true,
		mark: SYNTHETIC_MARK,
		made: date,
		registry,
		figures,
		texts: words,
		files,
		failures,
	};
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}
