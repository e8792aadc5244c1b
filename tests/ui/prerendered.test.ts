import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { fillMarkers, marker, partsIn } from '../../src/lib/ui/figure/prerendered.ts';

const parts = {
	head: '<h2>Title $1</h2>',
	body: '<svg><text>34 %</text></svg>',
	table: '<table></table>',
};

const page = (id: string) =>
	`<figure data-figure="${id}"><div data-part="head">${marker(id, 'head')}</div><div data-part="body">${marker(id, 'body')}</div><div data-part="table">${marker(id, 'table')}</div></figure>`;

describe('figures drawn by the build', () => {
	it('take the place of their markers, text and all', () => {
		const filled = fillMarkers(page('headline'), new Map([['headline', parts]]));
		expect(filled).toContain('<div data-part="head"><h2>Title $1</h2></div>');
		expect(filled).not.toContain('<!--figure:');
	});

	it('are found again in the page they were put in', () => {
		const filled = fillMarkers(page('headline'), new Map([['headline', parts]]));
		const { document } = parseHTML(`<html><body>${filled}</body></html>`);
		expect(partsIn(document)).toEqual(new Map([['headline', parts]]));
	});

	it('stop the build when one is missing', () => {
		expect(() => fillMarkers(page('headline'), new Map())).toThrow(/headline/);
	});

	it('are left out when a page holds markers only', () => {
		const { document } = parseHTML(
			'<html><body><figure data-figure="headline"><div data-part="head"></div></figure></body></html>',
		);
		expect(partsIn(document).size).toBe(0);
	});
});
