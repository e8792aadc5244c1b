import { SYNTHETIC_MARK } from '../../export/mark.ts';
import type { ReportItem } from './report-items.ts';

/** Says what a file is to those who read it again. */
export const REPORT_FILE = 'lowflow-report';

/**
 * A report as the text of its file, which this site reads again.
 * @param dataHash of the published registry
 * @param date of the day, as 2026-11-22
 */
export function reportFileText(
	items: readonly ReportItem[],
	dataHash: string,
	date: string,
): string {
	const plain = items.map((item) => {
		if (item.kind === 'note') return { kind: item.kind, text: item.text };
		const title = item.title === undefined ? {} : { title: item.title };
		if (item.kind === 'figure')
			return { kind: item.kind, figure: item.figure, query: item.query, ...title };
		const { kind, lesson, part, query, made } = item;
		return { kind, lesson, part, query, ...(made !== undefined && { made }), ...title };
	});
	const head = {
		kind: REPORT_FILE,
		version: 1,
		synthetic: true,
		mark: SYNTHETIC_MARK,
		data: dataHash,
		made: date,
	};
	return `${JSON.stringify({ ...head, items: plain }, null, '\t')}\n`;
}
