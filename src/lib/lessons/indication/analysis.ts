import { eValue } from '../../stats/e-value.ts';
import { mantelHaenszel } from '../../stats/mantel-haenszel.ts';
import { matchedRiskDifference } from '../../stats/models/matched-risk-difference.ts';
import { riskSetMatching } from '../../stats/models/risk-set-matching.ts';
import type { Cases } from '../data/extract.ts';
import type { GroupName } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { baselineDesign, matrixOf, type Column } from '../methods/design.ts';
import {
	crude,
	standardised,
	trueEffect,
	weighted,
	type Estimated,
	type Flags,
	type TrueEffect,
	type Weighted,
} from '../methods/estimates.ts';
import type { AtStrength } from './again.ts';
import { covariates, standardisedGap } from './covariates.ts';
import { plain, prepared } from './prepared.ts';

/** What is adjusted for: nothing, the diagnosis, severity too, everything known at minute 10. */
export type AdjustedFor = 'nothing' | 'diagnosis' | 'severity' | 'everything';
export const ADJUSTMENTS: readonly AdjustedFor[] = [
	'nothing',
	'diagnosis',
	'severity',
	'everything',
];

export interface IndicationAnswer {
	readonly group: GroupName;
	readonly n: number;
	readonly open: number;
	readonly activated: number;
	/** Survival of the activated and of the others, as they are. */
	readonly observed: {
		readonly activated: number;
		readonly others: number;
		readonly oddsRatio: number;
	};
	/** Weighted difference by what is adjusted for; the first is crude. */
	readonly ladder: Readonly<Record<AdjustedFor, Estimated>>;
	/** Standardised differences of what was known, by what is adjusted for. */
	readonly balance: readonly {
		readonly label: string;
		readonly gaps: Readonly<Record<AdjustedFor, number>>;
	}[];
	readonly stratified: Estimated & { readonly strata: number };
	readonly standardised: Estimated;
	readonly toActivated: Estimated;
	readonly matched: Estimated & { readonly pairs: number; readonly unmatched: number };
	readonly careful: Estimated & {
		readonly riskRatio: Estimated;
		readonly largestWeight: number;
		readonly effectiveShare: number;
	};
	readonly eValue: { readonly estimate: number; readonly interval: number | null };
}

export interface IndicationTruth {
	readonly all: TrueEffect;
	/** Among those in whom ECPR was activated. */
	readonly activated: TrueEffect;
	/** Among the activated who found a partner. */
	readonly matched: TrueEffect;
	/** The careful analysis with the hidden variable in it. */
	readonly withHidden: Estimated;
	/** How far the activated differ from the others in the hidden variable, in SD; and after weighting. */
	readonly hiddenGap: { readonly before: number; readonly after: number };
}

/** Caliper of the matching: a fifth of the SD of the logit of the propensity. */
const CALIPER = 0.2;

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * One-to-one pairs at minute 10, nearest in propensity, each case in one pair. The activated choose in the order of
 * their random keys: the order of the file begins with the cannulated, and so knows the future.
 */
function pairsOf(cases: Cases, rows: Int32Array, treat: Flags, propensity: Float64Array) {
	const { case_id: id } = cases.columns;
	const order = Int32Array.from(rows.keys()).sort(
		(a, b) => (id[rows[a] ?? 0] ?? 0) - (id[rows[b] ?? 0] ?? 0),
	);
	const score = propensity.map(logit);
	const mean = score.reduce((sum, value) => sum + value, 0) / score.length;
	const spread = Math.sqrt(
		score.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (score.length - 1),
	);
	const pairs = riskSetMatching(
		{
			treatedAt: Float64Array.from(order, (at) => (treat[at] === 1 ? 10 : Infinity)),
			riskEnd: order.map(() => 11),
			score: Float64Array.from(order, (at) => score[at] ?? 0),
		},
		{ caliper: CALIPER * spread },
	);
	const back = (list: Int32Array): Int32Array => list.map((place) => order[place] ?? 0);
	return {
		...pairs,
		treated: back(pairs.treated),
		control: back(pairs.control),
		unmatched: back(pairs.unmatched),
	};
}

/** Mantel-Haenszel over diagnosis × quarter of severity. */
function stratifiedBy(cases: Cases, rows: Int32Array, treat: Flags, y: Flags) {
	const { severity_index: severity, dx_group: diagnosis } = cases.columns;
	const sorted = Float64Array.from(rows, (row) => severity[row] ?? 0).sort();
	const cuts = [0.25, 0.5, 0.75].map((q) => sorted[Math.floor(q * sorted.length)] ?? 0);
	const strata = new Map<number, { e1: number; n1: number; e0: number; n0: number }>();
	rows.forEach((row, at) => {
		const quarter = cuts.filter((cut) => (severity[row] ?? 0) >= cut).length;
		const stratum = (diagnosis[row] ?? 0) * 4 + quarter;
		const counts = strata.get(stratum) ?? { e1: 0, n1: 0, e0: 0, n0: 0 };
		if (treat[at] === 1) {
			counts.n1++;
			counts.e1 += y[at] ?? 0;
		} else {
			counts.n0++;
			counts.e0 += y[at] ?? 0;
		}
		strata.set(stratum, counts);
	});
	const all = [...strata.values()];
	const pooled = mantelHaenszel({
		e1: all.map(({ e1 }) => e1),
		n1: all.map(({ n1 }) => n1),
		e0: all.map(({ e0 }) => e0),
		n0: all.map(({ n0 }) => n0),
	});
	return {
		estimate: pooled.rd ?? NaN,
		lower: pooled.rdLowerSato,
		upper: pooled.rdUpperSato,
		strata: pooled.strataUsed,
	};
}

