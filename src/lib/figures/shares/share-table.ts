import type { TableTwin, TableValue } from '../figure.ts';
import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import { levelText } from '../words/numbers.ts';
import { NONE, TOO_FEW } from './share-words.ts';
import type { BesideShare } from './near-share.ts';

/** A number as the table shows it and as the export keeps it. */
export function numberValue(value: number): TableValue {
	return { text: count(value), value };
}

/** A count, or the words for one that is hidden. */
export function countValue(value: number | null): TableValue {
	return value === null ? wordsValue(TOO_FEW) : numberValue(value);
}

/** Words where a number is not given. */
export function wordsValue(text: string): TableValue {
	return { text, value: null };
}

/** Heads of the columns that `shareValues` fills. */
export function shareColumns(verb: string, confidenceLevel: number): TableTwin['columns'] {
	const level = levelText(confidenceLevel);
	return [verb, 'Of', '%', `${level} CI from`, 'to'].map((label) => ({ label, numeric: true }));
}

/** A share for the table: x, n, per cent and limits; words in place of what is hidden or not there. */
export function shareValues(share: BesideShare): readonly TableValue[] {
	if (share.kind === 'hidden')
		return [
			wordsValue(TOO_FEW),
			share.n === null ? wordsValue(NO_NUMBER) : numberValue(share.n),
			wordsValue(NO_NUMBER),
			wordsValue(NO_NUMBER),
			wordsValue(NO_NUMBER),
		];
	if (share.kind === 'empty')
		return [
			numberValue(0),
			numberValue(0),
			wordsValue(NONE),
			wordsValue(NO_NUMBER),
			wordsValue(NO_NUMBER),
		];
	const { x, estimate, lower, upper } = share;
	return [
		numberValue(x),
		share.kind === 'near' ? wordsValue(share.of) : numberValue(share.n),
		{ text: percent(estimate), value: estimate },
		{ text: percent(lower), value: lower },
		{ text: percent(upper), value: upper },
	];
}
