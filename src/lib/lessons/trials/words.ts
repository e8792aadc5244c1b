import { decimal } from '../../domain/format.ts';
import { points } from '../comparison/words.ts';
import type { Settings } from '../lesson.ts';
import {
	MEASURES,
	OUTCOMES,
	SETS,
	type MeasureName,
	type OutcomeName,
	type Pool,
	type SetName,
	type SpreadName,
} from './pool.ts';
import type { TrialsAnswer } from './analysis.ts';
import { TRIALS, type Trial } from './records.ts';

export const OUTCOME_LABELS: Readonly<Record<OutcomeName, string>> = {
	primary: 'Each trial’s own',
	common: 'The nearest common one',
};

export const MEASURE_LABELS: Readonly<Record<MeasureName, string>> = {
	RD: 'Difference in points',
	RR: 'Risk ratio',
	OR: 'Odds ratio',
};

export const SPREAD_LABELS: Readonly<Record<SpreadName, string>> = {
	dl: 'DerSimonian–Laird',
	reml: 'Restricted likelihood (REML)',
};

/** "All three", "Without ARREST". */
export function setLabel(set: SetName): string {
	const gone = TRIALS.find(({ id }) => set === `without-${id}`);
	return gone === undefined ? 'All three' : `Without ${gone.name}`;
}

/** What a reader chose of the ways to pool. */
export interface Chosen {
	readonly outcome: OutcomeName;
	readonly measure: MeasureName;
	readonly set: SetName;
	readonly spread: SpreadName;
}

export function chosenOf(settings: Settings): Chosen {
	return {
		outcome: OUTCOMES.find((name) => name === settings['outcome']) ?? 'primary',
		measure: MEASURES.find((name) => name === settings['measure']) ?? 'RD',
		set: SETS.find((name) => name === settings['trials']) ?? 'all',
		spread: settings['spread'] === 'reml' ? 'reml' : 'dl',
	};
}

export function poolOf(answer: TrialsAnswer, { outcome, measure, set }: Chosen): Pool {
	return answer.pools[`${outcome}.${measure}.${set}`];
}

/** The trials that are pooled, in the order of the pool. */
export function trialsIn(pool: Pool): readonly Trial[] {
	return pool.trials.flatMap(({ id }) => TRIALS.filter((trial) => trial.id === id));
}

/** A difference in points or a ratio; beyond what can be, or can be read, it says so. */
export function valueText(measure: MeasureName, value: number): string {
	if (measure === 'RD') return points(value);
	if (value < 0.01) return '<\u202f0.01';
	return value > 1000 ? '>\u202f1,000' : decimal(value, 2);
}

/** "+9.5 (−1.3 to +20.3)". */
export function estimateText(
	measure: MeasureName,
	of: { readonly estimate: number; readonly lower: number | null; readonly upper: number | null },
): string {
	const own = valueText(measure, of.estimate);
	return of.lower === null || of.upper === null ? own : `${own} (${rangeText(measure, of)})`;
}

/** "−1.3 to +20.3". */
export function rangeText(
	measure: MeasureName,
	{ lower, upper }: { readonly lower: number | null; readonly upper: number | null },
): string {
	return lower === null || upper === null
		? ''
		: `${valueText(measure, lower)} to ${valueText(measure, upper)}`;
}
