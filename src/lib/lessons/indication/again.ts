import { eValue } from '../../stats/e-value.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import { madeCases } from '../data/made-cases.ts';
import type { GroupName } from '../data/groups.ts';
import { baselineDesign } from '../methods/design.ts';
import { crude, trueEffect, weighted, type Estimated } from '../methods/estimates.ts';
import { standardisedGap } from './covariates.ts';
import { plain, prepared } from './prepared.ts';
import { asPublished } from './strength.ts';

/** The comparison by activation where every arrow of the hidden variable is so many times as strong. */
export interface AtStrength {
	readonly group: GroupName;
	/** Multiplier; 1 is the published registry. */
	readonly times: number;
	readonly n: number;
	/** All else in this world is as in the published one: what was measured there may stand beside it. */
	readonly asPublished: boolean;
	readonly crude: number;
	/** Weighted by everything known at minute 10. */
	readonly careful: Estimated;
	/** The same with the hidden variable too. */
	readonly withHidden: Estimated;
	/** True difference over the same arrests. */
	readonly truth: number;
	/** Of the weighted risk ratio. */
	readonly eValue: number;
	/** How far the activated differ in the hidden variable, in SD; and after weighting. */
	readonly gap: { readonly before: number; readonly after: number };
}

/** Share of the work that making the cases is; the rest is the models. */
const MAKING = 0.85;

/**
 * Makes the same arrests, from the same seed, with the hidden variable at another strength, publishes them with
 * their missing values, and compares as the lesson does. Throws where a model has no estimate.
 */
export function atStrength(
	world: WorldParameters,
	group: GroupName,
	times: number,
	onShare: (share: number) => void,
): AtStrength {
	const { cases, keys } = madeCases({ ...world, uMultiplier: times }, group, (share) => {
		onShare(MAKING * share);
	});
	const { rows, y, treat, X } = prepared(cases, group);
	const careful = weighted(treat, y, X);
	onShare((1 + MAKING) / 2);
	const hidden = Float64Array.from(keys, (key) => key.frailty_u);
	const withHidden = weighted(treat, y, baselineDesign(cases, rows, { hidden }));
	const value = (row: number): number => hidden[row] ?? 0;
	return {
		group,
		times,
		n: rows.length,
		asPublished: asPublished(world),
		crude: crude(treat, y).estimate,
		careful: plain(careful),
		withHidden: plain(withHidden),
		truth: trueEffect(
			{
				withEcpr: Int8Array.from(keys, (key) => Number(key.y_if_ecpr_strategy)),
				without: Int8Array.from(keys, (key) => Number(key.y_if_conventional_strategy)),
			},
			rows,
		).difference,
		eValue: eValue(careful.riskRatio).eValue,
		gap: {
			before: standardisedGap(rows, value, treat, null),
			after: standardisedGap(rows, value, treat, careful.weights),
		},
	};
}
