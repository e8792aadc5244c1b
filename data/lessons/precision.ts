import { performanceOf, SIZES } from '../../src/lib/lessons/precision/analysis.ts';
import { both, cannulated, childOhca, share, survived, type LessonData } from './lesson-data.ts';
import type { Values } from './values.ts';

/** Lesson 2: exact coverage and mean width of intervals in small samples from child OHCA runs, as its page has them. */
export function precisionLesson({ cases }: LessonData): Values {
	const p = share(cases.filter(both(childOhca, cannulated)), survived);
	const values: Values = { 'precision share': p };
	for (const n of SIZES) {
		const wilson = performanceOf('wilson', n, p);
		values[`precision Wald covers, n = ${n}`] = performanceOf('wald', n, p).covers;
		values[`precision Wilson covers, n = ${n}`] = wilson.covers;
		values[`precision Wilson width, n = ${n}`] = wilson.width;
	}
	return values;
}
