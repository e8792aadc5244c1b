import { tableFromIPC } from '@uwdata/flechette';
import type { MakeArm } from '../arm.ts';
import {
	COMPLICATIONS,
	COUNT_VIEWS,
	DIMENSIONS,
	LENGTH,
	OFFSETS,
	codesOf,
	type Filters,
} from '../views.ts';

/** One loop over typed arrays: the floor of all computing, and the reference of all answers. */
export const makeScan: MakeArm = (bytes) => {
	const table = tableFromIPC(bytes);
	const rows = table.numRows;
	const column = (name: string) => Int32Array.from(table.getChild(name).toArray() as Int32Array);
	const dimensions = DIMENSIONS.map(column);
	const keys = COUNT_VIEWS.map(({ by }) => {
		const columns = by.map((name) => ({ values: column(name), codes: codesOf(name) }));
		return Int32Array.from({ length: rows }, (_, row) =>
			columns.reduce((place, { values, codes }) => place * codes + (values[row] ?? 0), 0),
		);
	});
	const owns = COUNT_VIEWS.map(({ own }) => (own === null ? 0 : 1 << DIMENSIONS.indexOf(own)));
	const sums = [...Array.from({ length: COMPLICATIONS }, (_, at) => `c${at}`), 'hours'].map(column);
	const sumsAt = OFFSETS.at(-1) ?? 0;

	const answer = (filters: Filters): Float64Array => {
		const counts = new Float64Array(LENGTH);
		const ranges = DIMENSIONS.map((name) => filters[name]);
		for (let row = 0; row < rows; row++) {
			let failed = 0;
			for (let at = 0; at < ranges.length; at++) {
				const range = ranges[at];
				if (!range) continue;
				const value = dimensions[at]?.[row] ?? 0;
				if (value < range[0] || value > range[1]) failed |= 1 << at;
			}
			for (let view = 0; view < keys.length; view++) {
				if ((failed & ~(owns[view] ?? 0)) !== 0) continue;
				const place = (OFFSETS[view] ?? 0) + (keys[view]?.[row] ?? 0);
				counts[place] = (counts[place] ?? 0) + 1;
			}
			if (failed !== 0) continue;
			for (let at = 0; at < sums.length; at++)
				counts[sumsAt + at] = (counts[sumsAt + at] ?? 0) + (sums[at]?.[row] ?? 0);
		}
		return counts;
	};
	return Promise.resolve({ answer: (filters) => Promise.resolve(answer(filters)) });
};
