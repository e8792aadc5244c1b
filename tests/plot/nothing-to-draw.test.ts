import { describe, expect, test } from 'vitest';
import { heatMap } from '../../src/lib/plot/heat-map.ts';
import { intervalRows } from '../../src/lib/plot/interval-rows.ts';
import type { IntervalRows } from '../../src/lib/plot/interval-spec.ts';
import { panelRows } from '../../src/lib/plot/panel-rows.ts';
import type { Chart } from '../../src/lib/plot/chart.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import type { PanelRows } from '../../src/lib/plot/panel-spec.ts';
import { textWidth } from '../../src/lib/plot/text-width.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';

const WIDTHS = [300, 358, 560, 1180];

const FEW = 'too few to say';

const at = (width: number) => ({ document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' });

const texts = ({ marks }: Chart): string[] =>
	marks.flatMap((mark) => (mark.mark === 'text' ? mark.texts.map(({ text }) => text) : []));

const uprights = ({ marks }: Chart, dash?: string) =>
	marks.flatMap((mark) =>
		mark.mark === 'rule' && mark.way === 'vertical' && mark.dash === dash ? mark.lines : [],
	);

const panels = (shown: boolean): PanelRows => ({
	panels: [
		{
			heading: 'Share of runs',
			numbers: '%, 95 % CI',
			tick: (value) => `${100 * value} %`,
			least: 0.1,
			colour: 'x',
			shape: 'circle',
			second: { label: 'By chance', colour: 'y', shape: 'diamond' },
			sides: ['lower', 'higher'],
		},
	],
	sections: [
		{
			heading: null,
			rows: [
				{
					label: 'First',
					words: 'first',
					filter: { name: 'setting', level: 'ihca' },
					cells: [{ point: null, note: FEW, text: '' }],
				},
				{
					label: 'Second',
					words: 'second',
					cells: [
						shown
							? { point: { estimate: 0.2, lower: 0.1, upper: 0.3 }, note: null, text: '20 (10–30)' }
							: { point: null, note: FEW, text: '' },
					],
				},
			],
		},
	],
});

describe('panels of rows of which none has anything to draw', () => {
	test.each(WIDTHS)('have their heading and no axis, key or head at %d px', (width) => {
		const chart = panelRows(panels(false), at(width));
		expect(texts(chart).toSorted()).toEqual(
			['First', 'Second', 'Share of runs', FEW, FEW].toSorted(),
		);
		expect(uprights(chart)).toEqual([]);
		expect(chart.hits.map(({ filter }) => filter)).toEqual([
			{ name: 'setting', level: 'ihca' },
			undefined,
		]);
		expect(chart.height).toBeLessThan(panelRows(panels(true), at(width)).height);
	});

	test.each(WIDTHS)('and keep them all where one row has, at %d px', (width) => {
		const chart = panelRows(panels(true), at(width));
		expect(texts(chart)).toEqual(expect.arrayContaining(['By chance', '0 %', '20 (10–30)', FEW]));
		expect(uprights(chart).length).toBeGreaterThan(0);
	});
});

const DASH = '2,3';

/** A row that is told, one that is not, and one that is told, with a line at `reference`. */
const rows = (reference: number): IntervalRows => {
	const told = {
		series: 0,
		point: { estimate: 0.5, lower: 0.2, upper: 1 },
		note: null,
		columns: ['50 % (20–100)', '5 / 10'],
	};
	return {
		series: [{ label: 'alive', colour: 'x', shape: 'circle' }],
		heads: ['Share', 'Runs'],
		sections: [
			{
				heading: null,
				reference,
				rows: [
					{ label: 'First', words: '', lines: [told] },
					{
						label: 'Second',
						words: '',
						lines: [{ series: 0, point: null, note: FEW, columns: ['', ''] }],
					},
					{ label: 'Third', words: '', lines: [told] },
				],
			},
		],
	};
};

describe('the line of all runs', () => {
	test.each(WIDTHS)('does not run through words at %d px', (width) => {
		const chart = intervalRows(rows(0.05), at(width));
		const note = chart.marks
			.flatMap((mark) => (mark.mark === 'text' ? mark.texts : []))
			.find(({ text }) => text === FEW);
		const middle = note?.y ?? Number.NaN;
		const lines = uprights(chart, DASH);
		expect(lines.length).toBe(2);
		for (const { from, to } of lines) expect(to <= middle - 8 || from >= middle + 8).toBe(true);
	});

	test.each(WIDTHS)('passes words that end before it at %d px', (width) => {
		const chart = intervalRows(rows(0.95), at(width));
		const plot = width - chart.margin.left - chart.margin.right;
		expect(0.95 * plot).toBeGreaterThan(textWidth(FEW, 12) + 6);
		const [, hidden] = chart.hits;
		expect(
			uprights(chart, DASH).some(
				({ from, to }) => from < (hidden?.y2 ?? 0) && to > (hidden?.y1 ?? Infinity),
			),
		).toBe(true);
	});
});

describe('a heat map', () => {
	const map = (shares: readonly (number | null)[]): Chart =>
		heatMap(
			{
				groups: [{ heading: null, columns: ['A', 'B'] }],
				rows: [
					{
						label: 'Row',
						cells: shares.map((share) => ({ share, lines: [FEW], words: 'cell' })),
					},
				],
				scaleLabel: 'Discharged alive',
			},
			at(560),
		);

	test('has its scale of colours where a cell has one, and else none', () => {
		expect(texts(map([null, 0.2]))).toContain('Discharged alive');
		expect(texts(map([null, null]))).not.toContain('Discharged alive');
		expect(texts(map([null, null])).filter((text) => text === FEW)).toHaveLength(2);
	});
});
