import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { areDrawn, drawnIn, fillMarkers, marker } from '../../src/lib/ui/drawn.ts';

const pieces = new Map([
	['headline:head', '<h2>Title $1</h2>'],
	['headline:body', '<svg><text>34 %</text></svg>'],
]);

const page = [...pieces.keys()]
	.map((name) => `<div data-drawn="${name}">${marker(name)}</div>`)
	.join('');

describe('what the build draws', () => {
	it('takes the place of its marker, text and all', () => {
		const filled = fillMarkers(page, pieces);
		expect(filled).toContain('<div data-drawn="headline:head"><h2>Title $1</h2></div>');
		expect(filled).not.toContain('data-marker');
	});

	it('is found again in the page it was put in', () => {
		const { document } = parseHTML(`<html><body>${fillMarkers(page, pieces)}</body></html>`);
		expect(drawnIn(document)).toEqual(pieces);
		expect(areDrawn(document, [...pieces.keys()])).toBe(true);
		expect(areDrawn(document, ['headline:body', 'registry-summary:body'])).toBe(false);
	});

	it('stops the build when a piece is missing', () => {
		expect(() => fillMarkers(page, new Map())).toThrow(/headline:head/);
	});

	it('is not found where a page holds markers only', () => {
		const { document } = parseHTML(`<html><body>${page}</body></html>`);
		expect(drawnIn(document).size).toBe(0);
		expect(areDrawn(document, ['headline:body'])).toBe(false);
	});
});
