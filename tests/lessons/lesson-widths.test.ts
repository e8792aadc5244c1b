import { describe, expect, it } from 'vitest';
import { drawnForRoom } from '../../src/lib/lessons/page/lesson-widths.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';

/** A drawing of some height at each width, and how it comes out in a window of this height. */
function shown(heightAt: (width: number) => number, place: number, windowHeight: number) {
	const [asked, painted]: [number[], number[]] = [[], []];
	const svg = drawnForRoom(
		({ width, sizeOnly }) => {
			(sizeOnly === true ? asked : painted).push(width);
			const drawing = nodeDocument().createElementNS('http://www.w3.org/2000/svg', 'svg');
			drawing.setAttribute('width', String(width));
			drawing.setAttribute('height', String(heightAt(width)));
			return drawing;
		},
		place,
		windowHeight,
	);
	const drawn = Number(svg?.getAttribute('width'));
	const width = parseFloat(svg?.style.width ?? '');
	const scale = width / drawn;
	expect(painted, 'painted once, as it is shown').toEqual([drawn]);
	return { asked, drawn, width, scale, height: Number(svg?.getAttribute('height')) * scale };
}

describe('a figure shown to a room', () => {
	it('is drawn narrow and shown large where it fits', () => {
		const { asked, drawn, width } = shown(() => 150, 1600, 1080);
		expect(asked).toEqual([600]);
		expect(drawn).toBe(600);
		expect(width).toBe(1600);
	});

	it('is drawn wider where that makes it lower, and then fits into the window', () => {
		const { drawn, scale, height } = shown((width) => 300_000 / width, 1600, 1080);
		expect(drawn).toBeGreaterThan(600);
		expect(scale).toBeGreaterThan(1.5);
		expect(height).toBeLessThanOrEqual(1080 * 0.68);
	});

	it('takes the width that gives the largest type where none fits at full size', () => {
		const { scale, height, width } = shown((w) => 420 + 60_000 / w, 1600, 1080);
		expect(scale).toBeGreaterThan(1.5);
		expect(width).toBeLessThanOrEqual(1600);
		expect(height).toBeLessThanOrEqual(1080 * 0.68);
	});

	it('comes out a little smaller where a long list then fits', () => {
		const { scale, height } = shown(() => 560, 1600, 1080);
		expect(scale).toBeGreaterThan((0.75 * 1080) / 660);
		expect(height).toBeLessThanOrEqual(1080 * 0.68);
	});

	it('stays legible and is scrolled where it is very tall', () => {
		const { scale, width, height } = shown(() => 900, 1600, 1080);
		expect(scale).toBeCloseTo(1080 / 660, 1);
		expect(width).toBeLessThanOrEqual(1600);
		expect(height).toBeGreaterThan(1080);
	});

	it('is never wider than its place', () => {
		for (const place of [390, 700, 1070])
			expect(shown((w) => w / 2, place, 720).width).toBeLessThanOrEqual(place);
	});

	it('is none where there is nothing to draw', () => {
		expect(drawnForRoom(() => null, 1600, 1080)).toBeNull();
	});
});
