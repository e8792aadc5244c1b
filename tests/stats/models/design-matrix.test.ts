import { describe, expect, it } from 'vitest';
import { designMatrix } from '../../../src/lib/stats/models/design-matrix.ts';

describe('design matrix', () => {
	it('puts rows one after the other and leaves a matrix as it is', () => {
		const matrix = designMatrix([
			[1, 2],
			[3, 4],
			[5, 6],
		]);
		expect(matrix).toEqual({ values: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 3, columns: 2 });
		expect(designMatrix(matrix)).toBe(matrix);
	});

	it('names what it refuses', () => {
		expect(() =>
			designMatrix([
				[1, 2],
				[3, Infinity],
			]),
		).toThrow('Infinity in row 1, column 1');
		expect(() => designMatrix([[1, 2], [3]])).toThrow('Row 1');
		expect(() => designMatrix({ values: new Float64Array(3), rows: 2, columns: 2 })).toThrow('3');
	});
});
