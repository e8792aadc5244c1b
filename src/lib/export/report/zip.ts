import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { makeCsv } from '../data/make-data.ts';
import { textFile, zipped } from '../data/saved-together.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile, Maker, Progress } from '../format.ts';
import type { ExportSettings } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { makeSvg } from '../svg/svg-file.ts';
import { makeReportHtml } from './html.ts';
import { failureOf, type MadeReport, type ReportPart } from './parts.ts';
import {
	altText,
	manifestText,
	readmeText,
	type PackedFigure,
	type ReportFacts,
} from './zip-words.ts';

/**
 * A report as a ZIP: each figure as SVG, PNG, CSV and in words, all of it as one HTML page, the report file, a README
 * and a manifest with the SHA-256 of every file. What cannot be made is named and the rest is packed. Rejects with an
 * AbortError when `signal` says so.
 * @param makePng paints where the code runs: on a canvas, or in Node
 */
export async function makeReportZip(
	parts: readonly ReportPart[],
	facts: ReportFacts,
	makePng: Maker<ExportSettings>,
	settings: ExportSettings,
	document: Document,
	progress: Progress,
	signal: AbortSignal,
): Promise<MadeReport> {
	const makers: readonly (readonly [string, Maker<ExportSettings>])[] = [
		['SVG', makeSvg],
		['PNG', makePng],
		['CSV', makeCsv],
	];
	const files: MadeFile[] = [];
	const packed: PackedFigure[] = [];
	const failures: string[] = [];
	for (const [at, part] of parts.entries()) {
		if (part.kind === 'note') continue;
		const { sheet } = part;
		const number = packed.length + 1;
		progress((0.8 * at) / parts.length, `Packing ${sheet.name}`);
		const own: MadeFile[] = [];
		for (const [label, make] of makers)
			try {
				const made = await make([sheet], settings, document, () => undefined, signal);
				own.push({ ...made, name: numbered(number, sheet, made.name.split('.').at(-1) ?? '') });
			} catch (cause) {
				signal.throwIfAborted();
				failures.push(`${label} of ${failureOf(sheet, cause)}`);
			}
		own.push(textFile(numbered(number, sheet, 'txt'), altText(sheet)));
		files.push(...own);
		packed.push({ number, sheet, files: own.map(({ name }) => name) });
		signal.throwIfAborted();
	}
	const page = await makeReportHtml(
		parts,
		facts.date,
		document,
		(share, step) => {
			progress(0.8 + 0.1 * share, step);
		},
		signal,
	);
	failures.push(...page.failures.map((failure) => `Web page: ${failure}`));
	const json = 'application/json';
	files.push(page.file, textFile(fileName('report', facts.date, 'json'), facts.reportFile, json));
	files.unshift(textFile('README.txt', readmeText(facts, packed, failures)));
	const listed = files.map(({ name, bytes }) => ({
		name,
		bytes: bytes.length,
		sha256: bytesToHex(sha256(bytes)),
	}));
	files.unshift(textFile('manifest.json', manifestText(facts, packed, listed, failures), json));
	progress(0.9, 'Packing the files');
	const file = await zipped(files, fileName('report', facts.date, 'zip'), signal);
	progress(1, 'Done');
	return { file, failures };
}

/** "synthetic_02_kaplan-meier_2026-11-22.svg". */
function numbered(number: number, { id, date }: Sheet, extension: string): string {
	return fileName(`${String(number).padStart(2, '0')}_${id}`, date, extension);
}
