import type { FigureAnswer } from '../figure.ts';
import { centreCount, type CentreCount } from '../centres/centre-counts.ts';
import type { ExpectedSurvivors } from './expected-survivors.ts';

export interface FunnelResult {
	readonly runs: readonly CentreCount[];
	/** Eligible arrests of the same centres; null where the cohort is filtered by what only runs have. */
	readonly eligible: readonly CentreCount[] | null;
	/** Null where the crude shares were asked for. */
	readonly expected: ExpectedSurvivors | null;
}

/**
 * Answers in the order asked: runs, then eligible arrests where they were asked for.
 * @param expected null where the crude shares were asked for
 */
export function funnelResult(
	answers: readonly FigureAnswer[],
	eligible: boolean,
	expected: ExpectedSurvivors | null,
): FunnelResult {
	const counts = answers.flatMap((answer) =>
		answer.kind === 'cells'
			? [answer.cells.filter(({ counts: { n } }) => n > 0).map(centreCount)]
			: [],
	);
	return {
		runs: counts[0] ?? [],
		eligible: eligible ? (counts[1] ?? []) : null,
		expected,
	};
}
