import { LIGHT } from '../../plot/themes.ts';
import { presetOf, type PresetId } from '../presets.ts';
import { element, short } from './element.ts';
import { EXPORT_FONTS, heightOf, paragraph, setWords, type Paragraph } from './words.ts';

/** What stands over every note, so that it is not taken for a result of the registry. */
export const NOTE_HEAD = 'Note by the author of the report';

/** Pages without a height of their own end where they are this many times as tall as wide. */
const TALLEST = 1.4;

const GAP = 14;

/**
 * A note of a report as pages of a preset, as many as it needs: a head, its paragraphs, and the mark of synthetic data
 * at the foot. Empty for a note without words.
 */
export function noteFrames(
	text: string,
	mark: string,
	id: PresetId,
	document: Document,
): readonly SVGSVGElement[] {
	const preset = presetOf(id);
	const { margin, type } = preset;
	const inner = preset.width - 2 * margin;
	const size = type.lead + 1;
	const body = text
		.split(/\n+/)
		.filter((line) => line.trim() !== '')
		.map((line) => paragraph(line.trim(), inner, { size, fill: LIGHT.ink, above: size * 0.6 }));
	const soft = { size: type.small, fill: LIGHT.softInk, above: 0 };
	const head = [paragraph(NOTE_HEAD, inner, soft)];
	const foot = [paragraph(mark, inner, { ...soft, fill: LIGHT.ink, bold: true })];
	const room =
		(preset.height ?? preset.width * TALLEST) - 2 * margin - heightOf([...head, ...foot]) - 2 * GAP;
	return pagesOf(body, room).map((paragraphs) => {
		const words = [...head, ...paragraphs];
		const natural = heightOf([...words, ...foot]) + GAP + 2 * margin;
		const height = preset.height ?? Math.ceil(natural);
		const svg = element(document, 'svg', {
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${preset.width} ${short(height)}`,
			'font-family': EXPORT_FONTS,
		}) as SVGSVGElement;
		svg.append(
			...setWords(document, words, margin, margin),
			...setWords(document, foot, margin, height - margin - heightOf(foot)),
		);
		return svg;
	});
}

/** Paragraphs on pages; one that is too long goes on over the next. */
function pagesOf(body: readonly Paragraph[], room: number): readonly (readonly Paragraph[])[] {
	const pages: Paragraph[][] = [];
	let page: Paragraph[] = [];
	let left = room;
	for (const whole of body) {
		let lines = whole.lines;
		while (lines.length > 0) {
			const fit = Math.floor((left - whole.above) / whole.leading);
			if (fit < 1 && page.length > 0) {
				pages.push(page);
				page = [];
				left = room;
				continue;
			}
			const part = { ...whole, lines: lines.slice(0, Math.max(1, fit)) };
			page.push(part);
			left -= heightOf([part]);
			lines = lines.slice(part.lines.length);
		}
	}
	return page.length === 0 ? pages : [...pages, page];
}
