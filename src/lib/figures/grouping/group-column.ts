import { column } from '../../db/identifier.ts';
import { fragment, joined, type Fragment } from '../../db/statement.ts';
import type { Grouping } from './groupings.ts';

/** The group of a row as SQL text: the level, or the band its value lies in; null where missing or not grouped. */
export function groupColumn(grouping: Grouping | null): Fragment {
	if (grouping === null) return fragment`null::varchar`;
	const operand = column(grouping.name);
	const bands = grouping.levels.flatMap(({ value, band }) =>
		band === undefined
			? []
			: [
					fragment`when ${operand} >= ${band.low ?? -1e9} and ${operand} <= ${band.high ?? 1e9} then ${value}`,
				],
	);
	return bands.length === 0
		? fragment`${operand}::varchar`
		: fragment`case ${joined(bands, fragment` `)} end`;
}
