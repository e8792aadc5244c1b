import { sortedNumbers, typeSevenQuantile } from '../../stats/quantile.ts';
import type { NumberColumns } from './columns.ts';

/**
 * Minutes without flow of every case, for a model: where they are missing the median of the cases alike in setting
 * and witness, of all cases where none is alike, and 0 where none is on file.
 *
 * @param columns `no_flow_min` (missing NaN), and `setting` and `witnessed` as codes
 */
export function filledNoFlow({ no_flow_min, setting, witnessed }: NumberColumns): Float64Array {
	const minutes = no_flow_min ?? new Float64Array();
	const cellOf = (row: number): string => `${setting?.[row] ?? 0} ${witnessed?.[row] ?? 0}`;
	const known = new Map<string, number[]>();
	minutes.forEach((value, row) => {
		if (Number.isNaN(value)) return;
		for (const cell of [cellOf(row), ALL]) {
			const values = known.get(cell);
			if (values === undefined) known.set(cell, [value]);
			else values.push(value);
		}
	});
	const medians = new Map(
		[...known].map(([cell, values]) => [cell, typeSevenQuantile(sortedNumbers(values), 0.5)]),
	);
	return minutes.map((value, row) =>
		Number.isNaN(value) ? (medians.get(cellOf(row)) ?? medians.get(ALL) ?? 0) : value,
	);
}

const ALL = 'all';
