import { mantelHaenszel } from '../mantel-haenszel.ts';
import { noPooledTables, withInterval, type PooledTables } from './peto.ts';
import type { MetaMeasure, StudyTables } from './study-effects.ts';

/**
 * Mantel-Haenszel pooling of studies as strata, without any correction; ratios on the log scale, the risk difference with
 * Sato's variance. Null where the pooled ratio is 0, infinite or undefined.
 */
export function mantelHaenszelPooled(
	tables: StudyTables,
	measure: MetaMeasure,
	confidenceLevel: number,
): PooledTables {
	const { or, orSeLog, rr, rrSeLog, rd, rdSeSato } = mantelHaenszel(tables, confidenceLevel);
	if (measure === 'RD') return pooledOrNone(rd, rdSeSato, confidenceLevel);
	const [ratio, se] = measure === 'OR' ? [or, orSeLog] : [rr, rrSeLog];
	return pooledOrNone(ratio === null ? null : Math.log(ratio), se, confidenceLevel);
}

function pooledOrNone(
	estimate: number | null,
	se: number | null,
	confidenceLevel: number,
): PooledTables {
	if (estimate === null || se === null) return noPooledTables;
	return withInterval(estimate, se, confidenceLevel);
}
