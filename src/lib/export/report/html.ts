import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { count } from '../../domain/format.ts';
import { fileName } from '../file-name.ts';
import type { Progress } from '../format.ts';
import { SYNTHETIC_MARK } from '../mark.ts';
import type { Sheet, SheetTable } from '../sheet.ts';
import { textFile } from '../data/saved-together.ts';
import { escaped, escapedText } from '../xml-text.ts';
import { REPORT_STYLE } from './html-style.ts';
import { inlineSvg } from './inline-svg.ts';
import type { TextSheet } from '../text-sheet.ts';
import { failureOf, type MadeReport, type ReportPart } from './parts.ts';

/** Widths the drawings are made for, px: a screen or a sheet of paper, and a phone. */
const WIDE = 720;
const NARROW = 358;

/**
 * A report as one HTML file that needs nothing else: drawings as SVG in it, numbers as tables, texts, notes, sources
 * and citations. It has no script, fetches nothing, and its own policy forbids both. A figure that cannot be drawn is
 * named, in the file too, and keeps its table. Rejects with an AbortError when `signal` says so.
 */
export async function makeReportHtml(
	parts: readonly ReportPart[],
	date: string,
	document: Document,
	progress: Progress,
	signal: AbortSignal,
): Promise<MadeReport> {
	const failures: string[] = [];
	const contents: string[] = [];
	const body: string[] = [];
	let number = 0;
	let texts = 0;
	for (const [at, part] of parts.entries()) {
		signal.throwIfAborted();
		if (part.kind === 'note') {
			if (part.text.trim() !== '') body.push(noteHtml(part.text));
			continue;
		}
		if (part.kind === 'text') {
			texts++;
			contents.push(`<li><a href="#text-${texts}">${escapedText(part.text.title)}</a></li>`);
			body.push(textHtml(part.text, texts));
			continue;
		}
		const { sheet } = part;
		number++;
		progress(at / parts.length, `Drawing ${sheet.name}`);
		// A pause, so that a page can show progress and be told to stop.
		await new Promise((resolve) => setTimeout(resolve));
		let drawing: string;
		try {
			drawing = drawingHtml(sheet, number, document);
		} catch (cause) {
			const failure = failureOf(sheet, cause);
			failures.push(failure);
			drawing = `<p class="empty">The drawing could not be made: ${escapedText(failure)} Its numbers stand below.</p>`;
		}
		contents.push(`<li><a href="#figure-${number}">${escapedText(sheet.title)}</a></li>`);
		body.push(figureHtml(sheet, number, drawing));
	}
	progress(1, 'Done');
	const html = pageHtml(date, number, contents, body, parts);
	return {
		file: textFile(fileName('report', date, 'html'), html, 'text/html;charset=utf-8'),
		failures,
	};
}

function pageHtml(
	date: string,
	figures: number,
	contents: readonly string[],
	body: readonly string[],
	parts: readonly ReportPart[],
): string {
	const marks = parts.flatMap((part) =>
		part.kind === 'figure' ? [part.sheet.mark] : part.kind === 'text' ? [part.text.mark] : [],
	);
	const [mark = SYNTHETIC_MARK] = marks;
	const title = `Simulated registry: report of ${count(figures)} ${figures === 1 ? 'figure' : 'figures'}`;
	const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(REPORT_STYLE))));
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapedText(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<p class="mark"><strong>${escapedText(mark)}</strong></p>
<main>
<h1>${escapedText(title)}</h1>
<p class="made">Made on ${date} with Lowflow. This file needs no network: everything it shows is in it.</p>
<nav aria-label="Contents"><ol>${contents.join('\n')}</ol></nav>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function drawingHtml(sheet: Sheet, number: number, document: Document): string {
	if (sheet.empty !== null) return `<p class="empty">${escapedText(sheet.empty)}</p>`;
	const wide = inlineSvg(sheet, WIDE, `figure-${number}-wide`, document);
	const narrow = inlineSvg(sheet, NARROW, `figure-${number}-narrow`, document);
	return `<div class="wide">${wide}</div>\n<div class="narrow">${narrow}</div>`;
}

function figureHtml(sheet: Sheet, number: number, drawing: string): string {
	const { cohort, subtitle, n, notes, description, table, mark, source, link, date } = sheet;
	const lead = subtitle.startsWith(cohort) ? subtitle : `${cohort} ${subtitle}`;
	const used = n.used === n.cohort ? '' : ` in the cohort, ${count(n.used)} of them used here`;
	return `<figure id="figure-${number}" aria-labelledby="figure-${number}-title">
<h2 id="figure-${number}-title">${escapedText(sheet.title)}</h2>
<p class="lead">${escapedText(lead)} n = ${count(n.cohort)}${used}.</p>
${drawing}
${sheet.empty === null && notes.length > 0 ? `<p class="notes">${escapedText(notes.join(' '))}</p>` : ''}
<details><summary>Numbers</summary>
${tableHtml(table)}
</details>
<details><summary>In words, source and citation</summary>
<p>${escapedText(description)}</p>
<p>Source: ${escapedText(source)} Made on ${date}. <a href="${escaped(link)}">Open this view on the site</a></p>
<p class="cite">${escapedText(sheet.citation.text)}</p>
</details>
<p class="foot"><strong>${escapedText(mark)}</strong></p>
</figure>`;
}

function tableHtml({ caption, columns, rows }: SheetTable): string {
	const numeric = (at: number) => (columns[at]?.numeric === true ? ' class="number"' : '');
	const head = columns.map(
		({ label }, at) => `<th scope="col"${numeric(at)}>${escapedText(label)}</th>`,
	);
	const lines = rows.map((row) => {
		const cells = row.map((cell, at) =>
			at === 0
				? `<th scope="row"${numeric(at)}>${escapedText(cell.text)}</th>`
				: `<td${numeric(at)}>${escapedText(cell.text)}</td>`,
		);
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<div class="scroll" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption>${escapedText(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>`;
}

function textHtml(text: TextSheet, number: number): string {
	const { title, blocks, source, mark, link, date } = text;
	const set = blocks.map(({ kind, text: said }) => {
		const words = escapedText(said);
		if (kind === 'heading') return `<h3>${words}</h3>`;
		if (kind === 'quote') return `<blockquote>${words}</blockquote>`;
		if (kind === 'item') return `<p class="item">${words}</p>`;
		return kind === 'small' ? `<p class="notes">${words}</p>` : `<p>${words}</p>`;
	});
	return `<section class="text" id="text-${number}" aria-labelledby="text-${number}-title">
<h2 id="text-${number}-title">${escapedText(title)}</h2>
${set.join('\n')}
<p class="notes">Source: ${escapedText(source)} Made on ${date}. <a href="${escaped(link)}">Open it on the site</a></p>
<p class="foot"><strong>${escapedText(mark)}</strong></p>
</section>`;
}

function noteHtml(note: string): string {
	return `<section class="note" aria-label="Note">${escapedText(note.trim())}</section>`;
}
