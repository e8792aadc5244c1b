import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { Resvg } from '@resvg/resvg-js';
import { FONTS } from '../../src/lib/export/png/node-painter.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { frameSvg } from '../../src/lib/export/svg/frame.ts';
import { svgText } from '../../src/lib/export/svg/xml.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { differenceOf } from '../export/compare-images.ts';
import { readPixels, type Pixels } from '../export/read-pixels.ts';
import { sheetsFor } from '../export/sheets.ts';
import { expect, test } from './site.ts';

const look = { preset: 'double', theme: 'light', background: 'white' } as const;

/** Figures in which parts are taken away, to see that the comparison sees it: curves, bars, cells, points, rows, stacks. */
const DAMAGED = new Set([
	...['kaplan-meier', 'survival-by-diagnosis', 'complication-heatmap', 'centre-funnel'],
	...['subgroup-forest', 'neurological-outcome'],
]);

/** The same letters in both programs. */
const FACES = [400, 700]
	.map((weight, at) => {
		const bytes = readFileSync(FONTS[at] ?? '').toString('base64');
		return `@font-face{font-family:Arial;font-weight:${weight};src:url(data:font/ttf;base64,${bytes})}`;
	})
	.join('');

function framed(sheet: Sheet): SVGSVGElement {
	return frameSvg(sheet, look, nodeDocument());
}

/** As a program without a browser in it paints the file. */
function painted(root: SVGSVGElement): Pixels {
	const [, , width = 0] = (root.getAttribute('viewBox') ?? '').split(' ').map(Number);
	const image = new Resvg(svgText(root), {
		fitTo: { mode: 'width', value: Math.round(width) },
		font: {
			...{ loadSystemFonts: false, fontFiles: FONTS },
			...{ defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
		},
	}).render();
	return { width: image.width, height: image.height, bytes: new Uint8Array(image.pixels) };
}

/** As the browser shows it at the same size. */
async function shown(
	page: Page,
	session: CDPSession,
	root: SVGSVGElement,
	{ width, height }: Pixels,
): Promise<Pixels> {
	await page.locator('div').evaluate(
		(place, [svg, across, down]) => {
			place.innerHTML = svg;
			const drawn = place.firstElementChild;
			drawn?.setAttribute('width', String(across));
			drawn?.setAttribute('height', String(down));
			return document.fonts.ready.then(() => undefined);
		},
		[svgText(root).replace(/^<\?xml[^>]*\?>\s*/, ''), width, height] as const,
	);
	const { data } = await session.send('Page.captureScreenshot', {
		...{ format: 'png', captureBeyondViewport: true, optimizeForSpeed: true },
		clip: { x: 0, y: 0, width, height, scale: 1 },
	});
	return readPixels(Buffer.from(data, 'base64'));
}

/** Whatever case the document keeps names in. */
const named = ({ tagName }: Element, name: string): boolean => tagName.toLowerCase() === name;

/** What a careless program might do to a figure, each to a copy of its own. */
function damages(sheet: Sheet): readonly (readonly [what: string, root: SVGSVGElement])[] {
	const changed = (change: (drawing: Element) => void): SVGSVGElement => {
		const root = framed(sheet);
		const drawing = [...root.children].findLast((each) => named(each, 'g'));
		if (drawing !== undefined) change(drawing);
		return root;
	};
	/** Groups of a drawing that hold something of a kind, the fullest first. */
	const groups = (drawing: Element, of: string): readonly Element[] =>
		[...drawing.querySelectorAll('g')]
			.filter((group) => [...group.children].some((child) => named(child, of)))
			.toSorted((one, other) => other.children.length - one.children.length);
	const marks = (drawing: Element): readonly Element[] =>
		[...drawing.querySelectorAll('path, rect, circle')].filter(
			(each) =>
				(each.getAttribute('fill') ?? '') !== 'none' || each.getAttribute('stroke') !== null,
		);
	return [
		[
			'a group of words is lost',
			changed((drawing) => {
				groups(drawing, 'text')[0]?.remove();
			}),
		],
		[
			'the marks are lost',
			changed((drawing) => {
				for (const mark of marks(drawing)) mark.remove();
			}),
		],
		[
			'the words stand four units lower',
			changed((drawing) => {
				for (const group of groups(drawing, 'text'))
					group.setAttribute('transform', 'translate(0,4)');
			}),
		],
		[
			'every colour is another',
			changed((drawing) => {
				for (const each of drawing.querySelectorAll('*'))
					for (const name of ['fill', 'stroke'])
						if (/^#(?!fff)/i.test(each.getAttribute(name) ?? ''))
							each.setAttribute(name, '#009e73');
			}),
		],
	];
}

test('every exported figure looks the same in another program as in the browser', async ({
	page,
}) => {
	const sheets = await sheetsFor('full');
	await page.setContent(`<style>${FACES}body{margin:0}svg{display:block}</style><div></div>`);
	const session = await page.context().newCDPSession(page);
	const differing: string[] = [];
	const unseen: string[] = [];
	for (const sheet of sheets) {
		const root = framed(sheet);
		const outside = painted(root);
		const inside = await shown(page, session, root, outside);
		const { worst, blocks } = differenceOf(outside, inside);
		if (worst.length > 0)
			differing.push(`${sheet.id}: ${worst.length} of ${blocks}, ${JSON.stringify(worst[0])}`);
		if (!DAMAGED.delete(sheet.id)) continue;
		for (const [what, damaged] of damages(sheet))
			if (differenceOf(painted(damaged), inside).worst.length === 0)
				unseen.push(`${sheet.id}: ${what}`);
	}
	expect(differing).toEqual([]);
	expect(unseen, 'what the comparison does not see').toEqual([]);
	expect([...DAMAGED]).toEqual([]);
});
