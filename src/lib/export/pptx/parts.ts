import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { NativeChart } from '../sheet.ts';
import { chartXml } from './chart-xml.ts';
import { chartWorkbook } from './workbook.ts';
import { escaped } from '../xml-text.ts';

/** What a slide gets beside what pptxgenjs writes. */
export interface SlideParts {
	/** Paragraphs for the speaker. */
	readonly notes: readonly string[];
	/** With the inches of height that it has. */
	readonly chart: { readonly native: NativeChart; readonly height: number } | null;
	/** The vector form of its picture, as the text of a file. */
	readonly svg: string | null;
}

type Files = Record<string, Uint8Array>;

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const SVG_NAMESPACE = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/**
 * Completes a presentation of pptxgenjs: charts with intervals and true gaps over workbooks that say the same (its
 * own write a missing value as 0), pictures as SVG with the PNG as fallback, notes in paragraphs, one date.
 */
export function completed(
	deck: Uint8Array,
	slides: readonly SlideParts[],
	madeAt: Date,
): Uint8Array {
	const files: Files = unzipSync(deck);
	slides.forEach((slide, at) => {
		const number = at + 1;
		if (slide.chart !== null) putChart(files, number, slide.chart, madeAt);
		if (slide.svg !== null) putSvg(files, number, slide.svg);
		putNotes(files, number, slide.notes);
	});
	edit(files, 'docProps/core.xml', (xml) =>
		xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${madeAt.toISOString()}`),
	);
	// pptxgenjs lists a master for every slide and writes one.
	edit(files, '[Content_Types].xml', (xml) =>
		xml.replace(/<Override PartName="\/([^"]*)"[^>]*>/g, (tag, part: string) =>
			part in files ? tag : '',
		),
	);
	const [types = 'missing', ...others] = Object.keys(files).sort((one) =>
		one === '[Content_Types].xml' ? -1 : 0,
	);
	const ordered = Object.fromEntries(
		[types, ...others].flatMap((name) => {
			const bytes = files[name];
			return bytes === undefined || name.endsWith('/') ? [] : [[name, bytes]];
		}),
	);
	return zipSync(ordered, { mtime: madeAt });
}

function edit(files: Files, name: string, change: (xml: string) => string): void {
	const bytes = files[name];
	if (bytes === undefined) throw new Error(`The presentation has no part ${name}.`);
	files[name] = strToU8(change(strFromU8(bytes)));
}

/** The part that a relationship of a part leads to, by the end of its type. */
function targetOf(files: Files, part: string, type: string): string {
	const slash = part.lastIndexOf('/');
	const folder = part.slice(0, slash);
	const rels = files[`${folder}/_rels/${part.slice(slash + 1)}.rels`];
	const found = [...strFromU8(rels ?? new Uint8Array()).matchAll(/<Relationship [^>]*>/g)]
		.map(([tag]) => tag)
		.find((tag) => tag.includes(`/${type}"`));
	const target = /Target="([^"]*)"/.exec(found ?? '')?.[1];
	if (target === undefined) throw new Error(`The presentation has no ${type} for ${part}.`);
	const above = folder.slice(0, folder.lastIndexOf('/'));
	return target.startsWith('/') ? target.slice(1) : target.replace('..', above);
}

function putChart(
	files: Files,
	number: number,
	{ native, height }: NonNullable<SlideParts['chart']>,
	madeAt: Date,
): void {
	const part = targetOf(files, `ppt/slides/slide${number}.xml`, 'chart');
	files[part] = strToU8(chartXml(native, height));
	files[targetOf(files, part, 'package')] = chartWorkbook(native, madeAt);
}

function putSvg(files: Files, number: number, svg: string): void {
	files[`ppt/media/figure-${number}.svg`] = strToU8(svg);
	edit(files, `ppt/slides/_rels/slide${number}.xml.rels`, (xml) =>
		xml.replace(
			'</Relationships>',
			`<Relationship Id="rIdSvg" Type="${IMAGE}" Target="../media/figure-${number}.svg"/></Relationships>`,
		),
	);
	edit(files, `ppt/slides/slide${number}.xml`, (xml) =>
		xml.replace(
			/(<a:blip r:embed="rId\d+">)(<\/a:blip>)/,
			`$1<a:extLst><a:ext uri="${SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="${SVG_NAMESPACE}" r:embed="rIdSvg"/></a:ext></a:extLst>$2`,
		),
	);
}

/** pptxgenjs writes notes as one run of text, whatever lines they have. */
function putNotes(files: Files, number: number, notes: readonly string[]): void {
	const paragraphs = notes
		.map(
			(text) => `<a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>${escaped(text)}</a:t></a:r></a:p>`,
		)
		.join('');
	edit(files, `ppt/notesSlides/notesSlide${number}.xml`, (xml) => {
		if (!xml.includes(NOTES_PLACE)) throw new Error('The presentation has no place for notes.');
		return xml.replace(
			new RegExp(`<a:p>(?:(?!</a:p>).)*${NOTES_PLACE}(?:(?!</a:p>).)*</a:p>`, 's'),
			() => paragraphs,
		);
	});
}

/** Stands where the notes of a slide come. */
export const NOTES_PLACE = 'notes-of-this-slide';
