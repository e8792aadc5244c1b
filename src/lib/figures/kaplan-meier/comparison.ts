import { logRank } from '../../stats/survival/log-rank.ts';
import {
	restrictedMeanDifference,
	type MeanWithError,
} from '../../stats/survival/restricted-mean-comparison.ts';
import { groupedSubjects } from '../time-from-flow/exit-rows.ts';
import type { GroupExits } from '../time-from-flow/exits.ts';

/** A group whose curve is drawn and whose level is known. */
export interface ComparedCurve {
	readonly label: string;
	readonly exits: GroupExits;
	/** Its restricted mean, if it has one. */
	readonly mean: MeanWithError | null;
}

export interface CurvesComparison {
	/** Null where there is no test. */
	readonly logRank: { readonly chisq: number; readonly df: number; readonly p: number } | null;
	/** Differences of the mean days alive against the largest group. */
	readonly differences: readonly {
		readonly label: string;
		readonly against: string;
		readonly days: number;
		readonly lower: number;
		readonly upper: number;
	}[];
}

/** The log-rank test over the curves drawn, and the mean days alive of each against the largest group. */
export function compareCurves(
	curves: readonly ComparedCurve[],
	confidenceLevel: number,
): CurvesComparison {
	if (curves.length < 2) return { logRank: null, differences: [] };
	const { chisq, df, p } = logRank(groupedSubjects(curves.map(({ exits }) => exits)));
	const size = ({ exits }: ComparedCurve): number => exits.n.reduce((sum, n) => sum + n, 0);
	const [largest] = curves.filter(({ mean }) => mean).toSorted((a, b) => size(b) - size(a));
	return {
		logRank: chisq === null || df === null || p === null ? null : { chisq, df, p },
		differences: curves.flatMap((curve) => {
			if (largest?.mean == null || curve === largest || curve.mean === null) return [];
			const { diff, diffLower, diffUpper } = restrictedMeanDifference(
				largest.mean,
				curve.mean,
				confidenceLevel,
			);
			return [
				{
					label: curve.label,
					against: largest.label,
					days: diff,
					lower: diffLower,
					upper: diffUpper,
				},
			];
		}),
	};
}
