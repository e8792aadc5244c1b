import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareAxis, shareTick } from '../../src/lib/plot/share-axis.ts';
import { valueAxis } from '../../src/lib/plot/value-axis.ts';

test('starts at zero, holds the largest share, never goes beyond all', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.integer({ min: 60, max: 900 }),
			(largest, room) => {
				const { end, ticks } = shareAxis(largest, room);
				expect(ticks[0]).toBe(0);
				expect(ticks.at(-1)).toBeCloseTo(end, 12);
				expect(end).toBeGreaterThanOrEqual(Math.min(1, largest) - 1e-9);
				expect(end).toBeLessThanOrEqual(1);
				expect(ticks.length).toBeGreaterThanOrEqual(2);
				const steps = ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? 0));
				for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 9);
			},
		),
		{ seed: 4, numRuns: 500 },
	);
});

test('gives short axes few ticks and long ones more', () => {
	expect(shareAxis(0.55, 130).ticks).toEqual([0, 0.2, 0.4, 0.6]);
	expect(shareAxis(0.55, 700).ticks.length).toBeGreaterThan(6);
	expect(shareAxis(0, 130).end).toBe(0.1);
	expect(shareTick(0.4)).toBe('40\u202f%');
});

test('labels no two ticks alike, whatever the axis is divided into', () => {
	expect(shareTick(0.005)).toBe('0.5\u202f%');
	expect(shareTick(0.07)).toBe('7\u202f%');
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.integer({ min: 60, max: 1200 }),
			fc.constantFrom(0.05, 0.1),
			(largest, room, least) => {
				const labels = valueAxis([0, largest], room, least).ticks.map(shareTick);
				expect(new Set(labels).size, labels.join()).toBe(labels.length);
			},
		),
		{ seed: 4, numRuns: 1000 },
	);
});
