import type { Sheet } from '../sheet.ts';

/** What a speaker may be asked, a paragraph each: method, cohort, source, citation, and the figure in words. */
export function speakerNotes(sheet: Sheet): string[] {
	return [
		sheet.mark,
		`Cohort: ${sheet.cohort}`,
		sheet.subtitle,
		...(sheet.notes.length === 0 ? [] : [`Method: ${sheet.notes.join(' ')}`]),
		`Alternative text: ${sheet.alt} ${sheet.description}`,
		`Source: ${sheet.source} Exported ${sheet.date}.`,
		`Cite as: ${sheet.citation.text}`,
		`Link: ${sheet.link}`,
	];
}
