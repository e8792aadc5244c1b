import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../src/lib/stats/levels.ts';

describe('levels of a column', () => {
	it('are sorted as text, and numbers are the same as their text', () => {
		const { levels, code } = levelsOf([10, 2, '10', 'b', 'a']);
		expect(levels).toEqual(['10', '2', 'a', 'b']);
		expect([...code]).toEqual([0, 1, 0, 3, 2]);
	});

	it('are none for an empty column', () => {
		expect(levelsOf([]).levels).toEqual([]);
	});
});
