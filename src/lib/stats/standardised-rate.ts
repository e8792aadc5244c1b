import { chiSquareQuantile } from './distributions/chi-square.ts';
import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { byarLimits, garwoodLimits, type CountLimits } from './poisson-limits.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireNonNegative,
	requireSameLength,
	type NotEstimable,
} from './result.ts';
import { sumOf } from './strata.ts';

export const standardisedRateMethod = {
	id: 'standardised-rate',
	name: 'Directly standardised rate',
	question:
		'What would the rate be if the time at risk were spread over strata as in a standard population?',
	definition:
		'Rates of the strata averaged with standard weights. Intervals: normal; gamma (Fay and Feuer), which is right for few events; and Dobson’s, which scales exact or Byar limits of the total count and does not exist without events. A stratum with weight and no time at risk leaves no answer.',
	formula: 'Σ w x/T, w = standard/Σ standard; SE² = Σ w² x/T²',
	references: [
		{
			citation: 'Fay MP, Feuer EJ. Stat Med 1997;16:791-801',
			doi: '10.1002/(SICI)1097-0258(19970415)16:7<791::AID-SIM500>3.0.CO;2-#',
		},
		{ citation: 'Dobson AJ, et al. Stat Med 1991;10:457-462', doi: '10.1002/sim.4780100317' },
	],
	rCall: 'epitools::ageadjust.direct(count, pop, stdpop = standard)',
	usedFor: 'Rates of groups with different mixes of cases.',
} as const satisfies MethodEntry;

/** Events, time at risk and standard weight of each stratum, in parallel columns. */
export interface RateStrata {
	readonly events: ArrayLike<number>;
	readonly personTime: ArrayLike<number>;
	readonly standard: ArrayLike<number>;
}

/** A directly standardised rate with its intervals, per unit of the time given. */
export interface StandardisedRate extends NotEstimable {
	readonly crude: number | null;
	readonly rate: number | null;
	readonly se: number | null;
	readonly lowerNormal: number | null;
	readonly upperNormal: number | null;
	readonly lowerGamma: number | null;
	readonly upperGamma: number | null;
	readonly lowerDobson: number | null;
	readonly upperDobson: number | null;
	readonly lowerByarDobson: number | null;
	readonly upperByarDobson: number | null;
}

/**
 * What would the rate be with the time at risk spread over strata as in a standard population?
 *
 * @param columns events, time at risk and standard weight, one entry a stratum
 * @param confidenceLevel of the two-sided intervals, between 0 and 1
 * @returns crude and standardised rate, normal, gamma and Dobson intervals; nulls and a reason where they do not exist
 * @throws RangeError for negative or fractional counts, negative times or weights, columns of unequal length, or an
 * impossible level
 * @see Fay & Feuer 1997; Dobson et al. 1991; R: epitools::ageadjust.direct
 */
export function standardisedRate(columns: RateStrata, confidenceLevel = 0.95): StandardisedRate {
	requireConfidenceLevel(confidenceLevel);
	const strata = rowsOf(columns);
	const total = sumOf(strata, ({ standard }) => standard);
	const events = sumOf(strata, ({ x }) => x);
	const time = sumOf(strata, ({ t }) => t);
	const used = strata.filter(({ standard }) => standard > 0);
	if (used.length === 0 || used.some(({ t }) => t === 0)) {
		return {
			...noIntervals,
			crude: time > 0 ? events / time : null,
			notEstimable:
				used.length === 0 ? 'no stratum has weight' : 'a stratum with weight has no time at risk',
		};
	}
	/** Weight of one event of the stratum. */
	const weight = ({ standard, t }: Row) => standard / total / t;
	const rate = sumOf(used, (row) => weight(row) * row.x);
	const variance = sumOf(used, (row) => weight(row) ** 2 * row.x);
	const se = Math.sqrt(variance);
	const z = normalCritical(confidenceLevel);
	const largest = Math.max(...used.map(weight));
	const counted = sumOf(used, ({ x }) => x);
	return {
		crude: events / time,
		rate,
		se,
		lowerNormal: rate - z * se,
		upperNormal: rate + z * se,
		...gammaLimits(rate, variance, largest, confidenceLevel),
		...dobson(rate, variance, counted, confidenceLevel),
		...(counted === 0 && { notEstimable: 'without events Dobson’s interval does not exist' }),
	};
}

interface Row {
	readonly x: number;
	readonly t: number;
	readonly standard: number;
}

const noIntervals = {
	rate: null,
	se: null,
	lowerNormal: null,
	upperNormal: null,
	lowerGamma: null,
	upperGamma: null,
	lowerDobson: null,
	upperDobson: null,
	lowerByarDobson: null,
	upperByarDobson: null,
};

function rowsOf({ events, personTime, standard }: RateStrata): readonly Row[] {
	requireSameLength({ events, personTime, standard });
	return Array.from({ length: events.length }, (_, i) => ({
		x: requireCount(events[i] ?? NaN, 'events'),
		t: requireNonNegative(personTime[i] ?? NaN, 'person-time'),
		standard: requireNonNegative(standard[i] ?? NaN, 'standard weight'),
	}));
}

/** Fay and Feuer's limits: the upper one adds one event of the heaviest stratum. */
function gammaLimits(rate: number, variance: number, largest: number, confidenceLevel: number) {
	const half = (1 - confidenceLevel) / 2;
	const upperRate = rate + largest;
	const upperVariance = variance + largest * largest;
	return {
		lowerGamma:
			rate === 0
				? 0
				: (variance / (2 * rate)) * chiSquareQuantile(half, (2 * rate * rate) / variance),
		upperGamma:
			(upperVariance / (2 * upperRate)) *
			chiSquareQuantile(half, (2 * upperRate * upperRate) / upperVariance, 'upper'),
	};
}

function dobson(rate: number, variance: number, events: number, confidenceLevel: number) {
	const scaled = ({ lower, upper }: CountLimits) => {
		if (events === 0) return { lower: null, upper: null };
		const scale = Math.sqrt(variance / events);
		return { lower: rate + scale * (lower - events), upper: rate + scale * (upper - events) };
	};
	const exact = scaled(garwoodLimits(events, confidenceLevel));
	const byar = scaled(byarLimits(events, confidenceLevel));
	return {
		lowerDobson: exact.lower,
		upperDobson: exact.upper,
		lowerByarDobson: byar.lower,
		upperByarDobson: byar.upper,
	};
}
