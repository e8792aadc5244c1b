import { NOUNS } from '../../domain/sentence.ts';
import type { View } from '../figure.ts';

/**
 * A step from the cohort to the rows a figure uses. `total`: rows that are left at this point; `change`: rows that come
 * in (above 0) or go, and why.
 */
export interface FlowStep {
	readonly kind: 'total' | 'change';
	readonly label: string;
	/** Null where it may not be told. */
	readonly n: number | null;
}

/** What a flow is told from: a figure's numbers. */
export type Counted = Pick<View, 'n' | 'leftOut'>;

/**
 * Who is counted in a figure: from the rows of the page's cohort, by way of those who come in or go and why, to the rows
 * used. Each total is the one before with the changes between added; the last one is `n.used`. A figure of other rows
 * than runs begins at its own, and so does one whose cohort may not be told, which then begins without a number.
 * @param rows of the page's cohort, in runs
 */
export function flowOf({ n, leftOut = [] }: Counted, rows: number): readonly FlowStep[] {
	const of = n.of ?? 'runs';
	const { many } = NOUNS[of];
	const about = `${many} the figure is about`;
	const used: FlowStep = {
		kind: 'total',
		label: `${many} used in this figure`,
		n: n.untold === 'used' ? null : n.used,
	};
	if (n.untold !== undefined)
		return [
			{ kind: 'total', label: about, n: n.untold === 'cohort' ? null : n.cohort },
			...leftOut.map(({ reason, n: out }): FlowStep => ({
				kind: 'change',
				label: reason,
				n: out === null ? null : -out,
			})),
			used,
		];
	const own = n.cohort - (of === 'runs' ? rows : n.cohort);
	const unsaid = n.cohort - n.used - leftOut.reduce((sum, one) => sum + (one.n ?? 0), 0);
	const change = (label: string, by: number): FlowStep[] =>
		by === 0 ? [] : [{ kind: 'change', label, n: by }];
	const asked: FlowStep[] = [
		...change(
			own > 0
				? 'come in: filters on what the figure draws as categories do not apply to it'
				: 'are not part of what the figure asks',
			own,
		),
		...(own === 0 ? [] : [{ kind: 'total' as const, label: about, n: n.cohort }]),
	];
	return [
		{
			kind: 'total',
			label: of === 'runs' ? `${many} in the cohort` : about,
			n: of === 'runs' ? rows : n.cohort,
		},
		...asked,
		...leftOut.flatMap((one) => change(one.reason, -(one.n ?? 0))),
		...change('have no answer to the question on file', -unsaid),
		used,
	];
}
