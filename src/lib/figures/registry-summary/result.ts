import type { Cell } from '../../db/cells.ts';

interface Answers {
	readonly known: number;
	readonly yes: number;
}

/** One age class, or everyone (null): runs, centres that had one, and both survivals. */
export interface SummaryLine {
	readonly ageClass: string | null;
	readonly runs: number;
	readonly centres: number;
	readonly offEcmo: Answers;
	readonly discharged: Answers;
}

export interface SummaryResult {
	readonly classes: readonly SummaryLine[];
	readonly all: SummaryLine;
}

/** What is counted in each line. */
export const SUMMARY_MEASURES = [
	'n',
	'distinct:centre_id',
	'known:survived_ecls',
	'true:survived_ecls',
	'known:survived_discharge',
	'true:survived_discharge',
] as const;

function summaryLine(cell: Cell | undefined): SummaryLine {
	const counts: Readonly<Record<string, number>> = cell?.counts ?? {};
	return {
		ageClass: cell?.keys[0] ?? null,
		runs: counts['n'] ?? 0,
		centres: counts['distinct:centre_id'] ?? 0,
		offEcmo: {
			known: counts['known:survived_ecls'] ?? 0,
			yes: counts['true:survived_ecls'] ?? 0,
		},
		discharged: {
			known: counts['known:survived_discharge'] ?? 0,
			yes: counts['true:survived_discharge'] ?? 0,
		},
	};
}

/** The summary from its two answers: by age class, and over all. */
export function summaryResult(classes: readonly Cell[], all: readonly Cell[]): SummaryResult {
	return { classes: classes.map(summaryLine), all: summaryLine(all[0]) };
}
