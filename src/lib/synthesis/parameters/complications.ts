/** Complications without an arrow to survival (causal-model.md, appendix `EXTRA`). */
export type ExtraKind =
	| 'clot'
	| 'oxygenator'
	| 'pump'
	| 'air'
	| 'cannula'
	| 'siteBleed'
	| 'surgicalBleed'
	| 'gi'
	| 'tamponade'
	| 'arrhythmia'
	| 'haemolysis'
	| 'hyperbilirubinaemia'
	| 'pneumothorax'
	| 'limb'
	| 'tubing'
	| 'heater'
	| 'cprOnEcmo'
	| 'diffuseIschaemia';

export interface ExtraHazard {
	readonly kind: ExtraKind;
	/** Hazard per hour at average shared frailty. */
	readonly child: number;
	readonly adult: number;
	/** Hours after flow within which it may begin. */
	readonly window: number;
	/** Share that is severe. */
	readonly severe: number;
}

const extra = (
	kind: ExtraKind,
	child: number,
	adult: number,
	window: number,
	severe: number,
): ExtraHazard => ({ kind, child, adult, window, severe });

/**
 * Hourly hazards, windows and shares that are severe. The limb hazards are those of femoral and mixed
 * cannulation, the only ones it can follow; the last four are rare labels that the model's appendix leaves out
 * (judgement).
 */
export const EXTRA_HAZARDS: readonly ExtraHazard[] = [
	extra('clot', 0.00245, 0.00102, 720, 0.3),
	extra('oxygenator', 0.00075, 0.00041, 720, 0.6),
	extra('pump', 0.00018, 0.00013, 720, 1),
	extra('air', 0.00018, 0.00013, 720, 0.15),
	extra('cannula', 0.0023, 0.00132, 48, 0.15),
	extra('siteBleed', 0.00442, 0.00479, 48, 0.25),
	extra('surgicalBleed', 0.00365, 0.0017, 72, 0.35),
	extra('gi', 0.00046, 0.00063, 720, 0.15),
	extra('tamponade', 0.00081, 0.00071, 96, 0.6),
	extra('arrhythmia', 0.00118, 0.00187, 720, 0.15),
	extra('haemolysis', 0.00118, 0.00086, 720, 0.15),
	extra('hyperbilirubinaemia', 0.00055, 0.00118, 720, 0.15),
	extra('pneumothorax', 0.00036, 0.00041, 720, 0.15),
	extra('limb', 0.00155, 0.00178, 720, 0.15),
	extra('tubing', 0.00003, 0.00003, 720, 0.15),
	extra('heater', 0.00005, 0.00004, 720, 0),
	extra('cprOnEcmo', 0.00025, 0.0002, 720, 0.05),
	extra('diffuseIschaemia', 0.00045, 0.0009, 168, 0),
];

/** SD of the frailty shared by the complications above, and its pull from the log of ECMO frailty. */
export const SHARED_FRAILTY = { sd: 0.5, perLogFrailty: 0.25 } as const;

/** Share of rows before 2022 whose onset is known to the day only (the field came in 2022). */
export const DAY_PRECISION = { before: 2022, share: 0.15 } as const;

/** Whether a complication is judged to have contributed, among deaths, by severity (judgement). */
export const CONTRIBUTED = { severe: 0.45, moderate: 0.15, minor: 0.03 } as const;
