import { chiSquareCdf } from './distributions/chi-square.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireEvents, requireFinite, requireSameLength, type NotEstimable } from './result.ts';
import { sumOf } from './strata.ts';

export const cochranArmitageMethod = {
	id: 'cochran-armitage',
	name: 'Cochran-Armitage test for trend',
	question: 'Does a share rise or fall steadily over ordered groups?',
	definition:
		'Regression of events on the scores of the groups, its slope over the standard error under no trend, with 1 degree of freedom; the variance has N (the permutation form with N − 1 is beside it). z is positive when the share rises with the score. Empty groups add nothing. With no or only events, or one score, there is no test.',
	formula: 'z = Σ s(e − n p̄)/√(p̄(1 − p̄)(Σ n s² − (Σ n s)²/N))',
	references: [
		{ citation: 'Cochran WG. Biometrics 1954;10:417-451', doi: '10.2307/3001616' },
		{ citation: 'Armitage P. Biometrics 1955;11:375-386', doi: '10.2307/3001775' },
	],
	rCall: 'prop.trend.test(events, n, scores)',
	usedFor: 'Shares over years or ordered bands.',
} as const satisfies MethodEntry;

/** A test for trend; `chisqN1` is the permutation form, chisq (N − 1)/N. */
export interface CochranArmitage extends NotEstimable {
	readonly z: number | null;
	readonly chisq: number | null;
	readonly df: number;
	readonly p: number | null;
	readonly chisqN1: number | null;
}

/**
 * Does a share rise or fall steadily over ordered groups?
 *
 * @param events events of each group
 * @param n cases of each group
 * @param scores where each group stands; 1, 2, 3, … if left out
 * @returns z, chi-square and p; nulls and a reason when there is no variation
 * @throws RangeError for impossible counts, scores that are not numbers, or columns of unequal length
 * @see Cochran 1954; Armitage 1955; R: prop.trend.test(events, n, scores)
 */
export function cochranArmitage(
	events: ArrayLike<number>,
	n: ArrayLike<number>,
	scores: ArrayLike<number> = Array.from(events, (_, i) => i + 1),
): CochranArmitage {
	requireSameLength({ events, n, scores });
	const groups = Array.from(n, (cases, i) => {
		const group = { cases, events: events[i] ?? NaN, score: scores[i] ?? NaN };
		requireEvents(group.events, cases);
		requireFinite(group.score, 'score');
		return group;
	});
	const total = sumOf(groups, ({ cases }) => cases);
	const allEvents = sumOf(groups, (group) => group.events);
	const share = allEvents / total;
	const centre = sumOf(groups, ({ cases, score }) => cases * score) / total;
	const slope = sumOf(groups, (group) => (group.score - centre) * group.events);
	const spread = sumOf(groups, ({ cases, score }) => cases * (score - centre) ** 2);
	const variance = share * ((total - allEvents) / total) * spread;
	if (!(variance > 0)) {
		const notEstimable =
			total === 0
				? 'there are no cases'
				: allEvents === 0
					? 'nobody had the event'
					: allEvents === total
						? 'everybody had the event'
						: 'all cases have the same score';
		return { z: null, chisq: null, df: 1, p: null, chisqN1: null, notEstimable };
	}
	// Scores are taken from their mean, so that Σ s(e − n p̄) needs no second sum.
	const z = slope / Math.sqrt(variance);
	const chisq = z * z;
	return {
		z,
		chisq,
		df: 1,
		p: chiSquareCdf(chisq, 1, 'upper'),
		chisqN1: (chisq * (total - 1)) / total,
	};
}
