import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packTexts, textWidth, widest, wrapText } from '../../src/lib/plot/text-width.ts';

describe('text width', () => {
	test('grows with every character, the size and the weight', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), (text, more) => {
				expect(textWidth(text + more, 12)).toBeGreaterThan(textWidth(text, 12));
			}),
			{ seed: 1 },
		);
		expect(textWidth('Sepsis', 24)).toBeCloseTo(2 * textWidth('Sepsis', 12), 9);
		expect(textWidth('Sepsis', 12, true)).toBeGreaterThan(textWidth('Sepsis', 12));
	});

	test('is no less than what DejaVu Sans, the widest common system font, takes', () => {
		// Advance widths from the font's own table, in 2048ths of an em.
		const seps = [1300, 1260, 1300, 1067, 569, 1067].reduce((sum, one) => sum + one, 0) / 2048;
		expect(textWidth('Sepsis', 1)).toBeGreaterThanOrEqual(seps);
		expect(textWidth('49\u202f% (46–52)', 12.5)).toBeGreaterThan(84);
	});

	test('the widest of none is nothing', () => {
		expect(widest([], 12)).toBe(0);
		expect(widest(['a', 'aaa', 'aa'], 12)).toBe(textWidth('aaa', 12));
	});
});

describe('wrapping', () => {
	test('breaks at spaces, after hyphens and slashes, not at no-break spaces', () => {
		expect(wrapText('Congenital heart disease', 0, 12)).toEqual(['Congenital', 'heart', 'disease']);
		expect(wrapText('95\u00a0% CI', 0, 12)).toEqual(['95\u00a0%', 'CI']);
		expect(wrapText('two-ventricle', 0, 12)).toEqual(['two-', 'ventricle']);
		expect(wrapText('Ward', 500, 12)).toEqual(['Ward']);
		expect(wrapText('', 500, 12)).toEqual([]);
	});

	test('loses no letter, and no line with a choice is too wide', () => {
		const words = fc.array(fc.stringMatching(/^[A-Za-z]{1,12}$/), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(words, fc.integer({ min: 0, max: 400 }), (list, width) => {
				const lines = wrapText(list.join(' '), width, 13);
				expect(lines.join(' ')).toBe(list.join(' '));
				for (const line of lines)
					if (line.includes(' ')) expect(textWidth(line, 13)).toBeLessThanOrEqual(width);
			}),
			{ seed: 2 },
		);
	});
});

test('packs texts whole, a new line where the next does not fit', () => {
	const texts = ['Points: 1.5', 'Held: 2.5', 'E-value: 3.5'];
	expect(packTexts(texts, 500, 12)).toEqual(['Points: 1.5 · Held: 2.5 · E-value: 3.5']);
	expect(packTexts(texts, textWidth('Points: 1.5 · Held: 2.5', 12), 12)).toEqual([
		'Points: 1.5 · Held: 2.5',
		'E-value: 3.5',
	]);
	expect(packTexts(texts, 0, 12)).toEqual([
		'Points:',
		'1.5',
		'Held:',
		'2.5',
		'E-',
		'value:',
		'3.5',
	]);
	expect(packTexts([], 500, 12)).toEqual([]);
});
