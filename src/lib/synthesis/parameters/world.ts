import { DEFAULT_CASES, DEFAULT_SEED } from '../version.ts';

/**
 * The world that the cases come from. The default is the published registry; a lesson or a what-if page
 * changes one thing at a time and keeps the seed, so that the same people meet another world.
 */
export interface WorldParameters {
	/** Whole number from 0 to 2^53 - 1. */
	readonly seed: number;
	/** Eligible arrests, at least 1. More of them mean more centres, never larger ones. */
	readonly cases: number;
	/** Multiplies every arrow of the hidden confounder U: 0 removes it, 1 is the registry, up to 4. */
	readonly uMultiplier: number;
	/** Declared runs a year that every centre's minutes to flow and care on ECMO follow; null leaves each its own. */
	readonly doVolume: number | null;
	/** Every arrest at night or weekend (true), none (false), or as they fell (null). */
	readonly doOffHours: boolean | null;
	/** Log hazard ratio of stopping once an end-tidal CO2 below 10 mmHg has been seen. */
	readonly etStop: number;
	/** Makes the two potential outcomes of every case equal: nobody is helped or harmed by the strategy. */
	readonly noEffect: boolean;
	/** Hazard ratio of death on ECMO after infection. */
	readonly infectionHazardRatio: number;
	/** Hazard ratio of death on ECMO after the start of renal replacement therapy. */
	readonly rrtHazardRatio: number;
	/** Log-odds of activation per SD of measured severity: 0 removes confounding by indication through S. */
	readonly severityOnActivation: number;
	/** Log-odds of survival on ECMO per doubling of declared volume. */
	readonly volumeOnSurvival: number;
	/** Multiplies the odds of survival of everyone on ECMO: 1 is the registry. */
	readonly ecmoOdds: number;
	/**
	 * Multiplies all by which centres differ in care: intercepts, volume's pull on time and survival, programmes.
	 * 0 makes them alike; whom they receive and how often they call the team stays their own.
	 */
	readonly centreSpread: number;
	/** How much goes missing: 0 nothing, 1 as published, above 1 so much of the rest too (see `missingShare`). */
	readonly missingness: number;
}

/** The published registry (causal-model.md, section 4 and appendix). */
export const DEFAULT_WORLD: WorldParameters = {
	seed: DEFAULT_SEED,
	cases: DEFAULT_CASES,
	uMultiplier: 1,
	doVolume: null,
	doOffHours: null,
	etStop: 0.9,
	noEffect: false,
	infectionHazardRatio: 1.4,
	rrtHazardRatio: 1,
	severityOnActivation: -0.85,
	volumeOnSurvival: 0.2,
	ecmoOdds: 1,
	centreSpread: 1,
	missingness: 1,
};

/** Most cases that one registry may hold: the numbering of cases ends there. */
export const MOST_CASES = 20_000_000;

/**
 * The default world with some of its parameters changed.
 * Throws RangeError, naming the parameter, when a value is outside what the model means.
 */
export function worldWith(changes: Partial<WorldParameters>): WorldParameters {
	const world = { ...DEFAULT_WORLD, ...changes };
	const check = (name: keyof WorldParameters, fine: boolean, wanted: string) => {
		if (!fine)
			throw new RangeError(`${name} must be ${wanted}; it is ${JSON.stringify(world[name])}.`);
	};
	const between = (value: number, low: number, high: number) => value >= low && value <= high;
	check('seed', Number.isSafeInteger(world.seed) && world.seed >= 0, 'a whole number from 0');
	check(
		'cases',
		Number.isInteger(world.cases) && between(world.cases, 1, MOST_CASES),
		`a whole number from 1 to ${MOST_CASES}`,
	);
	check('uMultiplier', between(world.uMultiplier, 0, 10), 'from 0 to 10');
	check('doVolume', world.doVolume === null || between(world.doVolume, 1, 200), 'null or 1 to 200');
	check('etStop', between(world.etStop, 0, 10), 'from 0 to 10');
	check('infectionHazardRatio', between(world.infectionHazardRatio, 0.2, 5), 'from 0.2 to 5');
	check('rrtHazardRatio', between(world.rrtHazardRatio, 0.2, 5), 'from 0.2 to 5');
	check('severityOnActivation', between(world.severityOnActivation, -3, 3), 'from -3 to 3');
	check('volumeOnSurvival', between(world.volumeOnSurvival, -1, 1), 'from -1 to 1');
	check('ecmoOdds', between(world.ecmoOdds, 0.05, 20), 'from 0.05 to 20');
	check('centreSpread', between(world.centreSpread, 0, 10), 'from 0 to 10');
	check('missingness', between(world.missingness, 0, 1.95), 'from 0 to 1.95');
	return world;
}
