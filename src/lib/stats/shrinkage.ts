import { betaQuantile } from './distributions/beta.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireConfidenceLevel,
	requireEvents,
	requireSameLength,
	type NotEstimable,
} from './result.ts';
import { sumOf } from './strata.ts';

export const shrinkageMethod = {
	id: 'shrinkage',
	name: 'Shrunken centre rates (empirical Bayes)',
	question:
		'What is the best guess of each centre’s underlying share, given how little each has seen?',
	definition:
		'The true shares of the centres are taken to follow a beta distribution, fitted by Kleinman’s moments with weights n/(1 + ρ(n − 1)); ρ is the correlation of cases within a centre. Each centre’s share is pulled towards the mean of all, the more the fewer its cases; the interval is that of its posterior and takes the fitted distribution as known, which is a little too narrow with few centres. When the centres differ no more than chance allows (ρ = 0) all are shrunk to the common share and have no interval of their own.',
	formula: '(a + x)/(a + b + n), a + b = (1 − ρ)/ρ, a/(a + b) = common share',
	references: [
		{
			citation: 'Kleinman JC. J Am Stat Assoc 1973;68:46-54',
			doi: '10.1080/01621459.1973.10481332',
		},
		{
			citation: 'Efron B, Morris C. J Am Stat Assoc 1975;70:311-319',
			doi: '10.1080/01621459.1975.10479864',
		},
	],
	rCall: 'qbeta(c(0.025, 0.975), a + x, b + n - x)',
	usedFor: 'Caterpillar plots of centres.',
} as const satisfies MethodEntry;

/** Shrunken shares of centres, in the order of the input; null for a centre without cases. */
export interface Shrinkage extends NotEstimable {
	/** Mean of the fitted distribution of true shares. */
	readonly common: number | null;
	/** Correlation of cases within a centre; 0 when centres differ no more than chance allows. */
	readonly rho: number | null;
	readonly estimate: readonly (number | null)[];
	readonly lower: readonly (number | null)[];
	readonly upper: readonly (number | null)[];
	/** How far each estimate is drawn in: 0 not at all, 1 to the common share. */
	readonly weightOfCommon: readonly (number | null)[];
}

/**
 * What is the best guess of each centre's underlying share? Empirical Bayes by a beta-binomial model.
 *
 * @param events events of each centre
 * @param n cases of each centre, those with a missing answer left out before
 * @param confidenceLevel of the posterior intervals, between 0 and 1
 * @returns shrunken shares with posterior intervals and the fitted distribution; nulls and a reason with fewer than two
 * centres; no intervals when centres differ no more than chance allows
 * @throws RangeError for impossible counts or level, or columns of unequal length
 * @see Kleinman 1973; Efron & Morris 1975
 */
export function shrinkage(
	events: ArrayLike<number>,
	n: ArrayLike<number>,
	confidenceLevel = 0.95,
): Shrinkage {
	requireSameLength({ events, n });
	requireConfidenceLevel(confidenceLevel);
	const centres = Array.from(n, (cases, i) => {
		requireEvents(events[i] ?? NaN, cases);
		return { x: events[i] ?? NaN, n: cases };
	});
	const seen = centres.filter((centre) => centre.n > 0);
	const none = centres.map(() => null);
	if (seen.length < 2) {
		return {
			common: null,
			rho: null,
			estimate: none,
			lower: none,
			upper: none,
			weightOfCommon: none,
			notEstimable: 'fewer than two centres have cases',
		};
	}
	const { common, rho } = fitMoments(seen);
	if (rho === 0 || rho === 1) {
		const alike = rho === 0;
		return {
			common,
			rho,
			estimate: centres.map((centre) =>
				centre.n === 0 ? null : alike ? common : centre.x / centre.n,
			),
			lower: none,
			upper: none,
			weightOfCommon: centres.map((centre) => (centre.n === 0 ? null : alike ? 1 : 0)),
			notEstimable: alike
				? 'centres differ no more than chance allows, so their shares have no intervals of their own'
				: 'within each centre all cases ended alike, so nothing can be said of chance',
		};
	}
	const strength = (1 - rho) / rho;
	const a = common * strength;
	const b = (1 - common) * strength;
	const half = (1 - confidenceLevel) / 2;
	const perCentre = (value: (centre: Centre) => number) =>
		centres.map((centre) => (centre.n === 0 ? null : value(centre)));
	return {
		common,
		rho,
		estimate: perCentre((centre) => (a + centre.x) / (strength + centre.n)),
		lower: perCentre((centre) => betaQuantile(half, a + centre.x, b + centre.n - centre.x)),
		upper: perCentre((centre) =>
			betaQuantile(half, a + centre.x, b + centre.n - centre.x, 'upper'),
		),
		weightOfCommon: perCentre((centre) => strength / (strength + centre.n)),
	};
}

interface Centre {
	readonly x: number;
	readonly n: number;
}

/** Kleinman's moment estimates of the common share and of ρ, the weights renewed until ρ stands still. */
function fitMoments(centres: readonly Centre[]): { common: number; rho: number } {
	let rho = 0;
	let common = NaN;
	for (let round = 0; round < 200; round++) {
		const weights = centres.map((centre) => centre.n / (1 + rho * (centre.n - 1)));
		const total = sumOf(weights, (w) => w);
		const weighted = centres.map((centre, i) => ({ ...centre, w: weights[i] ?? 0 }));
		common = sumOf(weighted, ({ x, n, w }) => (w * x) / n) / total;
		const mean = common;
		const spread = sumOf(weighted, ({ x, n, w }) => w * (x / n - mean) ** 2);
		const full = sumOf(weighted, ({ w }) => w * (1 - w / total));
		const chance = sumOf(weighted, ({ n, w }) => (w / n) * (1 - w / total));
		const unit = common * (1 - common);
		const next =
			unit > 0 && full > chance
				? Math.min(1, Math.max(0, (spread / unit - chance) / (full - chance)))
				: 0;
		if (Math.abs(next - rho) < 1e-14) return { common, rho: next };
		rho = next;
	}
	return { common, rho };
}
