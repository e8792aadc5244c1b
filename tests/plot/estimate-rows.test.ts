import { expect, test } from 'vitest';
import { estimateRows, type EstimateRows } from '../../src/lib/plot/estimate-rows.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
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
