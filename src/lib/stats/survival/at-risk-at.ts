import { startingNumber } from './risk-table.ts';
import { rowAt } from './row-at.ts';
import type { SurvivalCounts } from './survival-counts.ts';

/** Number with entry < t <= time, at each of the given times; 0 after the last exit. */
export function atRiskAt(counts: SurvivalCounts, moments: Float64Array): Float64Array {
	const { time, events, censored, entered } = counts;
	const before = new Float64Array(time.length + 1);
	before[0] = startingNumber(counts);
	for (let i = 0; i < time.length; i++) {
		before[i + 1] = (before[i] ?? 0) + (entered?.[i] ?? 0) - (events[i] ?? 0) - (censored[i] ?? 0);
	}
	return moments.map((t) => {
		const row = rowAt(time, t);
		return before[time[row] === t ? row : row + 1] ?? 0;
	});
}
