import { count, decimal, percent } from '../../domain/format.ts';
import { GROUPS } from '../data/groups.ts';
import type { Comparison } from '../lesson.ts';
import type { MinutesAnswer } from './analysis.ts';
import { ANALYSES } from './ways.ts';

/** Eight ways to form two groups from the same arrests, as differences in survival to discharge. */
export function comparisonOf(answer: MinutesAnswer): Comparison {
	return {
		scale: 'difference',
		measure: 'Difference in survival to discharge',
		subtitle: `Percentage points, ECPR less comparators, in ${count(answer.n)} eligible arrests of ${GROUPS[answer.group].whom}. Every row claims to say what ECPR adds.`,
		rows: ANALYSES.map(({ name, label, detail, role }) => {
			const { estimate, lower, upper, ecpr, others, oddsRatio, oddsKind } = answer.estimates[name];
			const observed =
				role === 'careful' || oddsKind === 'conditional'
					? ''
					: `, ${percent(ecpr.alive)} against ${percent(others.alive)}`;
			return {
				label,
				detail: `${detail}${observed}; ${oddsKind} OR ${decimal(oddsRatio, 2)}`,
				role,
				estimate,
				lower,
				upper,
			};
		}),
		notes: [
			'Crude rows: Newcombe 95\u202f% intervals. Adjusted rows: g-computation over a logistic model, delta-method intervals. Weighted: inverse-probability weights, interval from the influence function.',
			'A conditional odds ratio is a model’s coefficient and differs from a marginal one even without bias: compare the points.',
			`${count(answer.open)} arrests still in hospital at the snapshot are left out${answer.withoutMinutes > 0 ? `; where CPR time is used, so are ${count(answer.withoutMinutes)} without it` : ''}.`,
		],
		sides: ['fewer live with ECPR', 'more live with ECPR'],
		n: { cohort: answer.n + answer.open, used: answer.n },
	};
}
