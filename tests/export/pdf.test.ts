import { jsPDF } from 'jspdf';
import { describe, expect, test } from 'vitest';
import { SvgPen } from '../../src/lib/export/pdf/draw-svg.ts';
import { addFonts, settable, useFont } from '../../src/lib/export/pdf/fonts.ts';
import { compose, inverse, place, transformOf } from '../../src/lib/export/pdf/matrix.ts';
import { pathSteps } from '../../src/lib/export/pdf/path-data.ts';
import { pdfMaker } from '../../src/lib/export/pdf/pdf.ts';
import { Structure } from '../../src/lib/export/pdf/structure.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import type { FrameLook } from '../../src/lib/export/settings.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { FONTS } from './fonts.ts';
import { sheetsFor } from './sheets.ts';

const LOOK: FrameLook = { preset: 'double', theme: 'light', background: 'white' };
const make = pdfMaker(FONTS);
const quiet = (): void => undefined;
const never = new AbortController().signal;

function latin(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('latin1');
}

/** A pen on an empty page. */
function pen(): { readonly pen: SvgPen; readonly pdf: jsPDF } {
	const pdf = new jsPDF({ unit: 'pt', format: [100, 100], floatPrecision: 3 });
	addFonts(pdf, FONTS);
	return { pen: new SvgPen(pdf, new Structure(pdf)), pdf };
}

function svg(inner: string): Element {
	const document = nodeDocument();
	document.body.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">${inner}</svg>`;
	const [drawn] = document.body.children;
	if (drawn === undefined) throw new Error('nothing was parsed');
	return drawn;
}

function written(inner: string): string {
	const { pen: one, pdf } = pen();
	const root = svg(inner);
	one.element(root, SvgPen.page(1), root);
	return latin(new Uint8Array(pdf.output('arraybuffer')));
}

describe('a document', () => {
	test('of one figure is named after it, of several after all, and both are the same every time', async () => {
		const sheets = (await sheetsFor('full')).slice(0, 3);
		const [first] = sheets;
		if (first === undefined) throw new Error('The catalogue is empty.');
		const one = await make([first], LOOK, nodeDocument(), quiet, never);
		expect(one).toMatchObject({
			name: `synthetic_${first.id}_${first.date}.pdf`,
			type: 'application/pdf',
		});
		const said: [number, string][] = [];
		const tell = (share: number, step: string): number => said.push([share, step]);
		const all = await make(sheets, LOOK, nodeDocument(), tell, never);
		expect(all.name).toBe(`synthetic_figures_${first.date}.pdf`);
		const shares = said.map(([share]) => share);
		expect(shares.map((share) => Math.round(share * 6))).toEqual([0, 1, 2, 3, 4, 5, 6]);
		const again = await make(sheets, LOOK, nodeDocument(), quiet, never);
		expect(Buffer.from(again.bytes).equals(Buffer.from(all.bytes))).toBe(true);
	});

	test('has a language, a title that is shown, and a structure', async () => {
		const [first] = await sheetsFor('full');
		if (first === undefined) throw new Error('The catalogue is empty.');
		const text = latin((await make([first], LOOK, nodeDocument(), quiet, never)).bytes);
		expect(text).toContain('/Lang (en-GB)');
		expect(text).toMatch(/\/DisplayDocTitle true/);
		expect(text).toContain('/MarkInfo <</Marked true>>');
		const alt = /\/S \/Figure [^>]*\/Alt <FEFF([0-9A-F]+)>/.exec(text)?.[1] ?? '';
		const words = (alt.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16)));
		expect(words.join('')).toBe(`${first.alt} ${first.description}`);
	});

	test('sets a figure too tall for its page over several of that size, and notes on pages of their own', async () => {
		const [sheet] = await sheetsFor('full', [figure('subgroup-forest')]);
		if (sheet === undefined) throw new Error('There is no figure.');
		const look: FrameLook = { ...LOOK, preset: 'handout' };
		const sizes = (bytes: Uint8Array): string[] =>
			[...latin(bytes).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
				([, across, down]) => `${Math.round(Number(across))} × ${Math.round(Number(down))}`,
			);
		const alone = sizes((await make([sheet], look, nodeDocument(), quiet, never)).bytes);
		expect(alone.length).toBeGreaterThan(1);
		expect(new Set(alone)).toEqual(new Set(['595 × 842']));
		const long = `First. ${'Many words of a long note. '.repeat(400)}\nLast.`;
		const remarks = { before: ['Before.'], after: [long] };
		const noted = sizes(
			(await make([{ ...sheet, remarks }], look, nodeDocument(), quiet, never)).bytes,
		);
		expect(noted.length).toBeGreaterThan(alone.length + 2);
		expect(new Set(noted)).toEqual(new Set(['595 × 842']));
	});

	test('stops when it is told to, and names the figure that cannot be drawn', async () => {
		const sheets = (await sheetsFor('full')).slice(0, 3);
		const stop = new AbortController();
		const tell = (share: number): void => {
			if (share > 0) stop.abort();
		};
		await expect(make(sheets, LOOK, nodeDocument(), tell, stop.signal)).rejects.toMatchObject({
			name: 'AbortError',
		});
		const [first, second] = sheets;
		if (first === undefined || second === undefined) throw new Error('The catalogue is empty.');
		const broken: Sheet = { ...second, draw: () => null };
		await expect(make([first, broken], LOOK, nodeDocument(), quiet, never)).rejects.toThrow(
			second.name,
		);
		await expect(make([], LOOK, nodeDocument(), quiet, never)).rejects.toThrow(RangeError);
	});

	test('has a glyph for every character that the catalogue says', async () => {
		const pdf = new jsPDF();
		addFonts(pdf, FONTS);
		const said = new Set<string>('≥−–×µχ²≤→←’…½');
		for (const kind of ['full', 'small', 'empty'] as const)
			for (const sheet of await sheetsFor(kind))
				for (const character of JSON.stringify(sheet)) said.add(character);
		for (const bold of [false, true]) {
			useFont(pdf, bold, 10);
			const lost = [...said].filter(
				(character) => character !== '?' && settable(pdf, character) === '?',
			);
			expect(lost).toEqual([]);
		}
		expect(settable(pdf, 'a\u00a0b\u202fc')).toBe('a b c');
		expect(settable(pdf, 'x中y😀')).toBe('x?y?');
	});
});

