import { describe, expect, it } from 'vitest';
import { displayOf, displayWords } from '../../src/lib/ui/view/display.ts';

describe('how numbers are shown', () => {
	it('is with 95 % intervals and without small counts, unless chosen otherwise', () => {
		expect(displayOf({})).toEqual({ policy: { suppress: true }, confidenceLevel: 0.95 });
		expect(displayOf({ level: '90' }).confidenceLevel).toBe(0.9);
		expect(displayOf({ small: 'show', level: '99' })).toEqual({
			policy: { suppress: false },
			confidenceLevel: 0.99,
		});
	});

	it('is said where it departs from the usual', () => {
		expect(displayWords({})).toBe('');
		expect(displayWords({ level: '99', small: 'show' })).toBe(
			'99\u202f% intervals, counts of 1 to 4 shown',
		);
	});
});
