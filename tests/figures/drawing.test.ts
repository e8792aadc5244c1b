import { describe, expect, test } from 'vitest';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT, SCREEN } from '../../src/lib/plot/themes.ts';
import { frozenResults, viewOf } from './frozen-results.ts';
import { overlaps, placedTexts } from './svg-texts.ts';

const document = nodeDocument();
const WIDTHS = [358, 480, 560, 720, 1180];

for (const frozen of frozenResults)
	describe(frozen.name, () => {
		const view = viewOf(frozen);
		const drawn = (width: number, theme = SCREEN): SVGSVGElement => {
			const svg = frozen.figure.chart(view, { document, width, theme, idPrefix: 'x' });
			if (svg === null) throw new Error('nothing was drawn');
			return svg;
		};

		test.each(WIDTHS)('nothing is cut, covered or too small at %d px', (width) => {
			const svg = drawn(width);
			const texts = placedTexts(svg);
			expect(texts.length).toBeGreaterThan(3);
			expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
			const height = Number(svg.getAttribute('height'));
			expect(texts.filter(({ middle }) => middle < 5 || middle > height - 4)).toEqual([]);
			expect(texts.filter(({ size }) => !(size >= 12))).toEqual([]);
			expect(overlaps(texts)).toEqual([]);
		});

		test('one bare drawing with a name and a description', () => {
			const svg = drawn(358);
			expect(svg.tagName.toLowerCase()).toBe('svg');
			expect(svg.getAttribute('width')).toBe('358');
			expect(svg.getAttribute('viewBox')).toBe(`0 0 358 ${svg.getAttribute('height') ?? ''}`);
			expect(svg.getAttribute('role')).toBe('img');
			expect(svg.getAttribute('aria-label')).toBe(view.title);
			const description = svg.querySelector('desc');
			expect(description?.textContent).toBe(view.description);
			expect(svg.getAttribute('aria-describedby')).toBe(description?.id);
			for (const { id } of svg.querySelectorAll('[id]')) expect(id).toMatch(/^x-/);
			expect(svg.outerHTML).not.toMatch(/<style|currentColor|NaN|undefined|\bstyle=/);
			expect(svg.outerHTML).not.toMatch(/^<svg[^>]* class=/);
		});

		test('colours are tokens on screen and literals in exports', () => {
			const onScreen = drawn(358).outerHTML.match(/(?:fill|stroke)="[^"]+"/g) ?? [];
			expect(onScreen.filter((each) => !/"(?:var\(--[a-z0-9-]+\)|none)"/.test(each))).toEqual([]);
			expect(drawn(358, LIGHT).outerHTML).not.toContain('var(');
		});

		test('hits name a level that a filter has', () => {
			const hits = [...drawn(560).querySelectorAll('rect.hit')];
			for (const hit of hits) {
				expect(hit.querySelector('title')?.textContent).not.toBe('');
				expect(hit.hasAttribute('data-filter')).toBe(hit.hasAttribute('data-level'));
			}
			const clickable = view.table.rows.flat().filter(({ filter }) => filter !== undefined);
			const inTable = clickable.map(({ filter }) => `${filter?.name ?? ''} ${filter?.level ?? ''}`);
			const inDrawing = hits
				.filter((hit) => hit.hasAttribute('data-filter'))
				.map(
					(hit) =>
						`${hit.getAttribute('data-filter') ?? ''} ${hit.getAttribute('data-level') ?? ''}`,
				);
			expect(inDrawing.filter((each) => !inTable.includes(each))).toEqual([]);
		});
	});
