import { decimal, percent } from '../../domain/format.ts';
import type { Interval } from '../../stats/result.ts';
import type { Settings } from '../lesson.ts';
import {
	DRAWN,
	holdsShare,
	INTERVALS,
	type IntervalName,
	type PrecisionAnswer,
} from './analysis.ts';

export const METHODS: readonly { readonly value: IntervalName; readonly label: string }[] = [
	{ value: 'wilson', label: 'Wilson' },
	{ value: 'wald', label: 'Wald (estimate ± 1.96 standard errors)' },
];

export const methodOf = (settings: Settings): IntervalName =>
	settings['method'] === 'wald' ? 'wald' : 'wilson';

export const methodName = (name: IntervalName): string => (name === 'wald' ? 'Wald' : 'Wilson');

export const trueShare = ({ alive, runs }: PrecisionAnswer): number => alive / runs;

/** "26 to 66 %"; nothing for no interval. */
export function limitsText({ lower, upper }: Interval): string {
	if (lower === null || upper === null) return '';
	return `${decimal(lower * 100)} to ${decimal(upper * 100)}\u202f%`;
}

/** "9 of 20, 45 % (26 to 66 %)". */
export const sampleText = (x: number, n: number, name: IntervalName): string =>
	`${x} of ${n}, ${percent(x / n)} (${limitsText(INTERVALS[name](x, n))})`;

/** How many of some samples have an interval that holds the true share. */
export function holding(
	answer: PrecisionAnswer,
	name: IntervalName,
): { shown: number; all: number } {
	const holds = (x: number) => holdsShare(INTERVALS[name](x, answer.size), trueShare(answer));
	return {
		shown: answer.samples.filter(holds).length,
		all: answer.tally.reduce((sum, samples, x) => sum + (holds(x) ? samples : 0), 0),
	};
}

/** "95.1 % of the 1,000". */
export const ofAll = (holds: number): string => percent(holds / DRAWN, { decimals: 1 });

/** Luckiest and unluckiest of the samples shown. */
export const extremes = ({ samples }: PrecisionAnswer): { least: number; most: number } => ({
	least: Math.min(...samples),
	most: Math.max(...samples),
});
