import { chiSquareCdf } from './distributions/chi-square.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireCount, type NotEstimable } from './result.ts';
import { sumOf } from './strata.ts';

export const chiSquareTableMethod = {
	id: 'chi-square-table',
	name: 'Chi-square test of a table',
	question: 'Could rows and columns of this table be unrelated?',
	definition:
		'Pearson’s chi-square with (r − 1)(c − 1) degrees of freedom after dropping empty rows and columns, the likelihood ratio G and Cramér’s V. The smallest expected count is given, since the approximation is poor when it is below about 5. With fewer than two rows or columns left there is no test.',
	formula: 'Σ (O − E)²/E; V = √(χ²/(N min(r − 1, c − 1)))',
	references: [
		{
			citation: 'Pearson K. Philos Mag 1900;50:157-175',
			doi: '10.1080/14786440009463897',
		},
		{ citation: 'Cramér H. Mathematical Methods of Statistics, 1946, ch. 21' },
	],
	rCall: 'chisq.test(table, correct = FALSE)',
	usedFor: 'Comparisons of categories between groups.',
} as const satisfies MethodEntry;

/** Chi-square of an r × c table; `expected` has the rows and columns that are not empty. */
export interface ChiSquareTable extends NotEstimable {
	readonly chisq: number | null;
	readonly df: number | null;
	readonly p: number | null;
	/** Likelihood ratio statistic, 2 Σ O log(O/E). */
	readonly g: number | null;
	readonly cramersV: number | null;
	readonly minExpected: number | null;
	readonly expected: readonly (readonly number[])[] | null;
}

/**
 * Could rows and columns of a table of counts be unrelated?
 *
 * @param table counts, one array a row
 * @returns chi-square, degrees of freedom, p, G, Cramér's V and the expected counts; nulls and a reason when fewer than
 * two rows or columns have counts
 * @throws RangeError for counts that cannot be or rows of unequal length
 * @see Pearson 1900; R: chisq.test(table, correct = FALSE)
 */
export function chiSquareTable(table: readonly ArrayLike<number>[]): ChiSquareTable {
	const rows = table.map((row) => Array.from(row, (count) => requireCount(count, 'count')));
	const width = rows[0]?.length ?? 0;
	const ragged = rows.find((row) => row.length !== width);
	if (ragged)
		throw new RangeError(`rows must all have ${width} counts, got one with ${ragged.length}`);
	const rowTotals = rows.map((row) => sumOf(row, (count) => count));
	const columnTotals = Array.from({ length: width }, (_, j) => sumOf(rows, (row) => row[j] ?? 0));
	const usedRows = rowTotals.filter((total) => total > 0);
	const usedColumns = columnTotals.filter((total) => total > 0);
	const smaller = Math.min(usedRows.length, usedColumns.length);
	if (smaller < 2) {
		return {
			chisq: null,
			df: null,
			p: null,
			g: null,
			cramersV: null,
			minExpected: null,
			expected: null,
			notEstimable: 'fewer than two rows or columns have counts',
		};
	}
	const total = sumOf(rowTotals, (count) => count);
	const expected = usedRows.map((row) => usedColumns.map((column) => (row * column) / total));
	const observed = rows
		.filter((_, i) => (rowTotals[i] ?? 0) > 0)
		.map((row) => row.filter((_, j) => (columnTotals[j] ?? 0) > 0));
	const cells = observed.flatMap((row, i) =>
		row.map((count, j) => ({ count, expected: expected[i]?.[j] ?? NaN })),
	);
	const chisq = sumOf(cells, (cell) => (cell.count - cell.expected) ** 2 / cell.expected);
	const df = (usedRows.length - 1) * (usedColumns.length - 1);
	return {
		chisq,
		df,
		p: chiSquareCdf(chisq, df, 'upper'),
		g: 2 * sumOf(cells, ({ count, expected: e }) => (count > 0 ? count * Math.log(count / e) : 0)),
		cramersV: Math.sqrt(chisq / (total * (smaller - 1))),
		minExpected: Math.min(...cells.map((cell) => cell.expected)),
		expected,
	};
}
