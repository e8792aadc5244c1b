import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgesOf, movedEnd, rangeBetween, valueAt } from '../../src/lib/ui/link/brush-range.ts';

const MINUTES = { from: 10, to: 120, left: 40, width: 440 };
const YEARS = { from: 2011.5, to: 2024.5, left: 20, width: 260 };

describe('dragging over an axis', () => {
	test('a place is a value, and never one beyond the axis', () => {
		expect(valueAt(MINUTES, 40)).toBe(10);
		expect(valueAt(MINUTES, 260)).toBe(65);
		expect(valueAt(MINUTES, 9999)).toBe(120);
		expect(valueAt(MINUTES, -5)).toBe(10);
	});

	test('whole values, in either direction, open at the ends of the axis', () => {
		expect(rangeBetween(MINUTES, 29.6, 45.4)).toEqual({ low: 30, high: 45 });
		expect(rangeBetween(MINUTES, 45.4, 29.6)).toEqual({ low: 30, high: 45 });
		expect(rangeBetween(MINUTES, 10.2, 45)).toEqual({ low: null, high: 45 });
		expect(rangeBetween(MINUTES, 60, 119.8)).toEqual({ low: 60, high: null });
		expect(rangeBetween(MINUTES, 10, 120)).toEqual({ low: null, high: null });
		expect(rangeBetween(YEARS, 2014.6, 2018.4)).toEqual({ low: 2015, high: 2018 });
		expect(rangeBetween(YEARS, 2011.6, 2013.5)).toEqual({ low: null, high: 2014 });
		expect(rangeBetween(YEARS, 2017, 2024.5)).toEqual({ low: 2017, high: null });
	});

	test('what is painted lies where it was dragged: years cover their whole band', () => {
		expect(edgesOf(MINUTES, { low: 32, high: null })).toEqual([128, 480]);
		expect(edgesOf(YEARS, { low: 2012, high: 2012 })).toEqual([20, 40]);
		expect(edgesOf(YEARS, { low: 2020, high: 2024 })).toEqual([180, 280]);
		expect(edgesOf(MINUTES, { low: 5, high: 300 })).toEqual([40, 480]);
		fc.assert(
			fc.property(
				fc.constantFrom(MINUTES, YEARS),
				fc.double({ min: 0, max: 600, noNaN: true }),
				fc.double({ min: 0, max: 600, noNaN: true }),
				(axis, one, other) => {
					const range = rangeBetween(axis, valueAt(axis, one), valueAt(axis, other));
					const [left, right] = edgesOf(axis, range);
					const step = axis.width / (axis.to - axis.from);
					const within = (px: number): number =>
						Math.min(axis.left + axis.width, Math.max(axis.left, px));
					expect(left).toBeLessThanOrEqual(right);
					expect(Math.abs(left - within(Math.min(one, other)))).toBeLessThanOrEqual(step + 1e-9);
					expect(Math.abs(right - within(Math.max(one, other)))).toBeLessThanOrEqual(step + 1e-9);
				},
			),
		);
	});
});

describe('an end of the range by keyboard', () => {
	const whole = { low: null, high: null };

	test('moves by one and by ten, and opens at the end of the axis', () => {
		expect(movedEnd(MINUTES, whole, 'low', 'ArrowRight')).toEqual({ low: 11, high: null });
		expect(movedEnd(MINUTES, whole, 'high', 'PageDown')).toEqual({ low: null, high: 110 });
		expect(movedEnd(MINUTES, { low: 30, high: 45 }, 'low', 'ArrowLeft')).toEqual({
			low: 29,
			high: 45,
		});
		expect(movedEnd(MINUTES, { low: 30, high: 45 }, 'low', 'Home')).toEqual({
			low: null,
			high: 45,
		});
		expect(movedEnd(MINUTES, { low: 30, high: 45 }, 'high', 'End')).toEqual({
			low: 30,
			high: null,
		});
		expect(movedEnd(YEARS, { low: null, high: 2013 }, 'high', 'ArrowLeft')).toEqual({
			low: null,
			high: 2012,
		});
	});

	test('does not cross the other end, and other keys do nothing', () => {
		expect(movedEnd(MINUTES, { low: 30, high: 35 }, 'low', 'PageUp')).toEqual({
			low: 35,
			high: 35,
		});
		expect(movedEnd(MINUTES, { low: 30, high: 35 }, 'high', 'Home')).toEqual({
			low: 30,
			high: 30,
		});
		expect(movedEnd(MINUTES, whole, 'low', 'a')).toBeNull();
	});
});
