import { expect, test } from 'vitest';
import { thinned } from '../../src/lib/plot/thinned.ts';

test('points within half a pixel of the last one kept go, the ends stay', () => {
	const points = [0, 0.1, 0.3, 1, 1.2, 5, 5.1].map((x) => ({ x, y: 0 }));
	expect(thinned(points).map(({ x }) => x)).toEqual([0, 1, 5, 5.1]);
	expect(thinned([])).toEqual([]);
});

test('no point that was left out lies further than that from one kept before it', () => {
	const points = Array.from({ length: 4000 }, (_, at) => ({
		x: at / 30,
		y: 100 * Math.exp(-at / 500),
	}));
	const kept = thinned(points);
	expect(kept.length).toBeLessThan(500);
	for (const { x, y } of points)
		expect(kept.some((one) => Math.abs(one.x - x) <= 0.4 && Math.abs(one.y - y) <= 0.4)).toBe(true);
});
