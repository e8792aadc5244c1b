import { logistic } from '../../stats/models/logistic.ts';
import { matchedRiskDifference } from '../../stats/models/matched-risk-difference.ts';
import { riskSetMatching } from '../../stats/models/risk-set-matching.ts';
import type { Cases } from '../data/extract.ts';
import { baselineDesign } from '../methods/design.ts';
import { flagsOf, type Estimated } from '../methods/estimates.ts';

/** ECMO flow now against not yet, within pairs at the same minute of CPR. Another question: no truth is on file. */
export interface RiskSets extends Estimated {
	readonly pairs: number;
	readonly unmatched: number;
	readonly now: number;
	readonly notYet: number;
	/** Pairs whose control had flow later. */
	readonly laterTreated: number;
}

/** Largest difference in the logit of the propensity within a pair, in its SD. */
const CALIPER = 0.2;

/** Pairs each run, at its minute of flow, with the arrest still in CPR then that is likeliest in what was known at minute 10. */
export function riskSets(cases: Cases, rows: Int32Array): RiskSets {
	const c = cases.columns;
	const received = flagsOf(rows, (row) => c.received_ecpr[row] === 1);
	const model = logistic({ X: baselineDesign(cases, rows), y: received });
	if (!model.converged) throw new Error(model.notEstimable);
	const score = model.fitted.map((p) => Math.log(p / (1 - p)));
	const mean = score.reduce((sum, value) => sum + value, 0) / score.length;
	const spread = Math.sqrt(
		score.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (score.length - 1),
	);
	const minute = (row: number): number => c.cpr_total_min[row] ?? 0;
	const pairs = riskSetMatching(
		{
			treatedAt: Float64Array.from(rows, (row) =>
				c.received_ecpr[row] === 1 ? minute(row) : Infinity,
			),
			riskEnd: Float64Array.from(rows, minute),
			score,
		},
		{ caliper: CALIPER * spread },
	);
	const result = matchedRiskDifference(
		pairs,
		flagsOf(rows, (row) => c.survived_discharge[row] === 1),
	);
	return {
		estimate: result.rd ?? NaN,
		lower: result.rdLower,
		upper: result.rdUpper,
		pairs: result.pairs,
		unmatched: pairs.unmatched.length,
		now: result.risk1 ?? NaN,
		notYet: result.risk0 ?? NaN,
		laterTreated: pairs.control.filter((at) => received[at] === 1).length,
	};
}
