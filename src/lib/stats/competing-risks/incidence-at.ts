import { requireTime } from '../result.ts';
import { rowAt } from '../survival/row-at.ts';
import type { AalenJohansen } from './aalen-johansen.ts';

/** Cumulative incidence of one cause, parallel to the times asked for. */
export interface IncidenceAt {
	readonly cause: number;
	readonly cif: Float64Array;
	readonly se: Float64Array;
	readonly seGray: Float64Array;
}

/**
 * What share has ended in each way by chosen times?
 *
 * Input: a curve of `aalenJohansen` and times that are finite and not negative. Output: for each cause the step function
 * read at those times; 0 before the first exit, the last value after the last. Errors: RangeError for an impossible time.
 */
export function incidenceAt(curve: AalenJohansen, at: ArrayLike<number>): readonly IncidenceAt[] {
	const rows = Array.from(at, (t) => rowAt(curve.time, requireTime(t, 'at')));
	return curve.causes.map(({ cause, cif, se, seGray }) => {
		const read = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? 0);
		return { cause, cif: read(cif), se: read(se), seGray: read(seGray) };
	});
}
