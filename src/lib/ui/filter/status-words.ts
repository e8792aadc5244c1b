import { NOUNS } from '../../domain/sentence.ts';
import { count } from '../../domain/format.ts';

/** What the status line says once the figures are painted: "Showing 4,812 ECPR runs." */
export function statusWords(rows: number): string {
	const { one, many } = NOUNS.runs;
	if (rows === 0) return `No ${many} match. Lift a filter to see figures again.`;
	return `Showing ${count(rows)} ${rows === 1 ? one : many}.`;
}
