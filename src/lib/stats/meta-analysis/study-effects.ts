import { strataOf, type Strata } from '../strata.ts';
import type { StudyEffects } from './weighted-mean.ts';

/** Effect measure of a meta-analysis; RR and OR are pooled on the log scale. */
export type MetaMeasure = 'RR' | 'OR' | 'RD';

/** Two-by-two tables of the studies, one column each; group 1 is the treated. */
export type StudyTables = Strata;

/**
 * Each study's estimate and variance.
 *
 * Half an event is added to all four cells of a study with an empty cell, whatever the measure. Studies with an empty arm
 * are left out; with `excludeDoubleZero` also those in which nobody, or everybody, had the event (RR and OR only).
 * Errors: RangeError for impossible counts. Source: R `metafor::escalc(..., to = "only0")`.
 */
export function studyEffects(
	tables: StudyTables,
	measure: MetaMeasure,
	excludeDoubleZero: boolean,
): StudyEffects {
	const effects = strataOf(tables)
		.filter(({ n1, n0 }) => n1 > 0 && n0 > 0)
		.filter(({ e1, n1, e0, n0 }) => {
			const uninformative = e1 + e0 === 0 || e1 + e0 === n1 + n0;
			return !(uninformative && excludeDoubleZero && measure !== 'RD');
		})
		.map(({ e1, n1, e0, n0 }) => {
			const cells = [e1, n1 - e1, e0, n0 - e0] as const;
			const add = cells.includes(0) ? 0.5 : 0;
			const [a, b, c, d] = cells;
			return effectOf(a + add, b + add, c + add, d + add, measure);
		});
	return { yi: effects.map(({ y }) => y), vi: effects.map(({ v }) => v) };
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
