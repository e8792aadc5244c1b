import type { MethodEntry } from '../method-entry.ts';
import { mantelHaenszelPooled } from './mantel-haenszel-pooled.ts';
import { metaGeneric, type MetaGeneric } from './meta-generic.ts';
import { petoOddsRatio, type PooledTables } from './peto.ts';
import { studyEffects, type MetaMeasure, type StudyTables } from './study-effects.ts';

/** A meta-analysis of two-by-two tables; ratios are on the log scale throughout. */
export interface MetaBinary extends MetaGeneric {
	readonly yi: readonly number[];
	readonly vi: readonly number[];
	readonly mh: PooledTables;
	/** For the odds ratio only. */
	readonly peto: PooledTables | null;
}

export const metaBinaryMethod = {
	id: 'meta-binary',
	name: 'Meta-analysis of two-by-two tables',
	question: 'What do several trials of a yes-or-no outcome say together?',
	definition:
		'Log risk ratio, log odds ratio or risk difference of each study, half an event added to the four cells of a study with an empty one; pooled as estimates are (see meta-analysis of estimates), and by Mantel-Haenszel and Peto without any correction. Studies without events stay in unless left out on request.',
	references: [
		{ citation: 'Viechtbauer W. J Stat Softw 2010;36(3):1-48', doi: '10.18637/jss.v036.i03' },
		{
			citation: 'Robins J, Breslow N, Greenland S. Biometrics 1986;42:311-323',
			doi: '10.2307/2531052',
		},
		{ citation: 'Greenland S, Robins JM. Biometrics 1985;41:55-68', doi: '10.2307/2530643' },
		{ citation: 'Sato T, Greenland S, Robins JM. Biometrics 1989;45:1323-1324' },
		{
			citation:
				'Yusuf S, Peto R, Lewis J, Collins R, Sleight P. Prog Cardiovasc Dis 1985;27:335-371',
			doi: '10.1016/S0033-0620(85)80003-7',
		},
	],
	rCall:
		'metafor::rma(measure = "RR", ai = e1, n1i = n1, ci = e0, n2i = n0, method = "REML"); rma.mh(); rma.peto()',
	usedFor: 'The randomised trials of ECPR, pooled.',
} as const satisfies MethodEntry;

/**
 * What do several trials of a yes-or-no outcome say together?
 *
 * Input: events and sizes of the two arms of each study; the measure; whether studies in which nobody (or everybody) had
 * the event are left out of the inverse-variance analyses of ratios (default no); confidence level (default 0.95).
 * Output: as `metaGeneric`, with each study's estimate and variance, Mantel-Haenszel and, for OR, Peto.
 * Errors: RangeError for impossible counts. Source: R `metafor::escalc`, `rma`, `rma.mh`, `rma.peto`.
 */
export function metaBinary(
	tables: StudyTables,
	{
		measure,
		excludeDoubleZero = false,
		confidenceLevel = 0.95,
	}: {
		readonly measure: MetaMeasure;
		readonly excludeDoubleZero?: boolean;
		readonly confidenceLevel?: number;
	},
): MetaBinary {
	const studies = studyEffects(tables, measure, excludeDoubleZero);
	return {
		...studies,
		...metaGeneric(studies, { confidenceLevel }),
		mh: mantelHaenszelPooled(tables, measure, confidenceLevel),
		peto: measure === 'OR' ? petoOddsRatio(tables, confidenceLevel) : null,
	};
}
