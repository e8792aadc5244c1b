import { describe, expect, test } from 'vitest';
import { curvePanels, type CurvePanel } from '../../src/lib/plot/curve-panels.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { render } from '../../src/lib/plot/render.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { placedTexts } from '../figures/svg-texts.ts';

const panel: CurvePanel = {
	heading: null,
	bands: [],
	lines: [
		{
			points: [
				{ x: 0, y: 1 },
				{ x: 90, y: 0.5 },
			],
			stroke: '#000000',
		},
	],
	dots: [],
	labels: [],
	note: null,
	blocks: [
		{
			label: 'A group',
			colour: '#000000',
			rows: [{ label: 'At risk', values: ['12,345', '2,345', '345', '45'] }],
			words: 'A group',
			filter: { name: 'setting', level: 'ihca' },
		},
	],
	footer: ['A sentence.'],
	stretches: [{ from: -5, to: 200, words: 'all of it' }],
};

function drawn(width: number, panels: readonly CurvePanel[]): SVGSVGElement {
	const drawing = { document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' };
	const chart = curvePanels(
		{
			x: { from: 0, to: 90, ticks: [0, 30, 60, 90], label: 'Days' },
			y: { to: 1, ticks: [0, 0.5, 1], label: 'Share' },
			key: [],
			panels,
		},
		drawing,
	);
	return render(chart, drawing, { title: 'T', description: 'D' });
}

describe('numbers under the axis', () => {
	test.each([358, 480, 720, 1180])('stand under their ticks at %d px', (width) => {
		const texts = placedTexts(drawn(width, [panel]));
		const middle = (text: string): number => {
			const found = texts.find((one) => one.text === text);
			if (found === undefined) throw new Error(`no ${text}`);
			return (found.left + found.right) / 2;
		};
		for (const [tick, value] of [
			['30', '2,345'],
			['60', '345'],
			['90', '45'],
		] as const)
			expect(middle(value)).toBeCloseTo(middle(tick), 6);
	});

	test('ticks stand where the curve has their value', () => {
		const svg = drawn(720, [panel]);
		const path = [...svg.querySelectorAll('path')]
			.map((each) => each.getAttribute('d') ?? '')
			.find((d) => /^M[\d.]+,[\d.]+L[\d.]+,[\d.]+$/.test(d));
		const [x0 = NaN, , x1 = NaN] = (path?.match(/[\d.]+/g) ?? []).map(Number);
		const texts = placedTexts(svg);
		const at = (text: string): number => {
			const found = texts.find((one) => one.text === text);
			return found === undefined ? NaN : (found.left + found.right) / 2;
		};
		expect(x0).toBeCloseTo(at('0'), 1);
		expect(x1).toBeCloseTo(at('90'), 1);
	});
});

test('a block sets its filter, a stretch stays within the axis', () => {
	const hits = [...drawn(358, [panel]).querySelectorAll('rect.hit')];
	const block = hits.find((hit) => hit.getAttribute('data-filter') === 'setting');
	expect(block?.getAttribute('data-level')).toBe('ihca');
	const stretch = hits.find((hit) => hit.querySelector('title')?.textContent === 'all of it');
	const right = Number(stretch?.getAttribute('x')) + Number(stretch?.getAttribute('width'));
	expect(right).toBeLessThanOrEqual(358);
	expect(Number(stretch?.getAttribute('x'))).toBeGreaterThan(0);
});

test('panels stand beside each other where there is room', () => {
	const three = [1, 2, 3].map((at): CurvePanel => ({ ...panel, heading: `Panel ${at}` }));
	const lefts = (width: number): number[] =>
		placedTexts(drawn(width, three))
			.filter(({ text }) => text.startsWith('Panel'))
			.map(({ left }) => left);
	expect(new Set(lefts(358)).size).toBe(1);
	expect(new Set(lefts(800)).size).toBe(2);
	expect(new Set(lefts(1180)).size).toBe(3);
});
