import { describe, expect, it } from 'vitest';
import { placedNames } from '../../src/lib/plot/placed-names.ts';
import { textWidth } from '../../src/lib/plot/text-width.ts';

const SIZE = 12;
const CLEAR = 12;
const frame = { left: 0, right: 300, top: 0, bottom: 200 };

const placed = (points: readonly (readonly [number, number])[]) =>
	placedNames(
		points.map(([x, y], at) => ({ x, y, name: String(at + 1) })),
		{ clear: CLEAR, size: SIZE, frame },
	);

describe('names beside marked points', () => {
	it('stand at the right of a point that is alone', () => {
		const [name] = placed([[100, 100]]);
		expect(name?.text).toBe('1');
		expect(name?.y).toBe(100);
		expect(name?.x).toBeCloseTo(100 + CLEAR + textWidth('1', SIZE, true) / 2);
	});

	it('stay inside the frame', () => {
		const [name] = placed([[295, 100]]);
		expect(name?.x).toBeLessThan(295);
	});

	it('do not lie on each other, nor on another mark, where five points crowd together', () => {
		const points = [
			[100, 100],
			[106, 102],
			[92, 97],
			[98, 88],
			[104, 112],
		] as const;
		const names = placed(points);
		const half = textWidth('1', SIZE, true) / 2;
		for (const [at, one] of names.entries()) {
			for (const other of names.slice(at + 1))
				expect(
					Math.abs(one.x - other.x) >= 2 * half - 1 || Math.abs(one.y - other.y) >= SIZE - 2,
					`${one.text} and ${other.text}`,
				).toBe(true);
			for (const [x, y] of points)
				expect(
					Math.abs(one.x - x) >= half + 7 || Math.abs(one.y - y) >= SIZE / 2 + 7,
					`${one.text} and the point at ${x}, ${y}`,
				).toBe(true);
		}
	});
});