/** Weights by part of what is known. */
function partly(
	cases: Cases,
	rows: Int32Array,
	treat: Flags,
	y: Flags,
	withSeverity: boolean,
): Weighted {
	const { dx_group: diagnosis, severity_index: severity } = cases.columns;
	const counts = new Map<number, number>();
	for (const row of rows)
		counts.set(diagnosis[row] ?? -1, (counts.get(diagnosis[row] ?? -1) ?? 0) + 1);
	const levels = [...counts].filter(([, n]) => n >= 20).map(([level]) => level);
	const columns: Column[] = [
		...levels
			.sort((a, b) => a - b)
			.slice(1)
			.map(
				(level): Column =>
					(row) =>
						diagnosis[row] === level ? 1 : 0,
			),
		...(withSeverity ? [(row: number) => severity[row] ?? 0] : []),
	];
	return weighted(treat, y, matrixOf(rows, columns));
}

/** Confounding by indication on the published file: crude, stratified, standardised, weighted, matched. */
export const analysis: LessonAnalysis<IndicationAnswer, IndicationTruth, AtStrength> = {
	needs: ['cases'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const group = settings['group'] as GroupName;
		const { rows, open, y, treat, X } = prepared(cases, group);
		const naive = crude(treat, y);
		const careful = weighted(treat, y, X);
		const byDiagnosis = partly(cases, rows, treat, y, false);
		const bySeverity = partly(cases, rows, treat, y, true);
		const pairs = pairsOf(cases, rows, treat, careful.propensity);
		const paired = matchedRiskDifference(pairs, y);
		const weights: Readonly<Record<AdjustedFor, Float64Array | null>> = {
			nothing: null,
			diagnosis: byDiagnosis.weights,
			severity: bySeverity.weights,
			everything: careful.weights,
		};
		const strength = eValue(careful.riskRatio);
		return {
			group,
			n: rows.length,
			open,
			activated: treat.reduce((sum, value) => sum + value, 0),
			observed: { activated: naive.with, others: naive.without, oddsRatio: naive.oddsRatio },
			ladder: {
				nothing: plain(naive),
				diagnosis: plain(byDiagnosis),
				severity: plain(bySeverity),
				everything: plain(careful),
			},
			balance: covariates(cases, rows, group === 'adult-ohca').map(({ label, value }) => ({
				label,
				gaps: Object.fromEntries(
					ADJUSTMENTS.map((name) => [name, standardisedGap(rows, value, treat, weights[name])]),
				) as Record<AdjustedFor, number>,
			})),
			stratified: stratifiedBy(cases, rows, treat, y),
			standardised: plain(standardised(treat, y, X)),
			toActivated: plain(weighted(treat, y, X, true)),
			matched: {
				estimate: paired.rd ?? NaN,
				lower: paired.rdLower,
				upper: paired.rdUpper,
				pairs: paired.pairs,
				unmatched: pairs.unmatched.length,
			},
			careful: {
				...plain(careful),
				riskRatio: careful.riskRatio,
				largestWeight: careful.largestWeight,
				effectiveShare: careful.effectiveShare,
			},
			eValue: { estimate: strength.eValue, interval: strength.eValueCI },
		};
	},
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		const { rows, y, treat, X } = prepared(cases, settings['group'] as GroupName);
		const careful = weighted(treat, y, X);
		const withHidden = weighted(treat, y, baselineDesign(cases, rows, { hidden: key.hidden }));
		const pairs = pairsOf(cases, rows, treat, careful.propensity);
		const hidden: Column = (row) => key.hidden[row] ?? 0;
		return {
			all: trueEffect(key, rows),
			activated: trueEffect(
				key,
				rows.filter((_, at) => treat[at] === 1),
			),
			matched: trueEffect(
				key,
				pairs.treated.map((at) => rows[at] ?? 0),
			),
			withHidden: plain(withHidden),
			hiddenGap: {
				before: standardisedGap(rows, hidden, treat, null),
				after: standardisedGap(rows, hidden, treat, careful.weights),
			},
		};
	},
	async again(world, settings, onShare) {
		const { atStrength } = await import('./again.ts');
		return atStrength(world, settings['group'] as GroupName, Number(settings['hidden']), onShare);
	},
};
