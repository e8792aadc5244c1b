import type { FilterName } from '../../domain/cohort.ts';
import type { FigureAnswer } from '../figure.ts';

/** Runs of one year at one type of centre, and the eligible arrests they are among. */
interface UseCell {
	readonly year: number;
	readonly centreType: string | null;
	readonly runs: number;
	/** Null where eligible arrests are not counted under the cohort's filters. */
	readonly eligible: number | null;
}

export interface UseByYearResult {
	readonly cells: readonly UseCell[];
	/** Filters under which the share is not available. */
	readonly uncounted: readonly FilterName[];
}

/**
 * Joins runs (cells keyed by year and centre type) with eligible arrests. Years without a run keep their
 * eligible arrests: their share is zero.
 */
export function useByYearResult(
	[runs, eligible]: readonly FigureAnswer[],
	uncounted: readonly FilterName[],
): UseByYearResult {
	const counted = new Map<string, UseCell>();
	const key = (year: number, centreType: string | null): string => `${year} ${centreType ?? ''}`;
	if (eligible?.kind === 'rows')
		for (const row of eligible.rows) {
			const year = Number(row['arrest_year']);
			const centreType = typeof row['centre_type'] === 'string' ? row['centre_type'] : null;
			counted.set(key(year, centreType), {
				year,
				centreType,
				runs: 0,
				eligible: Number(row['n_eligible']),
			});
		}
	for (const cell of runs?.kind === 'cells' ? runs.cells : []) {
		const [year = null, centreType = null] = cell.keys;
		const at = key(Number(year), centreType);
		counted.set(at, {
			year: Number(year),
			centreType,
			runs: cell.counts.n,
			eligible: eligible === undefined ? null : (counted.get(at)?.eligible ?? 0),
		});
	}
	return { cells: [...counted.values()], uncounted };
}
