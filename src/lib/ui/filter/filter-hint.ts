import type { Filter } from '../../domain/filters.ts';

/** What a reader should know before filtering by it: that the value is known late. Undefined otherwise. */
export function filterHint(filter: Filter): string | undefined {
	return filter.late
		? 'Known late: partly a result of the minutes of CPR before it was taken.'
		: undefined;
}
