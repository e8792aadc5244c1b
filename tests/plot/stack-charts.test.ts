import { expect, test } from 'vitest';
import type { Chart, Mark } from '../../src/lib/plot/chart.ts';
import { stackCharts } from '../../src/lib/plot/stack-charts.ts';

const chart = (height: number, marks: readonly Mark[]): Chart => ({
	height,
	margin: { top: 0, right: 0, bottom: 0, left: 0 },
	x: [0, 300],
	y: [0, height],
	marks,
	hits: [{ x1: 0, x2: 10, y1: 5, y2: 9, words: 'here' }],
});

test('every kind of mark, and every place to hit, moves down by what stands above', () => {
	const marks: Mark[] = [
		{ mark: 'rule', way: 'horizontal', lines: [{ at: 3, from: 0, to: 300 }], stroke: 'x' },
		{ mark: 'rule', way: 'vertical', lines: [{ at: 30, from: 1, to: 4 }], stroke: 'x' },
		{ mark: 'dot', points: [{ x: 1, y: 2 }], shape: 'circle', colour: 'x', radius: 4 },
		{ mark: 'text', texts: [{ x: 1, y: 2, text: 'a' }], anchor: 'start', fill: 'x', size: 12 },
		{ mark: 'box', boxes: [{ x1: 0, x2: 1, y1: 2, y2: 3, fill: 'x' }] },
		{
			mark: 'line',
			points: [
				{ x: 0, y: 1 },
				{ x: 1, y: null },
			],
			stroke: 'x',
		},
		{ mark: 'area', points: [{ x: 0, y1: 1, y2: 2 }], fill: 'x' },
	];
	const stacked = stackCharts([chart(100, []), chart(50, marks)], 14);
	expect(stacked.height).toBe(164);
	expect(stacked.y).toEqual([0, 164]);
	expect(stacked.hits.map(({ y1, y2 }) => [y1, y2])).toEqual([
		[5, 9],
		[119, 123],
	]);
	expect(stacked.marks).toEqual([
		{ ...marks[0], lines: [{ at: 117, from: 0, to: 300 }] },
		{ ...marks[1], lines: [{ at: 30, from: 115, to: 118 }] },
		{ ...marks[2], points: [{ x: 1, y: 116 }] },
		{ ...marks[3], texts: [{ x: 1, y: 116, text: 'a' }] },
		{ ...marks[4], boxes: [{ x1: 0, x2: 1, y1: 116, y2: 117, fill: 'x' }] },
		{
			...marks[5],
			points: [
				{ x: 0, y: 115 },
				{ x: 1, y: null },
			],
		},
		{ ...marks[6], points: [{ x: 0, y1: 115, y2: 116 }] },
	]);
});

test('nothing to stack is an empty drawing', () => {
	expect(stackCharts([], 14)).toMatchObject({ height: 0, marks: [], hits: [] });
});
