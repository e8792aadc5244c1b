import { percent } from '../../domain/format.ts';
import type { Settings } from '../lesson.ts';
import type { NeurologyAnswer, OutOf } from './analysis.ts';

export const whom = ({ group }: NeurologyAnswer): string =>
	group === 'runs'
		? 'children in hospital who were cannulated'
		: 'children in hospital who did not get to ECMO';

export const outOfOf = (settings: Settings): OutOf =>
	settings['outOf'] === 'all' ? 'all' : 'survivors';

/** Share of the unrecorded that the reader takes to be favourable. */
export const assumedOf = (settings: Settings): number => Number(settings['assumed'] ?? '50') / 100;

export const unrecordedOf = ({ alive, recorded }: NeurologyAnswer): number => alive - recorded;

export const sizeOf = (answer: NeurologyAnswer, outOf: OutOf): number =>
	outOf === 'survivors' ? answer.alive : answer.n;

/** Share favourable if this share of the unrecorded were. */
export const supposing = (answer: NeurologyAnswer, outOf: OutOf, share: number): number =>
	(answer.good + share * unrecordedOf(answer)) / sizeOf(answer, outOf);

/** Least and most that the unrecorded allow. */
export const boundsOf = (
	answer: NeurologyAnswer,
	outOf: OutOf,
): { readonly low: number; readonly high: number } => ({
	low: supposing(answer, outOf, 0),
	high: supposing(answer, outOf, 1),
});

export const exact = (share: number): string => percent(share, { decimals: 1 });

export const boundsText = ({
	low,
	high,
}: {
	readonly low: number;
	readonly high: number;
}): string => `${percent(low, { decimals: 1, bare: true })} to ${exact(high)}`;

export const OUT_OF: Readonly<Record<OutOf, { readonly naive: string; readonly all: string }>> = {
	survivors: { naive: 'Of recorded survivors', all: 'all survivors' },
	all: { naive: 'Of those known, deaths counted as known', all: 'everybody' },
};
