import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { dataFilesOf } from '../code/make-code.ts';
import { textFile, zipped } from '../data/saved-together.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile, Maker, Progress } from '../format.ts';
import type { ExportSettings } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { makeSvg } from '../svg/svg-file.ts';
import { plainText } from '../text-sheet.ts';
import { makeOfFigures } from './figures-that-work.ts';
import { makeReportHtml } from './html.ts';
import { failureOf, type MadeReport, type ReportPart } from './parts.ts';
import {
	altText,
	manifestText,
	readmeText,
	type PackedFigure,
	type PackedText,
	type ReportFacts,
} from './zip-words.ts';

/** Fetches what makes a kind of file. */
type FetchMaker = () => Promise<Maker<ExportSettings>>;

/** What makes the files that need a canvas or fonts: where the code runs decides. */
interface ZipMakers {
	readonly png: FetchMaker;
	readonly pdf: FetchMaker;
	readonly pptx: FetchMaker;
}

/** Shares of the work, where each step ends. */
const ENDS = { figures: 0.5, page: 0.55, pdf: 0.7, pptx: 0.9 } as const;

/**
 * A report as a ZIP of all formats: a folder a figure with its drawing, numbers, code, citation and words, each text
 * as a plain file, then all figures as one HTML page, one PDF and one presentation, the report file, a README and a manifest with the SHA-256 of
 * every file. What cannot be made is named and the rest is packed. Rejects with an AbortError when `signal` says so.
 */
export async function makeReportZip(
	parts: readonly ReportPart[],
	facts: ReportFacts,
	makers: ZipMakers,
	settings: ExportSettings,
	document: Document,
	progress: Progress,
	signal: AbortSignal,
): Promise<MadeReport> {
	const files: MadeFile[] = [];
	const packed: PackedFigure[] = [];
	const texts: PackedText[] = [];
	const failures: string[] = [];
	for (const [at, part] of parts.entries()) {
		if (part.kind === 'note') continue;
		if (part.kind === 'text') {
			const number = String(texts.length + 1).padStart(2, '0');
			const name = fileName(`text_${number}_${part.text.id}`, facts.date, 'txt');
			files.push(textFile(name, plainText(part.text)));
			texts.push({ name, text: part.text });
			continue;
		}
		const { sheet } = part;
		const number = packed.length + 1;
		progress((ENDS.figures * at) / parts.length, `Packing ${sheet.name}`);
		const made = await filesOf(sheet, makers, settings, document, signal);
		failures.push(...made.failures);
		const folder = folderOf(number, sheet);
		const own = made.files.map((file) => ({ ...file, name: `${folder}/${file.name}` }));
		files.push(...own);
		packed.push({ number, sheet, files: own.map(({ name }) => name) });
	}
	const step =
		(from: number, to: number): Progress =>
		(share, words) => {
			progress(from + (to - from) * share, words);
		};
	const { date } = facts;
	const page = await makeReportHtml(parts, date, document, step(ENDS.figures, ENDS.page), signal);
	failures.push(...page.failures.map((failure) => `Web page: ${failure}`));
	files.push(page.file);
	for (const [label, fetchMaker, from, to] of [
		['PDF', makers.pdf, ENDS.page, ENDS.pdf],
		['PowerPoint', makers.pptx, ENDS.pdf, ENDS.pptx],
	] as const)
		try {
			const told = step(from, to);
			const make = await fetchMaker();
			const whole = await makeOfFigures(make, parts, settings, document, told, signal);
			const extension = whole.file.name.split('.').at(-1) ?? '';
			files.push({ ...whole.file, name: fileName('report', date, extension) });
			failures.push(...whole.failures.map((failure) => `${label}: ${failure}`));
		} catch (cause) {
			signal.throwIfAborted();
			failures.push(`${label}: ${cause instanceof Error ? cause.message : String(cause)}`);
		}
	const json = 'application/json';
	files.push(textFile(fileName('report', date, 'json'), facts.reportFile, json));
	files.unshift(textFile('README.txt', readmeText(facts, packed, texts, failures)));
	const listed = files.map(({ name, bytes }) => ({
		name,
		bytes: bytes.length,
		sha256: bytesToHex(sha256(bytes)),
	}));
	files.unshift(
		textFile('manifest.json', manifestText(facts, packed, texts, listed, failures), json),
	);
	progress(ENDS.pptx, 'Packing the files');
	const file = await zipped(files, fileName('report', date, 'zip'), signal);
	progress(1, 'Done');
	return { file, failures };
}

/** The files of one figure, each as if it had been saved alone, and what of them could not be made. */
async function filesOf(
	sheet: Sheet,
	{ png }: ZipMakers,
	settings: ExportSettings,
	document: Document,
	signal: AbortSignal,
): Promise<{ readonly files: readonly MadeFile[]; readonly failures: readonly string[] }> {
	const drawn = (fetchMaker: FetchMaker) => async () => {
		const make = await fetchMaker();
		return [await make([sheet], settings, document, () => undefined, signal)];
	};
	const steps: readonly (readonly [string, () => Promise<readonly MadeFile[]>])[] = [
		['SVG', drawn(() => Promise.resolve(makeSvg))],
		['PNG', drawn(png)],
		['Data', () => dataFilesOf(sheet)],
	];
	const files: MadeFile[] = [];
	const failures: string[] = [];
	for (const [label, make] of steps)
		try {
			files.push(...(await make()));
		} catch (cause) {
			signal.throwIfAborted();
			failures.push(`${label} of ${failureOf(sheet, cause)}`);
		}
	files.push(textFile(fileName(`${sheet.id}_alternative-text`, sheet.date, 'txt'), altText(sheet)));
	signal.throwIfAborted();
	return { files, failures };
}

/** "synthetic_02_kaplan-meier". */
function folderOf(number: number, { id }: Sheet): string {
	return `synthetic_${String(number).padStart(2, '0')}_${id}`;
}
