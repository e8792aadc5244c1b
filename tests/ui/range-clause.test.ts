import { describe, expect, it } from 'vitest';
import { rangeClause } from '../../src/lib/ui/filter/range-clause.ts';

const bounds = [14, 150] as const;

describe('the clause two ends stand for', () => {
	it('is no filter when both ends are at the bounds and the unknown are kept', () => {
		expect(rangeClause({ low: 14, high: 150, unknown: true }, bounds)).toBeUndefined();
	});

	it('keeps every known value when only the unknown are left out', () => {
		expect(rangeClause({ low: 14, high: 150, unknown: false }, bounds)).toEqual({
			kind: 'range',
			low: null,
			high: null,
			unknown: false,
		});
	});

	it('leaves an end at its bound open', () => {
		expect(rangeClause({ low: 14, high: 45, unknown: false }, bounds)).toEqual({
			kind: 'range',
			low: null,
			high: 45,
			unknown: false,
		});
	});

	it('swaps crossed ends and draws in those beyond the bounds', () => {
		expect(rangeClause({ low: 400, high: 30, unknown: true }, bounds)).toEqual({
			kind: 'range',
			low: 30,
			high: null,
			unknown: true,
		});
	});
});
