import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctTimes } from '../../../src/lib/stats/survival/distinct-times.ts';
import { seeded } from './arbitrary-subjects.ts';

describe('distinct times', () => {
	it.each([
		['in any order', (drawn: readonly number[]) => drawn],
		['in order already', (drawn: readonly number[]) => drawn.toSorted((a, b) => a - b)],
	])('rise, and lead back to every value: %s', (_, ordered) => {
		const times = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 });
		fc.assert(
			fc.property(times.map(ordered), (drawn) => {
				const { grid, position } = distinctTimes(Float64Array.from(drawn));
				expect([...grid]).toEqual([...new Set(drawn)].sort((a, b) => a - b));
				expect(Array.from(position, (at) => grid[at])).toEqual(drawn);
			}),
			seeded,
		);
	});

	it('are the same when there are too many for a hash table', () => {
		const many = Float64Array.from({ length: 20_000 }, (_, i) => ((i * 7919) % 10_007) / 7);
		const { grid, position } = distinctTimes(many);
		expect(grid).toHaveLength(10_007);
		expect(grid.every((t, i) => i === 0 || t > (grid[i - 1] ?? NaN))).toBe(true);
		expect(many.every((t, i) => grid[position[i] ?? NaN] === t)).toBe(true);
	});
});
