import { worldWith, type WorldParameters } from '../parameters/world.ts';
import { DEFAULT_CASES, DEFAULT_SEED } from '../version.ts';

/** What a teacher may set of a what-if registry; everything else of its world is as published. */
export interface Settings {
	/** Eligible arrests. */
	readonly cases: number;
	readonly seed: number;
	/** Both potential outcomes of every case are equal. */
	readonly noEffect: boolean;
	/** Multiplies the odds of survival on ECMO; 1 where there is no effect. */
	readonly ecmo: number;
	/** Multiplies the pull of measured severity on activation. */
	readonly measured: number;
	/** Multiplies every arrow of the hidden confounder. */
	readonly hidden: number;
	/** How much goes missing: see `WorldParameters.missingness`. */
	readonly missing: number;
	/** Multiplies how much centres differ in care. */
	readonly centres: number;
}

/** Settings that are numbers. */
export type Knob = Exclude<keyof Settings, 'noEffect'>;

/** What values a number may have. */
export interface KnobRange {
	readonly low: number;
	readonly high: number;
	/** Most decimals. */
	readonly decimals: number;
}

/** In the order in which links name them. At 200,000 cases a browser's memory is still at ease. */
export const KNOBS: Readonly<Record<Knob, KnobRange>> = {
	cases: { low: 500, high: 200_000, decimals: 0 },
	seed: { low: 0, high: Number.MAX_SAFE_INTEGER, decimals: 0 },
	ecmo: { low: 0.1, high: 5, decimals: 2 },
	measured: { low: 0, high: 3, decimals: 2 },
	hidden: { low: 0, high: 4, decimals: 2 },
	missing: { low: 0, high: 1.9, decimals: 2 },
	centres: { low: 0, high: 5, decimals: 2 },
};

export const KNOB_NAMES = Object.keys(KNOBS) as readonly Knob[];

/** The published registry. */
export const PUBLISHED: Settings = {
	cases: DEFAULT_CASES,
	seed: DEFAULT_SEED,
	noEffect: false,
	ecmo: 1,
	measured: 1,
	hidden: 1,
	missing: 1,
	centres: 1,
};

/** May this setting have this value? */
export function allows(knob: Knob, value: number): boolean {
	const { low, high, decimals } = KNOBS[knob];
	return value >= low && value <= high && Number(value.toFixed(decimals)) === value;
}

/** The world that these settings mean. Throws RangeError when one is outside its range. */
export function worldOf(settings: Settings): WorldParameters {
	for (const knob of KNOB_NAMES)
		if (!allows(knob, settings[knob]))
			throw new RangeError(`A what-if registry cannot have ${knob} ${settings[knob]}.`);
	const published = worldWith({});
	return worldWith({
		cases: settings.cases,
		seed: settings.seed,
		noEffect: settings.noEffect,
		ecmoOdds: settings.noEffect ? 1 : settings.ecmo,
		severityOnActivation: published.severityOnActivation * settings.measured,
		uMultiplier: settings.hidden,
		missingness: settings.missing,
		centreSpread: settings.centres,
	});
}
