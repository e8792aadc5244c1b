import type { MadeReport, ReportPart } from '../../export/report/parts.ts';
import type { ExportSettings } from '../../export/settings.ts';
import type { PresetId } from '../../export/presets.ts';
import type { Maker, Progress } from '../../export/format.ts';
import { FORMATS } from '../export/formats.ts';
import type { Place } from '../export/place.ts';
import { saveFile } from '../share/save-file.ts';
import type { CountedItem, KeptItem } from './report-items.ts';
import type { ReportPainter } from './report-painter.ts';

/** What a whole report can be saved as. */
export const REPORT_KINDS = [
	{
		id: 'html',
		label: 'Web page',
		use: 'one HTML file; opens from a USB stick, without a network',
	},
	{ id: 'pdf', label: 'PDF', use: 'one figure a page' },
	{ id: 'pptx', label: 'PowerPoint', use: 'one figure a slide' },
	{
		id: 'zip',
		label: 'ZIP',
		use: 'everything: each figure in every format, the three files above, a README and a manifest',
	},
] as const;

export type ReportKind = (typeof REPORT_KINDS)[number]['id'];

/** What a report is exported from. */
export interface ReportToExport {
	readonly items: readonly KeptItem[];
	readonly painter: () => Promise<ReportPainter>;
	readonly place: Place;
	/** The report as the file that the site reads again. */
	readonly fileText: string;
	/** Short name of an entry. */
	readonly nameOf: (item: CountedItem) => string;
}

/** Share of the work that goes into counting; the rest makes the file. */
const COUNTING = 0.6;

/** Exports a whole report: says how far it is, stops when told to, and names what could not be made. */
export class ReportDesk {
	preset: PresetId = $state('handout');
	theme: ExportSettings['theme'] = $state('light');
	work = $state.raw<{ readonly share: number; readonly step: string } | null>(null);
	message = $state('');
	/** What is not in the file, and why; a sentence each. */
	problems: readonly string[] = $state.raw([]);
	#abort: AbortController | null = null;

	cancel(): void {
		this.#abort?.abort();
	}

	async save(kind: ReportKind, report: ReportToExport): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		const { signal } = abort;
		const progress: Progress = (share, step) => {
			if (!signal.aborted) this.work = { share, step };
		};
		this.message = '';
		this.problems = [];
		progress(0, 'Counting the figures');
		const failures: string[] = [];
		try {
			const parts = await countedParts(report, failures, progress, signal);
			checkParts(kind, parts, failures.length > 0);
			const made = await this.#made(kind, parts, report, progress, signal);
			signal.throwIfAborted();
			const { name, type, bytes } = made.file;
			saveFile(new Uint8Array(bytes), type, name);
			failures.push(...made.failures);
			this.message = `Saved ${name}.`;
		} catch (error) {
			if (signal.aborted) this.message = 'Cancelled. Nothing was saved.';
			else failures.push(`The file was not made. ${wordsOf(error)}`);
		} finally {
			if (this.#abort === abort) {
				this.work = null;
				this.problems = failures;
			}
		}
	}

	async #made(
		kind: ReportKind,
		parts: readonly ReportPart[],
		{ place, fileText }: ReportToExport,
		progress: Progress,
		signal: AbortSignal,
	): Promise<MadeReport> {
		const settings: ExportSettings = {
			preset: this.preset,
			theme: this.theme,
			background: 'white',
			size: { kind: 'scale', scale: 2 },
		};
		const rest: Progress = (share, step) => {
			progress(COUNTING + (1 - COUNTING) * share, step);
		};
		if (kind === 'html') {
			const { makeReportHtml } = await import('../../export/report/html.ts');
			return makeReportHtml(parts, place.date, document, rest, signal);
		}
		if (kind === 'zip') {
			const { makeReportZip } = await import('../../export/report/zip.ts');
			const { facts, date } = place;
			const about = { date, registry: facts, reportFile: fileText };
			const makers = {
				png: () => makerOf('png'),
				pdf: () => makerOf('pdf'),
				pptx: () => makerOf('pptx'),
			};
			return makeReportZip(parts, about, makers, settings, document, rest, signal);
		}
		const [{ makeOfFigures }, make] = await Promise.all([
			import('../../export/report/figures-that-work.ts'),
			makerOf(kind),
		]);
		return makeOfFigures(make, parts, settings, document, rest, signal);
	}
}

function makerOf(id: string): Promise<Maker<ExportSettings>> {
	const format = FORMATS.find((one) => one.id === id);
	if (format === undefined) throw new RangeError(`There is no format ${id}.`);
	return format.load();
}

/** Throws an error for the reader where no such file can be made of these parts. */
function checkParts(kind: ReportKind, parts: readonly ReportPart[], failed: boolean): void {
	if (parts.some((part) => part.kind === 'figure')) return;
	if (!parts.some((part) => part.kind === 'text'))
		throw new Error(failed ? 'None of its figures could be counted.' : 'It has no figure yet.');
	if (kind === 'pdf' || kind === 'pptx')
		throw new Error(
			'It has no figure, and pages and slides are made of figures. Save it as a web page, or add a figure.',
		);
}

/** The report's entries as they leave the building, with its notes; what cannot be counted goes to `failures`. */
async function countedParts(
	{ items, painter, place, nameOf }: ReportToExport,
	failures: string[],
	progress: Progress,
	signal: AbortSignal,
): Promise<readonly ReportPart[]> {
	const parts: ReportPart[] = [];
	const counter = await painter();
	for (const [at, item] of items.entries()) {
		signal.throwIfAborted();
		if (item.kind === 'note') {
			parts.push(item);
			continue;
		}
		const name = nameOf(item);
		progress((COUNTING * at) / items.length, `Counting ${name}`);
		try {
			parts.push(await counter.part(item, place, signal));
		} catch (error) {
			signal.throwIfAborted();
			failures.push(`${item.title ?? name}: ${wordsOf(error)}`);
		}
	}
	return parts;
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
