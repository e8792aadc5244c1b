/** Neurology among survivors (causal-model.md, section 9; logits unless said). */
export const NEUROLOGY = {
	/** Probability of a favourable state at 30 minutes of low flow, and its slope per minute. */
	child: { at30: 0.895, perMinute: -0.012 },
	adultIhca: { at30: 0.895, perMinute: -0.01 },
	/** Adults out of hospital, by first rhythm (tuned to SAVE-J II). */
	adultOhca: { shockable: 0.66, otherwise: 0.44, asystole: 0.28 },
	afterInjury: -1.4,
	afterSeizures: -0.6,
	conventionalChild: -0.2,
	/** Of the children in a favourable state, the share at PCPC 1-2. */
	strictChild: 0.85,
	/** Recorded at discharge, by the state itself: the taught missingness. */
	recorded: { favourable: 0.68, unfavourable: 0.25 },
} as const;

/** Days in hospital and what follows (section 8b): log-normal medians in days with log-SD. */
export const STAY = {
	survivorAfterEcmo: { median: 27, logSd: 0.75 },
	deathAfterEcmo: { median: 9, logSd: 0.9 },
	conventionalSurvivor: { median: 19, logSd: 0.75 },
	deathAfterRosc: { median: 3, logSd: 1.3 },
	deathWithoutRosc: 0.05,
	shortest: 0.02,
	longest: 365,
	longestIntensive: 300,
} as const;

/** Seizures: share of runs, whatever their length. */
export const SEIZURES = { child: 0.17, adult: 0.055 } as const;

/** Brain death: share of the deaths on ECMO after hour 12. */
export const BRAIN_DEATH = { afterHour: 12, share: 0.29 } as const;

/** Follow-up (section 8b): hazards of death per year after discharge, loss per year, days. */
export const FOLLOW_UP = {
	firstYear: 0.1,
	later: 0.02,
	unfavourable: 2,
	singleVentricle: 2.5,
	lossPerYear: 0.08,
	longest: 1825,
	lastContactWithin: 90,
	attended: { favourable: 0.75, unfavourable: 0.45 },
	/** Share of one-year survivors who come, both states together. */
	attendedOverall: 0.7,
	/** Log-odds of attending at centres with and without a clinic, around the shares above. */
	clinic: 0.25,
	vabs: { favourable: { mean: 84, sd: 17 }, unfavourable: { mean: 55, sd: 14 } },
	/** Disability score in percent (judgement). */
	whodas: { favourable: { mean: 18, sd: 12 }, unfavourable: { mean: 48, sd: 18 } },
} as const;

/** Blood (design values, section 8b): millilitres per kg. */
export const BLOOD = {
	child: { perDay: 25, base: 40 },
	adult: { perDay: 6, base: 15 },
	logSd: 0.6,
	bleeding: 1.6,
	plateletShare: 0.4,
	mostRed: 800,
	mostPlatelets: 400,
} as const;

/** Cost index (design values, section 8b): shares of an arbitrary unit, then divided by the median of ECPR runs. */
export const COST = {
	base: 0.15,
	perHospitalDay: 0.02,
	perEcmoDay: 0.06,
	rrt: 0.1,
	logSd: 0.25,
	/** Median of the undivided cost over ECPR runs of a million arrests of the default world. */
	median: 0.6,
	range: [0.1, 15],
} as const;

/** Functional Status Scale by category before or after (centre) and its spread (judgement; Molloy 2024). */
export const FSS = {
	byCategory: [6, 8, 11, 16, 22],
	spread: 1.3,
	/** Mean points lost over the stay without a change of category. */
	decline: 0.4,
	range: [6, 30],
} as const;
