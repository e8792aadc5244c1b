import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paperPdf } from '../../src/lib/export/paper/paper-pdf.ts';
import type { Paper, PaperBlock } from '../../src/lib/export/paper/paper.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { FONTS } from './fonts.ts';

const document = nodeDocument();

const drawing = (height: number): PaperBlock => ({
	kind: 'figure',
	alt: 'A square',
	draw: (width) => {
		const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
		svg.setAttribute('width', String(width));
		svg.setAttribute('height', String(height));
		svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
		return svg;
	},
});
const text = (lines: number): readonly PaperBlock[] =>
	Array.from({ length: lines }, () => ({ kind: 'paragraph', text: 'A line of text.' }));

/** What is drawn on each page, as PDF operators. */
function pagesOf(blocks: readonly PaperBlock[], pages?: number): readonly string[] {
	const paper: Paper = {
		title: 'Sheet',
		mark: 'Synthetic data.',
		link: 'https://example.org/',
		date: '2026-11-22',
		file: 'sheet',
		blocks,
		...(pages === undefined ? {} : { pages }),
	};
	const bytes = paperPdf(paper, FONTS, document).bytes;
	const whole = Buffer.from(bytes).toString('latin1');
	return [...whole.matchAll(/stream\r?\n/g)]
		.map(({ index, 0: { length } }) => bytes.subarray(index + length))
		.flatMap((stream) => {
			try {
				return [Buffer.from(unzlibSync(stream)).toString('latin1')];
			} catch {
				return [];
			}
		})
		.filter((content) => /\sTf\s[^]*\sTj\s/.test(content));
}

const ruled = (page = ''): number => page.match(/ l\s+S\b/g)?.length ?? 0;

describe('a document on pages', () => {
	const lines = { kind: 'lines', lines: 4, most: 14 } as const;
	const heading = { kind: 'heading', text: 'A figure' } as const;

	it('fills a page with lines to write on where the figure that follows has no room on it', () => {
		const pages = pagesOf([...text(20), lines, heading, drawing(500)]);
		expect(pages).toHaveLength(2);
		expect(ruled(pages[0])).toBeGreaterThan(8);
		expect(ruled(pages[0])).toBeLessThanOrEqual(14);
	});

	it('leaves the lines as they are where the figure stands under them', () => {
		const pages = pagesOf([...text(10), lines, heading, drawing(200)]);
		expect(pages).toHaveLength(1);
		expect(ruled(pages[0])).toBe(4);
	});

	it('is set smaller where it then takes the pages it is meant for, and only then', () => {
		const blocks = [...text(24), lines, heading, drawing(560), ...text(16)];
		expect(pagesOf(blocks)).toHaveLength(3);
		expect(pagesOf(blocks, 2)).toHaveLength(2);
		const long = [...blocks, ...text(120)];
		expect(pagesOf(long, 2)).toHaveLength(pagesOf(long).length);
	});
});
