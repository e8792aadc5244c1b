import type { Citation } from '../sheet.ts';

/** What a reference to a figure names. */
export interface Cited {
	/** Id of the figure, for keys. */
	readonly id: string;
	/** Its title, without any mark. */
	readonly title: string;
	/** Of the registry: "schema 0.2, generator 1.0.0, seed 14, SHA-256 3687b94c21cc3291". */
	readonly version: string;
	/** Reopens what is cited. */
	readonly link: string;
	/** Day of access, as 2026-11-22. */
	readonly date: string;
}

const AUTHOR = 'Lowflow';
const KIND = 'Simulated registry of extracorporeal CPR';
const NOTE = 'Synthetic data; no patient is in them';

const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June'],
	...['July', 'August', 'September', 'October', 'November', 'December'],
];

/**
 * How to name synthetic data in a list of references: as text, BibTeX and CSL-JSON. The title begins
 * "[Synthetic data]", so that no reader of the list takes it for patients. No year of publication is claimed,
 * only the day of access. Throws RangeError for a date not written as 2026-11-22.
 */
export function citationOf(cited: Cited): Citation {
	const day = dayOf(cited.date);
	const title = `[Synthetic data] ${plainSpaces(cited.title)}`;
	return {
		text: `${AUTHOR}. ${title}. ${KIND}, ${cited.version}. Accessed ${day.day} ${day.month} ${day.year}. ${cited.link}`,
		bibtex: bibtex(cited, title),
		csl: csl(cited, title, day),
	};
}

interface Day {
	readonly year: number;
	readonly month: string;
	readonly monthNumber: number;
	readonly day: number;
}

function dayOf(date: string): Day {
	const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
	const name = MONTHS[Number(month) - 1];
	if (name === undefined) throw new RangeError(`${JSON.stringify(date)} is not a day.`);
	return { year: Number(year), month: name, monthNumber: Number(month), day: Number(day) };
}

/** An id for a list of references: letters, digits and underscores. */
function keyOf({ id, date }: Cited): string {
	return `lowflow_synthetic_${id}_${date}`.replace(/[^a-z0-9]+/g, '_');
}

function bibtex(cited: Cited, title: string): string {
	const fields = [
		['author', `{${AUTHOR}}`],
		['title', `{${inLatex(title)}}`],
		['howpublished', KIND],
		['version', inLatex(cited.version)],
		['note', `${NOTE}. Accessed ${cited.date}`],
		['url', inAddress(cited.link)],
		['urldate', cited.date],
	];
	const lines = fields.map(([name = '', value = '']) => `  ${name} = {${value}},`);
	return `@misc{${keyOf(cited)},\n${lines.join('\n')}\n}\n`;
}

const LATEX: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

function inLatex(text: string): string {
	return text.replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

/** Braces would end the field, and a backslash would start a command. */
function inAddress(link: string): string {
	return link.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign));
}

function csl(cited: Cited, title: string, day: Day): string {
	const item = {
		id: keyOf(cited),
		type: 'dataset',
		title,
		author: [{ literal: AUTHOR }],
		genre: KIND,
		version: cited.version,
		note: NOTE,
		URL: cited.link,
		accessed: { 'date-parts': [[day.year, day.monthNumber, day.day]] },
	};
	return `${JSON.stringify([item], null, 2)}\n`;
}

/** Lists of references are set by other programs: no space that only a browser knows. */
function plainSpaces(text: string): string {
	return text.replace(/[\u00a0\u202f]/g, ' ');
}
