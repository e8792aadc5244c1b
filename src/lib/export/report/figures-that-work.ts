import type { Maker, Progress } from '../format.ts';
import type { Sheet } from '../sheet.ts';
import type { Remark } from '../text-sheet.ts';
import { failureOf, sheetsWithNotes, type MadeReport, type ReportPart } from './parts.ts';

/**
 * One file of all figures of a report. When a figure cannot be put into it, the others are: each is tried alone to
 * find which. Rejects when none is left, naming each; with an AbortError when `signal` says so.
 */
export async function makeOfFigures<Settings>(
	make: Maker<Settings>,
	parts: readonly ReportPart[],
	settings: Settings,
	document: Document,
	progress: Progress,
	signal: AbortSignal,
): Promise<MadeReport> {
	const sheets = sheetsWithNotes(parts);
	if (sheets.length === 0) throw new RangeError('The report has no figure to put into the file.');
	let reached = 0;
	// A second attempt begins anew, and what is told does not.
	const told: Progress = (share, step) => {
		reached = Math.max(reached, share);
		progress(reached, step);
	};
	try {
		return { file: await make(sheets, settings, document, told, signal), failures: [] };
	} catch {
		signal.throwIfAborted();
	}
	const failures: string[] = [];
	const good: Sheet[] = [];
	// What stood beside a figure that fails goes to its neighbour.
	const left: Remark[] = [];
	for (const sheet of sheets) {
		signal.throwIfAborted();
		const { before = [], after = [] } = sheet.remarks ?? {};
		try {
			await make([sheet], settings, document, () => undefined, signal);
			const remarks = { before: [...left.splice(0), ...before], after };
			good.push({ ...sheet, remarks });
		} catch (cause) {
			signal.throwIfAborted();
			failures.push(failureOf(sheet, cause));
			left.push(...before, ...after);
		}
	}
	const last = good.pop();
	if (last !== undefined) {
		const { before = [], after = [] } = last.remarks ?? {};
		good.push({ ...last, remarks: { before, after: [...after, ...left] } });
	}
	if (good.length === 0) throw new Error(failures.join(' '));
	return { file: await make(good, settings, document, told, signal), failures };
}
