import type { FigureAnswer } from '../figure.ts';
import { centreCount, type CentreCount } from '../centres/centre-counts.ts';
import { expectedSurvivors, type ExpectedSurvivors } from './expected-survivors.ts';

export interface FunnelResult {
	readonly runs: readonly CentreCount[];
	/** Eligible arrests of the same centres; null where the cohort is filtered by what only runs have. */
	readonly eligible: readonly CentreCount[] | null;
	/** Null where the crude shares were asked for. */
	readonly expected: ExpectedSurvivors | null;
}

/** Answers in the order asked: runs, then eligible arrests and case mix where they were asked for. */
export function funnelResult(
	answers: readonly FigureAnswer[],
	asked: { readonly eligible: boolean; readonly adjusted: boolean },
): FunnelResult {
	const counts = answers.flatMap((answer) =>
		answer.kind === 'cells'
			? [answer.cells.filter(({ counts: { n } }) => n > 0).map(centreCount)]
			: [],
	);
	const rows = answers.find((answer) => answer.kind === 'rows');
	return {
		runs: counts[0] ?? [],
		eligible: asked.eligible ? (counts[1] ?? []) : null,
		expected: asked.adjusted ? expectedSurvivors(rows?.rows ?? []) : null,
	};
}
