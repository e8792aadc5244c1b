import { NO_NUMBER, percent } from '../../domain/format.ts';
import type { TableValue } from '../figure.ts';
import { numberValue, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { atRiskText, type AtRisk } from './shown-so-far.ts';

/** A group's name in a table; a click on it filters where there is such a filter. */
export function groupName(label: string, filter: TableValue['filter'] | null): TableValue {
	return { text: label, value: label, ...(filter == null ? {} : { filter }) };
}

/** The row of a group whose curve may not be drawn: day 0, its runs, and words. */
export function hiddenRow(name: TableValue, runs: number, columns: number): TableValue[] {
	return [
		name,
		numberValue(0),
		numberValue(runs),
		wordsValue(TOO_FEW),
		...Array.from({ length: columns - 4 }, () => wordsValue(NO_NUMBER)),
	];
}

/** How many are at risk: exact for export where that may be told. */
export function atRiskValue(atRisk: AtRisk): TableValue {
	return typeof atRisk === 'number' ? numberValue(atRisk) : wordsValue(atRiskText(atRisk, TOO_FEW));
}

/** A share, or a dash where there is none. */
export function shareValue(value: number | null): TableValue {
	return value === null ? wordsValue(NO_NUMBER) : { text: percent(value), value };
}

/** A share, or the words for one that is hidden. */
export function hideableShare(value: number | null): TableValue {
	return value === null ? wordsValue(TOO_FEW) : shareValue(value);
}
