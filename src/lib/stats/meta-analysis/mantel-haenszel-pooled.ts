import { noPooledTables, withInterval, type PooledTables } from './peto.ts';
import type { MetaMeasure, StudyTables } from './study-effects.ts';

/**
 * Mantel-Haenszel pooling without any correction; ratios on the log scale.
 *
 * Variances: Robins, Breslow & Greenland (Biometrics 1986;42:311-323) for the odds ratio, Greenland & Robins (Biometrics
 * 1985;41:55-68) for the risk ratio, Sato, Greenland & Robins (Biometrics 1989;45:1323-1324) for the risk difference. Null
 * where the pooled ratio is 0 or infinite.
 */
export function mantelHaenszelPooled(
	tables: StudyTables,
	measure: MetaMeasure,
	confLevel: number,
): PooledTables {
	const studies = Array.from(tables.e1, (events1, i) => {
		const m1 = tables.n1[i] ?? 0;
		const m0 = tables.n0[i] ?? 0;
		const events0 = tables.e0[i] ?? 0;
		return { a: events1, b: m1 - events1, c: events0, d: m0 - events0, m1, m0, n: m1 + m0 };
	}).filter(({ m1, m0 }) => m1 > 0 && m0 > 0);
	const { estimate, variance } = pool[measure](studies);
	if (!Number.isFinite(estimate) || !(variance >= 0 && variance < Infinity)) return noPooledTables;
	return withInterval(estimate, Math.sqrt(variance), confLevel);
}

interface Table {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly d: number;
	readonly m1: number;
	readonly m0: number;
	readonly n: number;
}

function sum(studies: readonly Table[], part: (table: Table) => number): number {
	return studies.reduce((total, table) => total + part(table), 0);
}

const pool: Readonly<
	Record<MetaMeasure, (studies: readonly Table[]) => { estimate: number; variance: number }>
> = {
	OR(studies) {
		const r = sum(studies, ({ a, d, n }) => (a * d) / n);
		const s = sum(studies, ({ b, c, n }) => (b * c) / n);
		const pr = sum(studies, ({ a, d, n }) => ((a + d) * a * d) / (n * n));
		const qs = sum(studies, ({ b, c, n }) => ((b + c) * b * c) / (n * n));
		const cross = sum(
			studies,
			({ a, b, c, d, n }) => ((a + d) * b * c + (b + c) * a * d) / (n * n),
		);
		return {
			estimate: Math.log(r / s),
			variance: (pr / (r * r) + cross / (r * s) + qs / (s * s)) / 2,
		};
	},
	RR(studies) {
		const r = sum(studies, ({ a, m0, n }) => (a * m0) / n);
		const s = sum(studies, ({ c, m1, n }) => (c * m1) / n);
		const p = sum(studies, ({ a, c, m1, m0, n }) => (m1 * m0 * (a + c) - a * c * n) / (n * n));
		return { estimate: Math.log(r / s), variance: p / (r * s) };
	},
	RD(studies) {
		const weight = sum(studies, ({ m1, m0, n }) => (m1 * m0) / n);
		const estimate = sum(studies, ({ a, c, m1, m0, n }) => (a * m0 - c * m1) / n) / weight;
		const p = sum(studies, ({ a, c, m1, m0, n }) => {
			const difference = m0 - m1;
			return (m1 * m1 * c - m0 * m0 * a + (m1 * m0 * difference) / 2) / (n * n);
		});
		const q = sum(studies, ({ a, b, c, d, n }) => (a * d + b * c) / (2 * n));
		return { estimate, variance: (estimate * p + q) / (weight * weight) };
	},
};
