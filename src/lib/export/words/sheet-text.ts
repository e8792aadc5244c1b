import { count } from '../../domain/format.ts';
import type { Sheet } from '../sheet.ts';

/** A figure in words, for pasting where no drawing goes: what it shows, of whom, how, and where it comes from. */
export function sheetText(sheet: Sheet): string {
	const { title, cohort, subtitle, n, notes, description, source, mark, link, date } = sheet;
	return [
		title,
		subtitle.startsWith(cohort) ? subtitle : `${cohort} ${subtitle}`,
		n.untold === undefined
			? `n = ${count(n.cohort)} in the cohort, ${count(n.used)} used.`
			: `n = ${count(n.cohort)}${n.untold === 'cohort' ? ' used' : ' in the cohort'}.`,
		description,
		...(sheet.empty === null ? notes : []),
		mark,
		`Source: ${source} Exported ${date}.`,
		link,
	].join('\n');
}
