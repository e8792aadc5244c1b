import { normalCdf, normalCritical } from '../distributions/normal.ts';
import { levelsOf, rowsByLevel } from '../levels.ts';
import type { MethodEntry } from '../method-entry.ts';
import { designMatrix, type DesignInput } from '../models/design-matrix.ts';
import { requireConfidenceLevel, requireSameLength } from '../result.ts';
import { concordance } from './concordance.ts';
import { fitCox, type CoxFailure } from './cox-fit.ts';
import type { CoxTies, RiskSets } from './cox-likelihood.ts';

/** Subjects of a Cox regression; leave rows with missing values out first and say how many. */
export interface CoxData {
	readonly time: ArrayLike<number>;
	/** 1 = event, 0 = censored. */
	readonly event: ArrayLike<number>;
	/** Delayed entry: at risk at t when entry < t <= time. */
	readonly entry?: ArrayLike<number>;
	/** Strata with baseline hazards of their own. */
	readonly strata?: ArrayLike<string | number>;
	/** Predictors without an intercept. */
	readonly X: DesignInput;
	/** Names of the columns of X. Default x0, x1, ... */
	readonly names?: readonly string[];
}

/** Maximum partial-likelihood estimates; columns run parallel to `names`. */
export interface CoxEstimates {
	readonly converged: true;
	readonly names: readonly string[];
	readonly coef: Float64Array;
	readonly se: Float64Array;
	readonly z: Float64Array;
	readonly p: Float64Array;
	/** exp(coef) with Wald limits. */
	readonly hr: Float64Array;
	readonly hrLower: Float64Array;
	readonly hrUpper: Float64Array;
	readonly vcov: readonly (readonly number[])[];
	readonly loglikNull: number;
	readonly loglik: number;
	/** Likelihood-ratio, Wald and score chi-square of all coefficients together. */
	readonly lr: number;
	readonly wald: number;
	readonly score: number;
	readonly df: number;
	readonly concordance: number | null;
	readonly n: number;
	readonly events: number;
}

/** No estimates, and why. */
export interface CoxNotEstimable {
	readonly converged: false;
	readonly reason: CoxFailure;
	readonly notEstimable: string;
}

export const coxMethod = {
	id: 'cox-ph',
	name: 'Cox proportional-hazards regression',
	question: 'How does the hazard go with each predictor, the others held fixed?',
	definition:
		'Maximum partial likelihood with Efron’s (or Breslow’s) treatment of ties, by Newton steps to full precision; strata have baseline hazards of their own, delayed entry counts a subject at risk only after it. Wald intervals; likelihood-ratio, Wald and score statistics; Harrell’s concordance, equal predictors counting one half. Collinear predictors and infinite coefficients are reported instead of numbers.',
	formula: 'h(t | x) = h₀(t) exp(x′β)',
	references: [
		{
			citation: 'Cox DR. J R Stat Soc B 1972;34:187-220',
			doi: '10.1111/j.2517-6161.1972.tb00899.x',
		},
		{ citation: 'Efron B. J Am Stat Assoc 1977;72:557-565', doi: '10.1080/01621459.1977.10480613' },
		{
			citation: 'Harrell FE et al. JAMA 1982;247:2543-2546',
			doi: '10.1001/jama.1982.03320430047030',
		},
	],
	rCall: 'survival::coxph(Surv(entry, time, event) ~ X + strata(stratum), ties = "efron")',
	usedFor: 'Adjusted hazard ratios.',
} as const satisfies MethodEntry;

const sentences: Readonly<Record<CoxFailure, string>> = {
	'no-events': 'There are no events.',
	collinear:
		'Some predictors do not vary among those at risk, or are combinations of others, so their coefficients cannot be told apart.',
	'monotone-likelihood':
		'Some combination of the predictors orders the events without exception, so no finite coefficients exist.',
	'not-converged': 'The search for the coefficients did not settle.',
};

