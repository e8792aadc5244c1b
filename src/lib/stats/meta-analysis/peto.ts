import { normalCritical } from '../distributions/normal.ts';
import type { StudyTables } from './study-effects.ts';

/** A pooled estimate on the scale of the studies, null where no study is informative. */
export interface PooledTables {
	readonly estimate: number | null;
	readonly se: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

export const noPooledTables: PooledTables = { estimate: null, se: null, lower: null, upper: null };

/** An estimate with its normal interval. */
export function withInterval(estimate: number, se: number, confidenceLevel: number): PooledTables {
	const half = normalCritical(confidenceLevel) * se;
	return { estimate, se, lower: estimate - half, upper: estimate + half };
}

/**
 * Peto's one-step log odds ratio: Σ(O − E)/Σ V over studies, V the hypergeometric variance (Yusuf et al., Prog Cardiovasc
 * Dis 1985;27:335-371). Studies without events, or with events in everybody, add nothing.
 */
export function petoOddsRatio(
	{ e1, n1, e0, n0 }: StudyTables,
	confidenceLevel: number,
): PooledTables {
	let difference = 0;
	let variance = 0;
	for (let i = 0; i < e1.length; i++) {
		const [m1, m0] = [n1[i] ?? 0, n0[i] ?? 0];
		const events = (e1[i] ?? 0) + (e0[i] ?? 0);
		const all = m1 + m0;
		if (m1 === 0 || m0 === 0 || events === 0 || events === all) continue;
		difference += (e1[i] ?? 0) - (events * m1) / all;
		variance += (m1 * m0 * events * (all - events)) / (all * all * (all - 1));
	}
	if (!(variance > 0)) return noPooledTables;
	return withInterval(difference / variance, 1 / Math.sqrt(variance), confidenceLevel);
}
