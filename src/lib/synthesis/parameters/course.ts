/** Kinds of run that differ in their hourly hazards. */
export type RunKind = 'child' | 'singleVentricle' | 'adultOhca' | 'adultIhca';

export const RUN_KINDS = [
	'child',
	'singleVentricle',
	'adultOhca',
	'adultIhca',
] as const satisfies readonly RunKind[];

/** A hazard per hour that changes at the hours given. */
export type Steps = readonly (readonly [fromHour: number, perHour: number])[];

export interface CourseHazards {
	readonly death: Steps;
	readonly wean: Steps;
	readonly bridge: Steps;
}

const lateBridge: Steps = [
	[0, 0.0001],
	[72, 0.0008],
];

/**
 * Cause-specific hazards per hour on ECMO at frailty 1: death times frailty, wean over its square root
 * (causal-model.md, section 8; anchored on the hours of Haas 2017 and of the single-ventricle report).
 */
export const COURSE_HAZARDS: Readonly<Record<RunKind, CourseHazards>> = {
	child: {
		death: [
			[0, 0.0052],
			[24, 0.0028],
			[72, 0.0022],
			[240, 0.0028],
		],
		wean: [
			[0, 0.0002],
			[24, 0.003],
			[48, 0.0072],
			[168, 0.0045],
		],
		bridge: lateBridge,
	},
	singleVentricle: {
		death: [
			[0, 0.0014],
			[24, 0.0009],
			[96, 0.003],
			[144, 0.0065],
		],
		wean: [
			[0, 0.0002],
			[24, 0.0022],
			[48, 0.0065],
			[168, 0.0045],
		],
		bridge: lateBridge,
	},
	adultOhca: {
		death: [
			[0, 0.0105],
			[24, 0.0042],
			[72, 0.0034],
		],
		wean: [
			[0, 0.0008],
			[24, 0.006],
			[48, 0.0095],
			[96, 0.007],
		],
		bridge: [
			[0, 0.0001],
			[72, 0.0005],
		],
	},
	adultIhca: {
		death: [
			[0, 0.0065],
			[24, 0.0032],
			[72, 0.0026],
		],
		wean: [
			[0, 0.0004],
			[24, 0.004],
			[48, 0.008],
			[168, 0.0055],
		],
		bridge: lateBridge,
	},
};

/** A run that reaches this hour is closed as withdrawn for futility. */
export const LAST_HOUR = 720;

/** Complications that act on death: hourly probability of onset, in two periods, and hazard ratio of death. */
export const ACTING = {
	infection: { until: 48, early: 0, late: 0.0016 },
	haemorrhage: { until: 48, early: 0.0013, late: 0.0005, hazardRatio: 2.5 },
	infarct: { until: 72, early: 0.001, late: 0.0004, hazardRatio: 1.8 },
	pulmonary: { until: 0, early: 0, late: 0.0007, hazardRatio: 1.6 },
	/** Times frailty to the power given, and times `adult` in adults. */
	kidney: {
		until: 48,
		early: 0.0115,
		late: 0.0035,
		frailtyPower: 0.45,
		adult: 2.4,
		hazardRatio: 1.5,
	},
	/** After kidney injury only. */
	rrt: 0.028,
	/** Infection also slows weaning. */
	infectionOnWean: 0.8,
} as const;

/** Death after the run: after weaning by frailty, after bridging at a constant probability. */
export const AFTER_RUN = {
	weaned: { atFrailtyOne: 0.36, power: 0.6, most: 0.9 },
	bridged: 0.3,
} as const;

/** Natural logarithms of the frailties at which the table of survival is worked out: a regular grid. */
export const FRAILTY_GRID = { low: -3.2, high: 3.4, points: 67 } as const;
