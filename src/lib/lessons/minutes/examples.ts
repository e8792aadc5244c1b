import type { Cases } from '../data/extract.ts';
import { codeOf } from '../data/levels.ts';

/** How an attempt ended: circulation back, stopped, or flow of the pump. */
export type Ending = 'rosc' | 'stopped' | 'flow';

/** One case of the file, as the drawing of minutes shows it. */
export interface Example {
	readonly activated: boolean;
	readonly ending: Ending;
	/** Minute at which CPR ended. */
	readonly minute: number;
	readonly survived: boolean;
}

const KINDS: readonly (Omit<Example, 'minute'> & { readonly near: number })[] = [
	{ activated: false, ending: 'rosc', near: 14, survived: true },
	{ activated: false, ending: 'rosc', near: 22, survived: true },
	{ activated: false, ending: 'stopped', near: 25, survived: false },
	{ activated: false, ending: 'stopped', near: 45, survived: false },
	{ activated: true, ending: 'rosc', near: 18, survived: true },
	{ activated: true, ending: 'rosc', near: 35, survived: true },
	{ activated: true, ending: 'flow', near: 42, survived: true },
	{ activated: true, ending: 'flow', near: 58, survived: false },
];

/** A case of each kind whose minutes lie nearest to a typical one; of several the first in the file. */
export function examples(cases: Cases, rows: Int32Array): readonly Example[] {
	const c = cases.columns;
	const back = codeOf('cpr_end_reason', 'sustained_rosc');
	const flow = codeOf('cpr_end_reason', 'ecmo_flow');
	const endingOf = (row: number): Ending => {
		if (c.cpr_end_reason[row] === flow) return 'flow';
		return c.cpr_end_reason[row] === back ? 'rosc' : 'stopped';
	};
	return KINDS.flatMap(({ near, ...kind }) => {
		let best: number | null = null;
		for (const row of rows) {
			if ((c.ecpr_activated[row] === 1) !== kind.activated) continue;
			if ((c.survived_discharge[row] === 1) !== kind.survived || endingOf(row) !== kind.ending)
				continue;
			const gap = Math.abs((c.cpr_total_min[row] ?? 0) - near);
			if (best === null || gap < Math.abs((c.cpr_total_min[best] ?? 0) - near)) best = row;
		}
		return best === null ? [] : [{ ...kind, minute: c.cpr_total_min[best] ?? 0 }];
	});
}