describe('a drawing', () => {
	test('keeps places, lengths and colours', () => {
		const text = written(
			'<g transform="translate(10,20) scale(2)"><rect x="1" y="2" width="3" height="4" fill="#ff0000"/><line x1="0" x2="5" y1="1" y2="1" stroke="#00f" stroke-width="2" stroke-dasharray="3 1"/></g>',
		);
		expect(text).toMatch(
			/1\. 0\. 0\. rg\n12\.? 76\.? m\n18\.? 76\.? l\n18\.? 68\.? l\n12\.? 68\.? l\nh\nf/,
		);
		expect(text).toMatch(/0\. 0\. 1\. RG\n4\.? w\n\[6\.? 2\.?\] 0\.? d/);
		expect(text).toMatch(/10\.? 78\.? m\n20\.? 78\.? l\nS/);
	});

	test('cuts patterns at the edge of the shape, in long lines', () => {
		const text = written(
			'<defs><pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(90)"><rect x="0" y="0" width="6" height="6" fill="#ffffff"/><line x1="0" x2="6" y1="3" y2="3" stroke="#333333"/></pattern></defs><rect x="10" y="10" width="18" height="30" fill="url(#p)"/>',
		);
		expect(text).toMatch(/h\nW\nn/);
		const uprights = [...text.matchAll(/\n([\d.-]+) [\d.-]+ m\n([\d.-]+) [\d.-]+ l\nS\n/g)];
		expect(uprights.length).toBeGreaterThanOrEqual(3);
		for (const [, from, to] of uprights) expect(Number(from)).toBeCloseTo(Number(to), 6);
	});

	test.each([
		['an unknown element', '<ellipse cx="1" cy="1" rx="1" ry="1"/>', /ellipse/],
		['a style', '<rect style="fill:red" width="1" height="1"/>', /style/],
		['an unknown colour', '<rect fill="tomato" width="1" height="1"/>', /tomato/],
		['an arc', '<path d="M0 0A1 1 0 0 1 2 2"/>', /"A"/],
		['a slant', '<g transform="skewX(4)"><rect width="1" height="1"/></g>', /skewX/],
		['a missing pattern', '<rect fill="url(#no)" width="1" height="1"/>', /"no"/],
	])('with %s is refused, not left out', (_, inner, words) => {
		expect(() => written(inner)).toThrow(words);
	});

	test('reads paths in absolute and relative steps', () => {
		expect(pathSteps('M1,2l3,4h-2V0c1 1 2 2 3 3Zm5,5')).toEqual([
			{ to: 'move', x: 1, y: 2 },
			{ to: 'line', x: 4, y: 6 },
			{ to: 'line', x: 2, y: 6 },
			{ to: 'line', x: 2, y: 0 },
			{ to: 'curve', points: [3, 1, 4, 2, 5, 3] },
			{ to: 'close' },
			{ to: 'move', x: 6, y: 7 },
		]);
		expect(() => pathSteps('M1')).toThrow(RangeError);
		expect(() => pathSteps('M1 2Z3')).toThrow(RangeError);
	});

	test('turns about a point, and back', () => {
		const turn = transformOf('rotate(90 10 10) translate(2,0)');
		expect(place(turn, 10, 10).map((each) => Math.round(each))).toEqual([10, 12]);
		const [x, y] = place(compose(inverse(turn), turn), 3, 4);
		expect([x, y]).toEqual([expect.closeTo(3, 9), expect.closeTo(4, 9)]);
	});
});
