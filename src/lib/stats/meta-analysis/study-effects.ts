import type { StudyEffects } from './weighted-mean.ts';

/** Effect measure of a meta-analysis; RR and OR are pooled on the log scale. */
export type MetaMeasure = 'RR' | 'OR' | 'RD';

/** Two-by-two tables of the studies, one column each; group 1 is the treated. */
export interface StudyTables {
	readonly e1: ArrayLike<number>;
	readonly n1: ArrayLike<number>;
	readonly e0: ArrayLike<number>;
	readonly n0: ArrayLike<number>;
}

/**
 * Each study's estimate and variance.
 *
 * Half an event is added to all four cells of a study with an empty cell, whatever the measure. Studies with an empty arm
 * are left out; with `excludeDoubleZero` also those in which nobody, or everybody, had the event (RR and OR only).
 * Source: R `metafor::escalc(..., to = "only0")`.
 */
export function studyEffects(
	{ e1, n1, e0, n0 }: StudyTables,
	measure: MetaMeasure,
	excludeDoubleZero: boolean,
): StudyEffects {
	const yi: number[] = [];
	const vi: number[] = [];
	for (let i = 0; i < e1.length; i++) {
		const cells = [
			e1[i] ?? 0,
			(n1[i] ?? 0) - (e1[i] ?? 0),
			e0[i] ?? 0,
			(n0[i] ?? 0) - (e0[i] ?? 0),
		];
		const [events1 = 0, others1 = 0, events0 = 0, others0 = 0] = cells;
		if (events1 + others1 === 0 || events0 + others0 === 0) continue;
		const uninformative = events1 + events0 === 0 || others1 + others0 === 0;
		if (uninformative && excludeDoubleZero && measure !== 'RD') continue;
		const add = cells.includes(0) ? 0.5 : 0;
		const effect = effectOf(events1 + add, others1 + add, events0 + add, others0 + add, measure);
		yi.push(effect.y);
		vi.push(effect.v);
	}
	return { yi, vi };
}

function effectOf(a: number, b: number, c: number, d: number, measure: MetaMeasure) {
	const m1 = a + b;
	const m0 = c + d;
	if (measure === 'OR') {
		return { y: Math.log(a / b) - Math.log(c / d), v: 1 / a + 1 / b + 1 / c + 1 / d };
	}
	if (measure === 'RR') {
		return { y: Math.log(a / m1) - Math.log(c / m0), v: 1 / a - 1 / m1 + 1 / c - 1 / m0 };
	}
	return { y: a / m1 - c / m0, v: (a * b) / m1 ** 3 + (c * d) / m0 ** 3 };
}
