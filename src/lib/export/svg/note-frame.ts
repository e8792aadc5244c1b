import { LIGHT } from '../../plot/themes.ts';
import { presetOf, type PresetId } from '../presets.ts';
import { remarkParts, type Remark, type TextBlock } from '../text-sheet.ts';
import { element, short } from './element.ts';
import { EXPORT_FONTS, heightOf, paragraph, setWords, type Paragraph } from './words.ts';

/** Pages without a height of their own end where they are this many times as tall as wide. */
const TALLEST = 1.4;

const GAP = 14;

/** What a paragraph is to those who read aloud. */
type WordsRole = 'H1' | 'H2' | 'P';

/** A page of words. */
export interface NoteFrame {
	readonly svg: SVGSVGElement;
	/** One a paragraph of the page, in order. */
	readonly roles: readonly WordsRole[];
	/** Address that the last paragraph spells out; null where there is none. */
	readonly link: string | null;
}

type Told = Paragraph & { readonly role: WordsRole };

/**
 * A note of a report, or a text of the site, as pages of a preset, as many as it needs: a head, its paragraphs, and the
 * mark of synthetic data at the foot. Empty for a note without words.
 */
export function noteFrames(
	remark: Remark,
	mark: string,
	id: PresetId,
	document: Document,
): readonly NoteFrame[] {
	const preset = presetOf(id);
	const { margin, type } = preset;
	const inner = preset.width - 2 * margin;
	const { head: title, blocks, foot: lines, link } = remarkParts(remark, mark);
	const soft = { size: type.small, fill: LIGHT.softInk, above: 0 };
	const over =
		link === null
			? paragraph(title, inner, soft)
			: paragraph(title, inner, {
					...{ size: type.title, fill: LIGHT.ink, above: 0, bold: true, balanced: true },
				});
	const body = blocks.map((block) => set(block, type, inner));
	const foot = [
		...lines.map((line, at) =>
			paragraph(line, inner, at === 0 ? { ...soft, fill: LIGHT.ink, bold: true } : soft),
		),
		...(link === null ? [] : [paragraph(link, inner, soft)]),
	];
	const room =
		(preset.height ?? preset.width * TALLEST) - 2 * margin - heightOf([over, ...foot]) - 2 * GAP;
	return pagesOf(body, room).map((paragraphs, page) => {
		const words: readonly Told[] = [
			{ ...over, role: link === null || page > 0 ? 'P' : 'H1' },
			...paragraphs,
		];
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
		return {
			svg,
			roles: [...words.map(({ role }) => role), ...foot.map(() => 'P' as const)],
			link,
		};
	});
}

function set(
	{ kind, text }: TextBlock,
	{ lead, small }: { readonly lead: number; readonly small: number },
	width: number,
): Told {
	if (kind === 'small')
		return {
			...paragraph(text, width, { size: small, fill: LIGHT.softInk, above: small * 0.5 }),
			role: 'P',
		};
	const size = lead + 1;
	if (kind === 'heading')
		return {
			...paragraph(text, width, { size, fill: LIGHT.ink, above: size * 1.2, bold: true }),
			role: 'H2',
		};
	const said = kind === 'item' ? `\u2022 ${text}` : text;
	const above = size * (kind === 'item' ? 0.3 : 0.6);
	return { ...paragraph(said, width, { size, fill: LIGHT.ink, above }), role: 'P' };
}

/** Paragraphs on pages; one that is too long goes on over the next, and no heading is the last of a page. */
function pagesOf(body: readonly Told[], room: number): readonly (readonly Told[])[] {
	const pages: Told[][] = [];
	let page: Told[] = [];
	let left = room;
	for (const whole of body) {
		let { lines } = whole;
		while (lines.length > 0) {
			const needs = whole.role === 'H2' ? lines.length + 2 : 1;
			const fit = Math.floor((left - whole.above) / whole.leading);
			if (fit < needs && page.length > 0) {
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
