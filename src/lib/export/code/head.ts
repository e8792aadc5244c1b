import type { Sheet } from '../sheet.ts';

/** What a script says of itself in its first lines, to be put behind comment signs; one line each. */
export function headLines({
	title,
	cohort,
	subtitle,
	source,
	mark,
	link,
}: Sheet): readonly string[] {
	return [title, subtitle, `Cohort: ${cohort}`, source, link, mark, ''].map((line) =>
		line.replace(/[\r\n\u2028\u2029]+/g, ' '),
	);
}
