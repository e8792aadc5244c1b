import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart, Mark } from '../../src/lib/plot/chart.ts';
import { intervalRows } from '../../src/lib/plot/interval-rows.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { pageOf } from '../../src/lib/plot/page-of.ts';
import { stackCharts } from '../../src/lib/plot/stack-charts.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';

const drawing = { document: nodeDocument(), width: 560, theme: LIGHT, idPrefix: 'x' };

/** Rows of two sections, each row with a name of its own. */
function rows(first: number, second: number): Chart {
	const section = (heading: string, count: number) => ({
		heading,
		reference: 0.4,
		rows: Array.from({ length: count }, (_, at) => ({
			label: `${heading} row ${at + 1}`,
			lines: [
				{
					series: 0,
					point: { estimate: 0.3, lower: 0.2, upper: 0.5 },
					note: null,
					columns: [`${heading[0] ?? ''}${at + 1}`],
				},
			],
			words: '',
		})),
	});
	return intervalRows(
		{
			sections: [section('Age', first), section('Place', second)],
			series: [{ label: 'Alive', colour: '#000000', shape: 'circle' }],
			heads: ['Alive, 95 % CI'],
		},
		drawing,
	);
}

function texts({ marks }: Chart): string[] {
	return marks.flatMap((mark) => (mark.mark === 'text' ? mark.texts.map(({ text }) => text) : []));
}

/** Vertical reach of what is drawn. */
function reach({ marks }: Chart): readonly [number, number] {
	const ys = marks.flatMap((mark): number[] => placesOf(mark));
	return [Math.min(...ys), Math.max(...ys)];
}

function placesOf(mark: Mark): number[] {
	switch (mark.mark) {
		case 'rule':
			return mark.lines.flatMap(({ at, from, to }) =>
				mark.way === 'horizontal' ? [at] : [from, to],
			);
		case 'text':
			return mark.texts.map(({ y }) => y);
		case 'box':
			return mark.boxes.flatMap(({ y1, y2 }) => [y1, y2]);
		case 'dot':
		case 'ring':
			return mark.points.map(({ y }) => y);
		case 'line':
			return mark.points.flatMap(({ y }) => (y === null ? [] : [y]));
		case 'area':
			return mark.points.flatMap(({ y1, y2 }) => [y1, y2]);
	}
}

function pages(chart: Chart, height: number): Chart[] {
	let count = 1;
	const made: Chart[] = [];
	for (let number = 0; number < count; number++)
		made.push(pageOf(chart, { height, number, told: (told) => (count = told) }, drawing));
	return made;
}

describe('a chart parted into pages', () => {
	test('has every row on one page, its head on each, and is never taller than asked', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 30 }),
				fc.integer({ min: 1, max: 30 }),
				fc.integer({ min: 140, max: 900 }),
				(first, second, height) => {
					const chart = rows(first, second);
					const made = pages(chart, height);
					const labels = made.flatMap(texts).filter((text) => /row \d+$/.test(text));
					expect(labels).toEqual(texts(chart).filter((text) => /row \d+$/.test(text)));
					const points = (each: Chart) =>
						each.marks.flatMap((mark) => (mark.mark === 'dot' ? mark.points : [])).length;
					expect(made.reduce((sum, each) => sum + points(each), 0)).toBe(points(chart));
					for (const page of made) {
						expect(texts(page)).toContain('Alive, 95 % CI');
						expect(page.height).toBeLessThanOrEqual(Math.max(height, 1) + 1);
						const [top, bottom] = reach(page);
						expect(top).toBeGreaterThanOrEqual(0);
						expect(bottom).toBeLessThanOrEqual(page.height);
						expect(page.y).toEqual([0, page.height]);
					}
					if (chart.height <= height) expect(made).toEqual([chart]);
				},
			),
			{ seed: 3, numRuns: 150 },
		);
	});

	test('names the section that goes on, and no section that begins or has ended', () => {
		const chart = rows(12, 12);
		const made = pages(chart, chart.height / 3 + 60);
		const heads = made.map((page) =>
			texts(page).filter((text) => /^(Age|Place)(?! row)/.test(text)),
		);
		expect(heads.flat().filter((text) => text === 'Age')).toHaveLength(1);
		expect(heads.flat().filter((text) => text === 'Place')).toHaveLength(1);
		for (const [at, page] of made.entries()) {
			const first = texts(page).find((text) => /row \d+$/.test(text)) ?? '';
			const section = first.split(' ')[0] ?? '';
			const begins = first.endsWith('row 1');
			expect(heads[at]?.includes(`${section} (continued)`), first).toBe(!begins);
		}
	});

	test('has pages of like height, and as few as can be', () => {
		const chart = rows(40, 0);
		const made = pages(chart, 500);
		const heights = made.map(({ height }) => height);
		expect(made.length).toBe(Math.ceil(40 / Math.floor((500 - 29 - 32) / 26)));
		expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(3 * 26);
	});

	test('repeats the head of its own chart where several stand above each other', () => {
		const stack = stackCharts([rows(8, 0), rows(8, 0)], 10);
		const made = pages(stack, 200);
		for (const page of made)
			expect(texts(page).filter((text) => text === 'Alive, 95 % CI').length).toBeGreaterThan(0);
		expect(made.flatMap(texts).filter((text) => /row \d+$/.test(text))).toHaveLength(16);
	});

	test('without seams is one page, and a page that is not there is refused', () => {
		const whole = { ...rows(30, 0), seams: [] };
		expect(pages(whole, 200)).toEqual([whole]);
		expect(() => pageOf(whole, { height: 200, number: 1, told: () => undefined }, drawing)).toThrow(
			RangeError,
		);
	});
});
