import { count } from '../../domain/format.ts';
import { codeCharts, type CodeChart } from '../code/charts.ts';
import type { Sheet } from '../sheet.ts';

const KINDS: Readonly<Record<CodeChart['kind'], string>> = {
	intervals: 'Dots with interval bars',
	lines: 'Lines',
	stacked: 'Stacked bars',
	bars: 'Bars',
	cells: 'Heat map with a number in each cell',
	ranges: 'Dots with ranges',
	points: 'Scatter of dots',
};

/**
 * Short alternative text, for those who cannot see the figure and read in passing: what kind of drawing it is, what
 * its title says, and of how many. The long one is the sheet's `description`.
 */
export function shortAlternative({
	id,
	title,
	n,
	empty,
	table,
}: Pick<Sheet, 'id' | 'title' | 'n' | 'empty' | 'table'>): string {
	if (empty !== null) return `No drawing. ${ended(title)} ${ended(empty)} Synthetic data.`;
	const [first] = codeCharts({ id, table });
	const kind = first === undefined ? 'Drawing' : KINDS[first.kind];
	const of = n.used === n.cohort ? count(n.used) : `${count(n.used)} of ${count(n.cohort)}`;
	return `${kind}. ${ended(title)} n\u00a0=\u00a0${of}. Synthetic data.`;
}

function ended(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
