import { describe, expect, it } from 'vitest';
import { compare, runCase, type Mismatch } from './compare.ts';
import { omittedKeys } from './omitted-keys.ts';
import { readReferences } from './reference-case.ts';

const { files, others } = readReferences(new URL('./statistics', import.meta.url).pathname);

describe('reference values', () => {
	it('are all read', () => {
		expect(others).toEqual([]);
		expect(files.length).toBe(65);
	});

	it.each(files)('$method agrees', ({ method, cases }) => {
		const failures = cases
			.map((reference) => ({ id: reference.id, mismatches: runCase(method, reference) }))
			.filter(({ mismatches }) => mismatches.length > 0);
		expect(failures).toEqual([]);
	});

	it('leave out at most one key in twenty, each of which exists', () => {
		const keys = new Set(
			files.flatMap(({ method, cases }) =>
				cases.flatMap(({ expected }) => Object.keys(expected).map((key) => `${method}.${key}`)),
			),
		);
		expect(Object.keys(omittedKeys).filter((key) => !keys.has(key))).toEqual([]);
		expect(Object.keys(omittedKeys).length).toBeLessThanOrEqual(keys.size / 20);
	});
});

describe('the comparison', () => {
	function mismatchesOf(actual: unknown, expected: unknown, tolerance = 1e-9, relative = false) {
		const mismatches: Mismatch[] = [];
		compare(actual, expected, { tolerance, relative }, 'key', mismatches);
		return mismatches.map(({ path }) => path);
	}

	it('fails an unknown method, a missing key and an error', () => {
		const reference = { id: 'a', input: { x: 5, n: 3 }, expected: { estimate: 1 }, tolerance: 1 };
		expect(runCase('no-such-method', reference)).toHaveLength(1);
		expect(runCase('prop-wilson', reference)).toHaveLength(1);
		const missing = { ...reference, input: { x: 3, n: 3 }, expected: { estimate: 1, other: 2 } };
		expect(runCase('prop-wilson', missing).map(({ path }) => path)).toEqual(['other']);
	});

	it('takes null only for null and NaN, never for a number or a key left out', () => {
		expect(mismatchesOf(null, null)).toEqual([]);
		expect(mismatchesOf(NaN, null)).toEqual([]);
		expect(mismatchesOf(0, null)).toEqual(['key']);
		expect(mismatchesOf(undefined, null)).toEqual(['key']);
	});

	it('reads infinities and typed arrays', () => {
		expect(mismatchesOf(-Infinity, '-Infinity')).toEqual([]);
		expect(mismatchesOf(Infinity, '-Infinity')).toEqual(['key']);
		expect(mismatchesOf(Float64Array.of(1, NaN), [1, null])).toEqual([]);
		expect(mismatchesOf([1, 2], [1])).toEqual(['key.length']);
		expect(mismatchesOf([{ a: 1 }], [{ a: 2 }])).toEqual(['key[0].a']);
	});

	it('has a floor only where the tolerance is not relative', () => {
		expect(mismatchesOf(1e-13, 0)).toEqual([]);
		expect(mismatchesOf(2e-300, 1e-300)).toEqual([]);
		expect(mismatchesOf(2e-300, 1e-300, 1e-9, true)).toEqual(['key']);
	});
});