/**
 * How does the hazard go with the predictors?
 *
 * Input: as `CoxData`; ties (default efron); confidence level (default 0.95). Output: estimates, or `converged: false` with
 * the reason. Errors: RangeError for impossible times, codes or values.
 * Source: Cox 1972; Efron 1977; R `survival::coxph`, iterated further than its default.
 */
export function cox(
	data: CoxData,
	{
		ties = 'efron',
		confidenceLevel = 0.95,
	}: { readonly ties?: CoxTies; readonly confidenceLevel?: number } = {},
): CoxEstimates | CoxNotEstimable {
	const critical = normalCritical(requireConfidenceLevel(confidenceLevel));
	const design = designMatrix(data.X);
	if (data.names && data.names.length !== design.columns) {
		throw new RangeError(
			`names has ${data.names.length} entries, the design has ${design.columns} columns.`,
		);
	}
	const sets = riskSets(data, design.rows);
	let events = 0;
	for (let i = 0; i < design.rows; i++) events += data.event[i] ?? 0;
	const fit = events === 0 ? 'no-events' : fitCox(sets, design, ties);
	if (typeof fit === 'string') {
		return { converged: false, reason: fit, notEstimable: sentences[fit] };
	}
	const { coef, vcov, loglikNull, loglik, wald, score } = fit;
	const se = coef.map((_, j) => Math.sqrt(vcov.get(j, j)));
	const z = coef.map((b, j) => b / (se[j] ?? 0));
	const { values, rows, columns } = design;
	const predictor = Float64Array.from({ length: rows }, (_, i) =>
		coef.reduce((sum, b, j) => sum + b * (values[i * columns + j] ?? 0), 0),
	);
	return {
		converged: true,
		names: data.names ?? Array.from(coef, (_, j) => `x${j}`),
		coef,
		se,
		z,
		p: z.map((value) => 2 * normalCdf(Math.abs(value), 'upper')),
		hr: coef.map(Math.exp),
		hrLower: coef.map((b, j) => Math.exp(b - critical * (se[j] ?? 0))),
		hrUpper: coef.map((b, j) => Math.exp(b + critical * (se[j] ?? 0))),
		vcov: vcov.to2DArray(),
		loglikNull,
		loglik,
		lr: 2 * (loglik - loglikNull),
		wald,
		score,
		df: columns,
		concordance: concordance(sets, predictor),
		n: rows,
		events,
	};
}

/** Checks the subjects and sorts them within strata. */
function riskSets({ time, event, entry, strata }: CoxData, rows: number): RiskSets {
	requireSameLength({
		time,
		event,
		X: { length: rows },
		...(entry ? { entry } : {}),
		...(strata ? { strata } : {}),
	});
	for (let i = 0; i < rows; i++) {
		const t = time[i] ?? Number.NaN;
		if (!(t >= 0 && t < Infinity)) {
			throw new RangeError(`Row ${i} has time ${t}; times must be finite and not negative.`);
		}
		if (event[i] !== 0 && event[i] !== 1) {
			throw new RangeError(`Row ${i} has event ${event[i] ?? 'missing'}; expected 0 or 1.`);
		}
		if (entry && !((entry[i] ?? Number.NaN) < t)) {
			throw new RangeError(
				`Row ${i} enters at ${entry[i] ?? 'nothing'} and leaves at ${t}; entry must come first.`,
			);
		}
	}
	const groups = strata
		? rowsByLevel(levelsOf(strata))
		: [Array.from({ length: rows }, (_, i) => i)];
	const falling = (column: ArrayLike<number>, members: readonly number[]) =>
		[...members].sort((a, b) => (column[b] ?? 0) - (column[a] ?? 0));
	return {
		time,
		event,
		entry: entry ?? null,
		strata: groups.map((members) => ({
			byTime: falling(time, members),
			byEntry: entry ? falling(entry, members) : [],
		})),
	};
}
