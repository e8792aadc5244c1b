import { wald } from '../../src/lib/stats/wald.ts';
import { wilson } from '../../src/lib/stats/wilson.ts';
import { both, cannulated, childOhca, share, survived, type LessonData } from './lesson-data.ts';
import type { Values } from './values.ts';

/** Lesson 2: exact coverage and mean width of intervals in small samples from child OHCA runs. */
export function precisionLesson({ cases }: LessonData): Values {
	const p = share(cases.filter(both(childOhca, cannulated)), survived);
	const values: Values = { 'precision share': p };
	for (const n of [10, 20, 50]) {
		let probability = (1 - p) ** n;
		let [waldCovers, wilsonCovers, width] = [0, 0, 0];
		for (let x = 0; x <= n; x++) {
			const a = wald(x, n);
			const b = wilson(x, n);
			if (inside(a, p)) waldCovers += probability;
			if (inside(b, p)) wilsonCovers += probability;
			width += probability * ((b.upper ?? 1) - (b.lower ?? 0));
			probability *= ((n - x) / (x + 1)) * (p / (1 - p));
		}
		values[`precision Wald covers, n = ${n}`] = waldCovers;
		values[`precision Wilson covers, n = ${n}`] = wilsonCovers;
		values[`precision Wilson width, n = ${n}`] = width;
	}
	return values;
}

const inside = (
	{ lower, upper }: { readonly lower: number | null; readonly upper: number | null },
	p: number,
) => lower !== null && upper !== null && lower <= p && p <= upper;
