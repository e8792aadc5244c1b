import { describe, expect, it } from 'vitest';
import {
	count,
	countBetween,
	counted,
	decimal,
	duration,
	interval,
	joined,
	limits,
	percent,
	percentInterval,
	shareOf,
	withUnit,
} from '../../src/lib/domain/format.ts';

/** Narrow no-break spaces as plain ones, so that expectations can be read. */
const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('decimal and count', () => {
	it.each([
		[0, 0, '0'],
		[999, 0, '999'],
		[998.9996, 3, '999.000'],
		[999.6, 0, '1,000'],
		[-999.96, 1, '−1,000.0'],
		[1000, 0, '1,000'],
		[1234567, 0, '1,234,567'],
		[12345.678, 2, '12,345.68'],
		[0.5, 1, '0.5'],
		[1000.0001, 3, '1,000.000'],
		[-1234.5, 1, '−1,234.5'],
		[-0.04, 1, '0.0'],
		[-0, 0, '0'],
		[NaN, 0, '–'],
		[Infinity, 2, '–'],
	])('%d with %i decimals: %s', (value, decimals, text) => {
		expect(decimal(value, decimals)).toBe(text);
	});

	it('counts things in the right number', () => {
		expect(count(4812)).toBe('4,812');
		expect([0, 1, 2].map((n) => counted(n, 'run', 'runs'))).toEqual(['0 runs', '1 run', '2 runs']);
	});
});

describe('percent', () => {
	it.each([
		[0, '0 %'],
		[0.0004, '< 0.1 %'],
		[0.0005, '0.1 %'],
		[0.094, '9.4 %'],
		[0.0994, '9.9 %'],
		[0.0996, '10 %'],
		[0.4123, '41 %'],
		[0.415, '42 %'],
		[0.99, '99 %'],
		[0.996, '99.6 %'],
		[0.9994, '99.9 %'],
		[0.9996, '> 99.9 %'],
		[1, '100 %'],
		[NaN, '–'],
	])('%d is %s', (share, text) => {
		expect(plain(percent(share))).toBe(text);
	});

	it('takes decimals and leaves the sign to others on request', () => {
		expect(plain(percent(0.4123, { decimals: 1 }))).toBe('41.2 %');
		expect(plain(percent(0.004, { decimals: 0 }))).toBe('< 1 %');
		expect(percent(0.4123, { bare: true })).toBe('41');
	});

	it('binds the sign to the number with a space that neither breaks nor stretches', () => {
		expect(percent(0.5)).toBe('50\u202F%');
	});
});

describe('intervals and limits', () => {
	it('give both ends the same decimals', () => {
		expect(plain(percentInterval(0.381, 0.442))).toBe('38–44 %');
		expect(plain(percentInterval(0.032, 0.141))).toBe('3.2–14.1 %');
		expect(plain(percentInterval(0.97, 0.999))).toBe('97.0–99.9 %');
		expect(plain(percentInterval(0, 0.21))).toBe('0–21 %');
		expect(percentInterval(0.381, 0.442, { bare: true, decimals: 1 })).toBe('38.1–44.2');
	});

	it('keep a minus sign apart from the dash', () => {
		expect(plain(interval(decimal(-3), decimal(4), 'points'))).toBe('−3 to 4 points');
	});

	it('say a count that lies between two shortly, and never further off than one in a hundred', () => {
		expect(countBetween(996, 999)).toBe('996–999');
		expect(countBetween(1746, 1749)).toBe('~1,750');
		for (let most = 1000; most < 3000; most++) {
			const said = Number(countBetween(most - 3, most).replace(/[~,]/g, ''));
			expect(Math.max(Math.abs(said - most), Math.abs(said - most + 3))).toBeLessThan(0.01 * most);
		}
	});

	it('say open and closed limits', () => {
		expect(plain(limits(30, 45, 'min'))).toBe('30–45 min');
		expect(plain(limits(null, 45, 'min'))).toBe('≤ 45 min');
		expect(plain(limits(60, null, 'min'))).toBe('≥ 60 min');
		expect(limits(2019, 2019)).toBe('2019');
		expect(limits(null, null, 'min')).toBe('any');
		expect(limits(6.8, 7, '', (value) => value.toFixed(2))).toBe('6.80–7.00');
	});
});

describe('other words', () => {
	it('gives a share with its counts, and no percentage of nothing', () => {
		expect(plain(shareOf(412, 1000))).toBe('412 of 1,000 (41 %)');
		expect(shareOf(0, 0)).toBe('0 of 0');
	});

	it.each([
		[0.5, '30 min'],
		[0.995, '1.0 h'],
		[1, '1.0 h'],
		[9.96, '10 h'],
		[47.4, '47 h'],
		[71.6, '3.0 days'],
		[100, '4.2 days'],
		[NaN, '–'],
	])('%d hours last %s', (hours, text) => {
		expect(plain(duration(hours))).toBe(text);
	});

	it('joins lists and units', () => {
		expect(joined([], 'or')).toBe('');
		expect(joined(['a'], 'or')).toBe('a');
		expect(joined(['a', 'b', 'c'], 'and')).toBe('a, b and c');
		expect(withUnit('7.1', '')).toBe('7.1');
	});
});
