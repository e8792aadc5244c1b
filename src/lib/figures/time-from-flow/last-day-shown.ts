import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';

/**
 * How far a curve may be drawn: to the horizon, or to the last exit before 1 to 4 remain at risk, whose step is no
 * longer shown.
 */
export function lastDayShown(
	curve: { readonly time: Float64Array; readonly nRisk: Float64Array },
	horizon: number,
	{ suppress }: SmallCellPolicy,
): number {
	const few = suppress ? curve.nRisk.findIndex((n) => isSmallCount(n)) : -1;
	return few < 0 ? horizon : Math.min(horizon, curve.time[few - 1] ?? 0);
}
