import type { Cell, CellsRequest } from '../../db/cells.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';

/** Yes/no outcomes that headline and cascade count. */
const COLUMNS = {
	offEcmo: 'survived_ecls',
	discharged: 'survived_discharge',
	complication: 'major_complication',
	favourable: 'neuro_favourable',
} as const;

type OutcomeName = keyof typeof COLUMNS;

interface Answers {
	readonly known: number;
	readonly yes: number;
}

/** What became of a cohort's runs: counts only. */
export interface Outcomes {
	readonly runs: number;
	readonly offEcmo: Answers;
	readonly discharged: Answers;
	readonly complication: Answers;
	/** Among those discharged alive: favourable and unfavourable on record, and not recorded. */
	readonly survivors: {
		readonly favourable: number;
		readonly unfavourable: number;
		readonly notRecorded: number;
	};
}

/** The counts `outcomesOf` reads: all outcomes, by whether the patient left hospital alive. */
export function outcomesRequest(cohort: Cohort, ignoring: readonly FilterName[]): CellsRequest {
	const columns = Object.values(COLUMNS);
	return {
		table: 'runs',
		by: [COLUMNS.discharged],
		measures: [
			'n',
			...columns.map((column) => `known:${column}` as const),
			...columns.map((column) => `true:${column}` as const),
		],
		cohort,
		ignoring,
	};
}

/** Outcomes from the answer to `outcomesRequest`. */
export function outcomesOf(cells: readonly Cell[]): Outcomes {
	const sum = (take: (cell: Cell) => number, from = cells): number =>
		from.reduce((total, cell) => total + take(cell), 0);
	const answers = (name: OutcomeName): Answers => ({
		known: sum((cell) => cell.counts[`known:${COLUMNS[name]}`] ?? 0),
		yes: sum((cell) => cell.counts[`true:${COLUMNS[name]}`] ?? 0),
	});
	const alive = cells.filter(({ keys }) => keys[0] === 'true');
	const recorded = sum((cell) => cell.counts[`known:${COLUMNS.favourable}`] ?? 0, alive);
	const favourable = sum((cell) => cell.counts[`true:${COLUMNS.favourable}`] ?? 0, alive);
	return {
		runs: sum((cell) => cell.counts.n),
		offEcmo: answers('offEcmo'),
		discharged: answers('discharged'),
		complication: answers('complication'),
		survivors: {
			favourable,
			unfavourable: recorded - favourable,
			notRecorded: sum((cell) => cell.counts.n, alive) - recorded,
		},
	};
}
