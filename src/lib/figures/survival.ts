import { competingOutcomes } from './competing-outcomes/competing-outcomes.ts';
import type { Figure } from './figure.ts';
import { kaplanMeierFigure } from './kaplan-meier/kaplan-meier.ts';
import { lowFlowSurvival } from './low-flow-survival/low-flow-survival.ts';
import { neurologicalOutcome } from './neurological-outcome/neurological-outcome.ts';
import { subgroupForest } from './subgroup-forest/subgroup-forest.ts';
import { survivalBy } from './survival-by/survival-by.ts';
import { survivalChd } from './survival-chd/survival-chd.ts';

/** The figures of the survival page, in the order of the page. */
export const survivalFigures: readonly Figure[] = [
	kaplanMeierFigure,
	competingOutcomes,
	lowFlowSurvival,
	neurologicalOutcome,
	survivalChd,
	survivalBy,
	subgroupForest,
];
