import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/lib/plot/chart.ts';
import type { Drawing } from '../../src/lib/plot/drawing.ts';
import { heatStep, HEAT_BREAKS } from '../../src/lib/plot/heat-map.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { render } from '../../src/lib/plot/render.ts';
import { LIGHT, SEQUENCE_STEPS } from '../../src/lib/plot/themes.ts';

const drawing: Drawing = {
	document: nodeDocument(),
	width: 400,
	theme: LIGHT,
	idPrefix: 'figure-one',
};

const chart: Chart = {
	height: 100,
	margin: { top: 0, right: 100, bottom: 0, left: 100 },
	x: [0, 0.5],
	y: [0, 100],
	marks: [
		{ mark: 'dot', points: [{ x: 0.25, y: 50 }], shape: 'circle', colour: '#0072b2', radius: 4 },
		{
			mark: 'text',
			texts: [
				{ x: { px: 0 }, y: 50, text: '<Sepsis> & "others"' },
				{ x: 0.5, y: 50, text: 'end' },
			],
			anchor: 'start',
			fill: '#000000',
			size: 13,
		},
		{
			mark: 'line',
			points: [
				{ x: 0, y: 0 },
				{ x: 0.1, y: 10 },
				{ x: 0.2, y: null },
				{ x: 0.3, y: 30 },
				{ x: 0.4, y: 40 },
			],
			stroke: '#000000',
		},
	],
	hits: [
		{
			x1: { px: 0 },
			x2: 0.5,
			y1: 40,
			y2: 60,
			words: 'Sepsis: 25 %, <5> & more',
			filter: { name: 'dx_group', level: 'sepsis' },
		},
	],
};

const svg = render(chart, drawing, { title: 'Title <1>', description: 'What it shows' });

describe('render', () => {
	test('places values on the axes and px where they are', () => {
		const circle = svg.querySelector('circle');
		expect([circle?.getAttribute('cx'), circle?.getAttribute('cy')]).toEqual(['200', '50']);
		const places = [...svg.querySelectorAll('text')].map((text) => text.getAttribute('transform'));
		expect(places).toEqual(['translate(0,50)', 'translate(300,50)']);
	});

	test('takes words from data as text, never as markup', () => {
		expect(svg.querySelector('text')?.textContent).toBe('<Sepsis> & "others"');
		expect(svg.outerHTML).toContain('&lt;Sepsis&gt; &amp;');
		expect(svg.getAttribute('aria-label')).toBe('Title <1>');
	});

	test('leaves a gap where a line has no value', () => {
		const path = svg.querySelector('path')?.getAttribute('d') ?? '';
		expect(path.match(/M/g)).toHaveLength(2);
	});

	test('lays a hit over the row, with its filter and its words', () => {
		const hit = svg.querySelector('rect.hit');
		const at = (name: string) => Number(hit?.getAttribute(name));
		expect([at('x'), at('y'), at('width'), at('height')]).toEqual([0, 40, 300, 20]);
		expect(hit?.getAttribute('data-filter')).toBe('dx_group');
		expect(hit?.getAttribute('data-level')).toBe('sepsis');
		expect(hit?.querySelector('title')?.textContent).toBe('Sepsis: 25 %, <5> & more');
		expect(hit?.hasAttribute('tabindex')).toBe(false);
	});

	test('leaves no style, class or inherited colour of its own', () => {
		expect(svg.outerHTML).not.toMatch(/<style|plot-|currentColor/);
		expect(svg.getAttribute('font-family')).toMatch(/^system-ui/);
		expect(svg.querySelector('desc')?.id).toBe('figure-one-description');
	});
});

test('a heat map has one step of colour between each two limits', () => {
	expect(HEAT_BREAKS.length + 1).toBe(SEQUENCE_STEPS);
	expect([0, 0.0999, 0.1, 0.35, 0.6, 1].map(heatStep)).toEqual([0, 0, 1, 3, 6, 6]);
});
