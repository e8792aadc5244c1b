import { levelsOf } from '$lib/domain/codebook.ts';
import type { KnownAt, TableName, Variable } from '$lib/domain/variable.ts';
import type { Completeness } from './completeness.ts';

export const TABLE_LABELS: Readonly<Record<TableName, string>> = {
	arrest_case: 'one row per eligible arrest',
	complication: 'one row per complication episode',
	centre: 'one row per centre',
	cpr_denominator: 'counts of arrests that ended before minute 10',
	answer_key: 'a separate file, fetched only on a reveal',
	answer_key_centre: 'a separate file, fetched only on a reveal',
};

export const KNOWN_AT_LABELS: Readonly<Record<KnownAt, string>> = {
	baseline: 'before the arrest',
	arrest: 'by minute 10',
	flow: 'at first flow, or the end of CPR',
	on_ecmo: 'during ECMO',
	outcome: 'at the end or later',
};

/** How a variable is stored and what it may be: "integer, minutes, 14 to 150". */
export function storageWords(variable: Variable): string {
	const levels = levelsOf(variable);
	if (variable.storage === 'enum') return levels.map((level) => level.label).join('; ');
	if (variable.storage === 'boolean') return 'yes or no';
	if (variable.storage === 'string') return 'text';
	const kind =
		variable.storage === 'integer'
			? 'whole number'
			: variable.decimals === undefined
				? 'number'
				: `number, ${variable.decimals} ${variable.decimals === 1 ? 'decimal' : 'decimals'}`;
	const range = variable.range ? `${variable.range[0]} to ${variable.range[1]}` : undefined;
	return [kind, range, variable.unit].filter((part) => part !== undefined).join(', ');
}

/** "97.2 %"; never rounded up to all or down to none. A dash when the variable applies to no row. */
export function percentFilled({ filled, applicable }: Completeness): string {
	if (applicable === 0) return '–';
	if (filled === applicable) return '100 %';
	const percent = (100 * filled) / applicable;
	return `${Math.min(99.9, Math.max(filled > 0 ? 0.1 : 0, percent)).toFixed(1)} %`;
}
