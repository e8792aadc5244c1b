import type { AdapterMap } from './adapter.ts';
import { comparisons } from './comparisons.ts';
import { competingRisks } from './competing-risks.ts';
import { distributions } from './distributions.ts';
import { metaAnalysis } from './meta-analysis.ts';
import { models } from './models.ts';
import { proportions } from './proportions.ts';
import { strataAndRates } from './strata-and-rates.ts';
import { survival } from './survival.ts';
import { twoProportions } from './two-proportions.ts';

/** Every method that reference files may name. */
export const adapters: AdapterMap = {
	...distributions,
	...proportions,
	...twoProportions,
	...strataAndRates,
	...comparisons,
	...survival,
	...competingRisks,
	...metaAnalysis,
	...models,
};
