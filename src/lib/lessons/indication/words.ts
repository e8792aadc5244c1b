import type { AdjustedFor } from './analysis.ts';

/** What is adjusted for, in the words of settings, rows and tables. */
export const ADJUSTED: readonly {
	readonly value: AdjustedFor;
	readonly label: string;
	readonly detail: string;
}[] = [
	{ value: 'nothing', label: 'Nothing', detail: 'crude' },
	{ value: 'diagnosis', label: 'Diagnosis', detail: 'weighted' },
	{ value: 'severity', label: 'Diagnosis and severity', detail: 'weighted' },
	{ value: 'everything', label: 'Everything known at minute 10', detail: 'weighted' },
];
