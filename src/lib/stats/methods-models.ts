import { metaBinaryMethod } from './meta-analysis/meta-binary.ts';
import { metaGenericMethod } from './meta-analysis/meta-generic.ts';
import type { MethodEntry } from './method-entry.ts';
import { augmentedContrastMethod } from './models/augmented-contrast.ts';
import { calibrationMethod } from './models/calibration.ts';
import { cStatisticMethod } from './models/c-statistic.ts';
import { gComputationMethod } from './models/g-computation.ts';
import { iptwMethod } from './models/iptw.ts';
import { logisticMethod } from './models/logistic.ts';
import { riskSetMatchingMethod } from './models/risk-set-matching.ts';

/** Regression, weighting, prediction and pooling, in the order in which `/methods` shows them. */
export const modelMethods = [
	logisticMethod,
	gComputationMethod,
	iptwMethod,
	augmentedContrastMethod,
	riskSetMatchingMethod,
	cStatisticMethod,
	calibrationMethod,
	metaBinaryMethod,
	metaGenericMethod,
] as const satisfies readonly MethodEntry[];
