import { agrestiCoullMethod } from './agresti-coull.ts';
import { breslowDayMethod } from './breslow-day.ts';
import { chiSquare2x2Method } from './chi-square-2x2.ts';
import { chiSquareTableMethod } from './chi-square-table.ts';
import { clopperPearsonMethod } from './clopper-pearson.ts';
import { clusteredDifferenceMethod } from './clustered-difference.ts';
import { clusteredRateMethod } from './clustered-rate.ts';
import { cochranArmitageMethod } from './cochran-armitage.ts';
import { describeMethod } from './describe.ts';
import { eValueMethod } from './e-value.ts';
import { fisherExactMethod } from './fisher-exact.ts';
import { funnelMethod } from './funnel-limits.ts';
import { jeffreysMethod } from './jeffreys.ts';
import { kruskalWallisMethod } from './kruskal-wallis.ts';
import { mannWhitneyMethod } from './mann-whitney.ts';
import { mantelHaenszelMethod } from './mantel-haenszel.ts';
import type { MethodEntry } from './method-entry.ts';
import { modelMethods } from './methods-models.ts';
import { survivalMethods } from './methods-survival.ts';
import { miettinenNurminenMethod } from './miettinen-nurminen.ts';
import { newcombeCorrectedMethod } from './newcombe-corrected-difference.ts';
import { newcombeMethod } from './newcombe-difference.ts';
import { numberNeededToTreatMethod } from './number-needed-to-treat.ts';
import { oddsRatioMethod } from './odds-ratio.ts';
import { overdispersionMethod } from './overdispersion.ts';
import { pAdjustMethod } from './p-adjust.ts';
import { poissonRateMethod } from './poisson-rate.ts';
import { powerMethod } from './power-two-proportions.ts';
import { rateRatioMethod } from './rate-ratio.ts';
import { riskRatioMethod } from './risk-ratio.ts';
import { shrinkageMethod } from './shrinkage.ts';
import { standardisedDifferenceMethod } from './standardised-difference.ts';
import { standardisedEventRatioMethod } from './standardised-event-ratio.ts';
import { standardisedRateMethod } from './standardised-rate.ts';
import { standardisedRiskMethod } from './standardised-risk.ts';
import { tTestMethod } from './t-test.ts';
import { twoProportionZMethod } from './two-proportion-z.ts';
import { waldDifferenceMethod } from './wald-difference.ts';
import { waldMethod } from './wald.ts';
import { wilcoxonSignedRankMethod } from './wilcoxon-signed-rank.ts';
import { wilsonCorrectedMethod } from './wilson-corrected.ts';
import { wilsonMethod } from './wilson.ts';

const entries = [
	wilsonMethod,
	wilsonCorrectedMethod,
	clopperPearsonMethod,
	agrestiCoullMethod,
	jeffreysMethod,
	waldMethod,
	newcombeMethod,
	newcombeCorrectedMethod,
	miettinenNurminenMethod,
	waldDifferenceMethod,
	riskRatioMethod,
	oddsRatioMethod,
	numberNeededToTreatMethod,
	eValueMethod,
	chiSquare2x2Method,
	twoProportionZMethod,
	fisherExactMethod,
	mantelHaenszelMethod,
	breslowDayMethod,
	standardisedRiskMethod,
	standardisedDifferenceMethod,
	cochranArmitageMethod,
	...survivalMethods,
	poissonRateMethod,
	clusteredRateMethod,
	rateRatioMethod,
	standardisedRateMethod,
	standardisedEventRatioMethod,
	funnelMethod,
	overdispersionMethod,
	shrinkageMethod,
	clusteredDifferenceMethod,
	...modelMethods,
	describeMethod,
	tTestMethod,
	mannWhitneyMethod,
	wilcoxonSignedRankMethod,
	kruskalWallisMethod,
	chiSquareTableMethod,
	pAdjustMethod,
	powerMethod,
] as const;

/** Name of an estimator or test, as used in the address `/methods/#<id>`. */
export type MethodId = (typeof entries)[number]['id'];

/** Every estimator and test, in the order in which `/methods` shows them. */
export const methods: readonly (MethodEntry & { readonly id: MethodId })[] = entries;
