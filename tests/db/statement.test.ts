import { describe, expect, test } from 'vitest';
import {
	allOf,
	anyOf,
	fragment,
	Fragment,
	oneOf,
	quoted,
	statementOf,
	whole,
	word,
} from '../../src/lib/db/statement.ts';

describe('fragment', () => {
	test('binds values and puts fragments in place, parameters in order', () => {
		const inner = fragment`b > ${2} and c = ${'x'}`;
		expect(statementOf(fragment`select ${1} where ${inner} or d = ${null}`)).toEqual({
			sql: 'select ? where b > ? and c = ? or d = ?',
			params: [1, 2, 'x', null],
		});
	});

	test('never lets a value become text', () => {
		const hostile = `'; drop table runs; --`;
		expect(fragment`x = ${hostile}`).toMatchObject({ sql: 'x = ?', params: [hostile] });
	});

	test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (number) => {
		expect(() => fragment`x = ${number}`).toThrow(RangeError);
	});

	test('refuses text that looks like a placeholder', () => {
		expect(() => fragment`x = '?'`).toThrow(RangeError);
	});

	test('is the only way to make one', () => {
		const Forger = Fragment as unknown as new (...parts: unknown[]) => Fragment;
		expect(() => new Forger(Symbol('fragment'), 'drop table runs', [])).toThrow(TypeError);
	});
});

describe('lists of conditions', () => {
	const a = fragment`a = ${1}`;
	const b = fragment`b = ${2}`;

	test('allOf is true for none', () => {
		expect(allOf([]).sql).toBe('true');
		expect(allOf([a, b])).toMatchObject({ sql: 'a = ? and b = ?', params: [1, 2] });
	});

	test('anyOf is false for none and stands in parentheses', () => {
		expect(anyOf([]).sql).toBe('false');
		expect(allOf([anyOf([a, b]), a])).toMatchObject({
			sql: '(a = ? or b = ?) and a = ?',
			params: [1, 2, 1],
		});
	});

	test('oneOf is false for none', () => {
		expect(oneOf(quoted('a'), []).sql).toBe('false');
		expect(oneOf(quoted('a'), ['x', 'y'])).toMatchObject({ sql: '"a" in (?, ?)' });
	});
});

test('names are quoted, words and whole numbers are checked', () => {
	expect(quoted('a"b').sql).toBe('"a""b"');
	expect(word('post_op').sql).toBe("'post_op'");
	expect(() => word("o'clock")).toThrow(RangeError);
	expect(whole(12).sql).toBe('12');
	expect(() => whole(1.5)).toThrow(RangeError);
});
