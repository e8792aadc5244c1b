import { DEFAULT_WORLD, type WorldParameters } from '../../synthesis/parameters/world.ts';

/** Whether a world differs from the published one in seed, size and the hidden variable alone. */
export function asPublished(world: WorldParameters): boolean {
	const { seed, cases, uMultiplier } = world;
	const same: WorldParameters = { ...DEFAULT_WORLD, seed, cases, uMultiplier };
	return (Object.keys(same) as (keyof WorldParameters)[]).every((key) => same[key] === world[key]);
}

/** What was measured when the hidden variable was made weaker or stronger: children in hospital, 20 registries of 60,000 arrests each. */
export interface Strength {
	/** Multiplier of every arrow of the hidden variable; 1 is this registry. */
	readonly times: number;
	/** Mean of the weighted difference, and its SD between registries. */
	readonly careful: number;
	readonly spread: number;
	/** Share of registries whose interval held the truth. */
	readonly covered: number;
	/** The same analysis with the hidden variable in it. */
	readonly withHidden: number;
	readonly truth: number;
	/** E-value of the weighted risk ratio. */
	readonly eValue: number;
}

export const STRENGTHS: readonly Strength[] = [
	{
		times: 0,
		careful: 0.126,
		spread: 0.008,
		covered: 0.95,
		withHidden: 0.126,
		truth: 0.126,
		eValue: 2.47,
	},
	{
		times: 0.5,
		careful: 0.129,
		spread: 0.009,
		covered: 1,
		withHidden: 0.126,
		truth: 0.127,
		eValue: 2.5,
	},
	{
		times: 1,
		careful: 0.138,
		spread: 0.01,
		covered: 0.9,
		withHidden: 0.127,
		truth: 0.128,
		eValue: 2.59,
	},
	{
		times: 2,
		careful: 0.173,
		spread: 0.01,
		covered: 0,
		withHidden: 0.133,
		truth: 0.131,
		eValue: 2.99,
	},
	{
		times: 3,
		careful: 0.223,
		spread: 0.009,
		covered: 0,
		withHidden: 0.139,
		truth: 0.137,
		eValue: 3.57,
	},
	{
		times: 4,
		careful: 0.28,
		spread: 0.01,
		covered: 0,
		withHidden: 0.147,
		truth: 0.143,
		eValue: 4.3,
	},
];
