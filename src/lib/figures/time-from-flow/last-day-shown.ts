import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';

/**
 * How far a curve may be drawn: to the horizon, or to the last exit before 1 to 4 remain at risk, whose step is no
 * longer shown.
 */
export function lastDayShown(
	curve: { readonly time: Float64Array; readonly nRisk: Float64Array },
	horizon: number,
	{ suppress }: SmallCellPolicy,
): { readonly stop: number; readonly draws: (day: number) => boolean } {
	const few = suppress ? curve.nRisk.findIndex((n) => isSmallCount(n)) : -1;
	if (few < 0) return { stop: horizon, draws: (day) => day <= horizon };
	const last = curve.time[few - 1] ?? 0;
	return last > horizon
		? { stop: horizon, draws: (day) => day <= horizon }
		: { stop: last, draws: (day) => day < last };
}
