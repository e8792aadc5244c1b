import * as v from 'valibot';
import { quoted } from '../../domain/notices.ts';
import { decodeView, encodeView, type Codes } from '../../domain/view-url.ts';
import type { Figure } from '../../figures/figure.ts';
import { readSettings, writeSettings } from '../../synthesis/what-if/settings-url.ts';
import { DISPLAY } from '../view/display.ts';
import { worldIn } from '../what-if/world-search.ts';
import { REPORT_FILE } from './report-file-text.ts';
import { itemSchema, MOST_ITEMS, type LessonItem, type ReportItem } from './report-items.ts';

const file = v.object({
	kind: v.literal(REPORT_FILE),
	version: v.pipe(v.number(), v.integer()),
	data: v.optional(v.string()),
	items: v.pipe(v.array(v.unknown()), v.maxLength(MOST_ITEMS)),
});

/** What a file gave: entries that can be used, and a sentence for each thing that was left out. */
export interface ReadReport {
	readonly items: readonly ReportItem[];
	readonly notices: readonly string[];
}

/** An entry of a lesson held against the site, and a sentence for each thing that it could not use. */
export interface CheckedLesson {
	readonly item: LessonItem | null;
	readonly notices: readonly string[];
}

/** What the site knows, to hold a file against. */
export interface Known {
	readonly figures: readonly Pick<Figure, 'id' | 'name' | 'options'>[];
	readonly codes: Codes;
	/** A part of a lesson as this site writes it; null when it has none such. */
	readonly lesson: (item: LessonItem) => Promise<CheckedLesson>;
	/** Hash of the published registry. */
	readonly dataHash: string;
}

/**
 * Reads the text of a report file. What the site does not have (figures, filters, lessons, settings) is left out and
 * said. Rejects with an error whose message is for the reader when the text is no report of this site.
 */
export async function readReportFile(text: string, known: Known): Promise<ReadReport> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new Error('This file is no report: it is not JSON. Your report is as it was.', { cause });
	}
	const { success, output } = v.safeParse(file, value);
	if (!success)
		throw new Error(
			'This file is no report of this site, or was altered. Choose a file that "Save report file" made. Your report is as it was.',
		);
	if (output.version > 1)
		throw new Error(
			'This report was made by a newer version of this site, which this one cannot read. Your report is as it was.',
		);
	const notices: string[] = [];
	if (output.data !== undefined && output.data !== known.dataHash)
		notices.push(
			`The report was made on other data (version ${quoted(output.data.slice(0, 8))}, here ${known.dataHash.slice(0, 8)}); its figures are counted anew here.`,
		);
	const items: ReportItem[] = [];
	for (const [at, each] of output.items.entries()) {
		const found = v.safeParse(itemSchema, each);
		if (!found.success) {
			notices.push(
				`Entry ${at + 1} is no figure, no part of a lesson and no note; it was left out.`,
			);
			continue;
		}
		const item = found.output;
		const checked = await checkedItem(item, known);
		notices.push(...checked.notices);
		if (checked.item !== null) items.push(checked.item);
	}
	return { items, notices };
}

async function checkedItem(
	item: ReportItem,
	known: Known,
): Promise<{ readonly item: ReportItem | null; readonly notices: readonly string[] }> {
	if (item.kind === 'note') return { item, notices: [] };
	if (item.kind === 'lesson') return known.lesson(item);
	const { query, notices } = checkedView(item.figure, item.query, known);
	return { item: query === null ? null : { ...item, query }, notices };
}

/** The view of a figure as this site writes it; null when it has no such figure. */
function checkedView(
	id: string,
	query: string,
	{ figures, codes }: Known,
): { readonly query: string | null; readonly notices: readonly string[] } {
	const figure = figures.find((one) => one.id === id);
	if (figure === undefined)
		return {
			query: null,
			notices: [`This site has no figure ${quoted(id)}; it was left out.`],
		};
	const specs = { choices: DISPLAY, figures: { [id]: figure.options } };
	const named = worldIn(query).text;
	const found = named === '' ? null : readSettings(named);
	const world = found === null ? '' : writeSettings(found.settings);
	// The centres of a what-if registry are known when it is made.
	const { view, notices } = decodeView(query, { specs, ...(world === '' && { codes }) });
	return {
		query: encodeView({ ...view, world }, { specs }),
		notices: [...notices, ...(found?.notices ?? [])].map((notice) => `${figure.name}: ${notice}`),
	};
}
