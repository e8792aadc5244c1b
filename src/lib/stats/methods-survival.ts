import { aalenJohansenMethod } from './competing-risks/aalen-johansen.ts';
import { causeSpecificRatesMethod } from './competing-risks/cause-specific-rates.ts';
import { grayTestMethod } from './competing-risks/gray-test.ts';
import type { MethodEntry } from './method-entry.ts';
import { coxMethod } from './survival/cox.ts';
import { kaplanMeierMethod } from './survival/kaplan-meier.ts';
import { kaplanMeierAtMethod } from './survival/kaplan-meier-at.ts';
import { logRankMethod } from './survival/log-rank.ts';
import { logRankHazardRatioMethod } from './survival/log-rank-hazard-ratio.ts';
import { nelsonAalenMethod } from './survival/nelson-aalen.ts';
import { numberAtRiskMethod } from './survival/number-at-risk.ts';
import { restrictedMeanComparisonMethod } from './survival/restricted-mean-comparison.ts';
import { restrictedMeanMethod } from './survival/restricted-mean.ts';
import { survivalQuantileMethod } from './survival/survival-quantile.ts';

/** Methods for times to an event, in the order in which `/methods` shows them. */
export const survivalMethods = [
	kaplanMeierMethod,
	kaplanMeierAtMethod,
	survivalQuantileMethod,
	numberAtRiskMethod,
	logRankMethod,
	logRankHazardRatioMethod,
	nelsonAalenMethod,
	restrictedMeanMethod,
	restrictedMeanComparisonMethod,
	coxMethod,
	aalenJohansenMethod,
	grayTestMethod,
	causeSpecificRatesMethod,
] as const satisfies readonly MethodEntry[];
