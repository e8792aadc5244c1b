import { expect, test } from 'vitest';
import { estimateRows, type EstimateRows } from '../../src/lib/plot/estimate-rows.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { textWidth } from '../../src/lib/plot/text-width.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';

const rows: EstimateRows = {
	scale: 'difference',
	heads: ['Points', 'Held', ''],
	lines: [],
	rows: [
		{
			label: 'Nothing held',
			point: { estimate: 0.1, lower: 0.05, upper: 0.15 },
			colour: 'black',
			shape: 'circle',
			columns: ['+10.0', '', 'bare'],
			words: '',
		},
		{
			label: 'All that is measured held',
			point: { estimate: 0.05, lower: 0, upper: 0.1 },
			colour: 'black',
			shape: 'circle',
			columns: ['+5.0', '12', ''],
			words: '',
		},
	],
};

const textsAt = (width: number): string[] =>
	estimateRows(rows, {
		document: nodeDocument(),
		width,
		theme: LIGHT,
		idPrefix: 'x',
	}).marks.flatMap((mark) => (mark.mark === 'text' ? mark.texts.map(({ text }) => text) : []));

test('where rows are stacked, every number carries the head of its column', () => {
	const texts = textsAt(300);
	expect(texts).toContain('Points: +10.0 · bare');
	expect(texts).toContain('Points: +5.0 · Held: 12');
	expect(texts).not.toContain('Held');
});

test('side by side, heads stand once on top', () => {
	const texts = textsAt(900);
	expect(texts.filter((text) => text === 'Points')).toHaveLength(1);
	expect(texts).toContain('+10.0');
});

test('the words at either side of nothing never meet, wherever nothing stands', () => {
	const sides = ['below expected', 'above expected'] as const;
	for (const width of [358, 500, 720])
		for (const reach of [
			[-0.3, 0.02],
			[-0.02, 0.3],
			[-0.2, 0.2],
		]) {
			const drawing = { document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' };
			const { marks } = estimateRows({ ...rows, rows: [], heads: [], sides, reach }, drawing);
			const ends = marks.flatMap((mark) =>
				mark.mark === 'text'
					? mark.texts
							.filter(({ text }) => text.includes(' expected'))
							.map(({ x: at, text }) => {
								const x = Number(at);
								const long = textWidth(text, mark.size);
								return mark.anchor === 'end' ? [x - long, x] : [x, x + long];
							})
					: [],
			);
			expect(ends.length).toBeGreaterThan(0);
			const [first, second] = ends;
			if (first && second) expect(first[1]).toBeLessThan(second[0] ?? NaN);
			for (const [from = NaN, to = NaN] of ends) {
				expect(from).toBeGreaterThanOrEqual(0);
				expect(to).toBeLessThanOrEqual(width);
			}
		}
});

test('no upright of a name above runs through the name of the next line', () => {
	for (const width of [358, 720])
		for (const prediction of [0.02, 0.09, 0.11, 0.13, 0.3]) {
			const spec = {
				...rows,
				lines: [
					{ at: 0.1, label: 'Truth: so', colour: 'black' },
					{ at: prediction, label: 'Your prediction', colour: 'blue' },
				],
			};
			const { marks } = estimateRows(spec, {
				document: nodeDocument(),
				width,
				theme: LIGHT,
				idPrefix: 'x',
			});
			const upright = marks.find((mark) => mark.mark === 'rule' && mark.stroke === 'black');
			const name = marks
				.flatMap((mark) => (mark.mark === 'text' ? mark.texts : []))
				.find(({ text }) => text === 'Your prediction');
			const at = upright?.mark === 'rule' ? Number(upright.lines[0]?.at) : NaN;
			const start = Number(name?.x);
			const end = start + textWidth('Your prediction', 12, true);
			expect(at <= start || at >= end, `${width} px, prediction at ${prediction}`).toBe(true);
			expect(start).toBeGreaterThanOrEqual(0);
			expect(end).toBeLessThanOrEqual(width);
		}
});

test('the rows of a long list stand closer, and every row is still drawn', () => {
	const drawing = { document: nodeDocument(), width: 900, theme: LIGHT, idPrefix: 'x' };
	const [first] = rows.rows;
	if (first === undefined) throw new Error('A row is needed.');
	const list = (length: number) =>
		estimateRows({ ...rows, rows: Array.from({ length }, () => first) }, drawing);
	const each = (length: number) => list(length).height - list(length - 1).height;
	expect(each(10)).toBeGreaterThan(each(22));
	expect(each(22), 'no closer than its words are high').toBeGreaterThanOrEqual(20);
	expect(list(22).hits).toHaveLength(22);
});
