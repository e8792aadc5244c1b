import { careful, naive, truth } from './quantity.ts';

/** Lessons 1 to 7: causal-model.md, sections 6 to 10. */
export const EARLY_LESSONS = {
	denominators: {
		childCannulated: naive.share('Children: survival of the cannulated', 0.407, 0.01),
		childActivated: careful.share('Children: of the activated', 0.455, 0.006),
		childEligible: careful.share('Children: of the eligible', 0.3, 0.003),
		childAll: careful.share('Children: of all arrests', 0.47, 0.001),
		childTruth: truth.share('Children: if all eligible were activated', 0.359, 0.004),
		adultCannulated: naive.share('Adults: survival of the cannulated', 0.263, 0.01),
		adultActivated: careful.share('Adults: of the activated', 0.331, 0.006),
		adultEligible: careful.share('Adults: of the eligible', 0.192, 0.003),
		adultAll: careful.share('Adults: of all arrests', 0.309, 0.001),
	},
	precision: {
		wald10: naive.share('Wald’s interval, samples of 10: coverage', 0.79, null, { weak: true }),
		wald20: naive.share('Wald’s interval, samples of 20: coverage', 0.94, null, { weak: true }),
		wald50: naive.share('Wald’s interval, samples of 50: coverage', 0.93, null, { weak: true }),
		wilson10: careful.share('Wilson’s interval, samples of 10: coverage', 0.93, null, {
			weak: true,
		}),
		wilson20: careful.share('Wilson’s interval, samples of 20: coverage', 0.95, null, {
			weak: true,
		}),
		wilson50: careful.share('Wilson’s interval, samples of 50: coverage', 0.94, null, {
			weak: true,
		}),
		width10: careful.difference('Wilson’s interval, samples of 10: mean width', 0.47, null, {
			unsigned: true,
		}),
		width20: careful.difference('Wilson’s interval, samples of 20: mean width', 0.36, null, {
			unsigned: true,
		}),
		width50: careful.difference('Wilson’s interval, samples of 50: mean width', 0.24, null, {
			unsigned: true,
		}),
		share: truth.share('Survival of all runs sampled from', 0.29, 0.02),
	},
	indication: {
		childCrude: naive.difference('Children: crude, by activation', 0.257, 0.008),
		childWeighted: careful.difference('Children: weighted', 0.14, 0.01, { cover: 0.8 }),
		childHidden: careful.difference('Children: weighted, hidden variable too', 0.128, 0.01, {
			cover: 0.9,
		}),
		childActivated: careful.difference('Children: weighted to the activated', 0.184, 0.01, {
			cover: 0.9,
		}),
		childRatio: careful.ratio('Children: weighted risk ratio', 1.61, 0.05),
		childEffective: careful.share('Children: effective sample size over cases', 0.421, 0.032),
		childTruth: truth.difference('Children: truth', 0.128, 0.003),
		childTruthActivated: truth.difference('Children: truth among the activated', 0.176, 0.006),
		adultCrude: naive.difference('Adults: crude, by activation', 0.233, 0.005),
		adultWeighted: careful.difference('Adults: weighted', 0.117, 0.009, { cover: 0.75 }),
		adultHidden: careful.difference('Adults: weighted, hidden variable too', 0.107, 0.008, {
			cover: 0.92,
		}),
		adultActivated: careful.difference('Adults: weighted to the activated', 0.139, 0.009, {
			cover: 0.9,
		}),
		adultTruth: truth.difference('Adults: truth', 0.108, 0.004),
		adultTruthActivated: truth.difference('Adults: truth among the activated', 0.135, 0.005),
	},
	minutes: {
		childEveryOdds: naive.ratio('Children: every other arrest, crude OR', 0.76, 0.03),
		childCrude: naive.difference('Children: CPR of 10 minutes or more, crude', 0.134, 0.01),
		childCrudeOdds: naive.ratio('Children: CPR of 10 minutes or more, crude OR', 1.83, 0.08),
		childReceived: naive.difference('Children: received, adjusted', 0.065, 0.009, { cover: 0 }),
		childReceivedOdds: naive.ratio('Children: received, conditional OR', 1.42, 0.065),
		childDuration: naive.difference('Children: received, adjusted for CPR time too', 0.167, 0.01, {
			cover: 0,
		}),
		childDurationOdds: naive.ratio('Children: CPR time too, conditional OR', 2.47, 0.14),
		childLong: naive.difference('Children: CPR of 30 minutes or more, crude', 0.218, 0.012),
		childLandmark: naive.difference('Children: landmark at 30 minutes', 0.187, 0.011),
		childActivated: naive.difference('Children: by activation, crude', 0.257, 0.008),
		childWeighted: careful.difference('Children: by activation, weighted', 0.14, 0.01, {
			cover: 0.8,
		}),
		childTruth: truth.difference('Children: truth', 0.128, 0.003),
		adultEveryOdds: naive.ratio('Adults: every other arrest, crude OR', 0.78, 0.04),
		adultCrude: naive.difference('Adults: CPR of 10 minutes or more, crude', 0.091, 0.01),
		adultReceived: naive.difference('Adults: received, adjusted', 0.023, 0.008, { cover: 0 }),
		adultReceivedOdds: naive.ratio('Adults: received, conditional OR', 1.19, 0.083),
		adultDuration: naive.difference('Adults: received, adjusted for CPR time too', 0.196, 0.011, {
			cover: 0,
		}),
		adultDurationOdds: naive.ratio('Adults: CPR time too, conditional OR', 4.07, 0.32),
		adultLong: naive.difference('Adults: CPR of 30 minutes or more, crude', 0.189, 0.009),
		adultLandmark: naive.difference('Adults: landmark at 30 minutes', 0.159, 0.007),
		adultWeighted: careful.difference('Adults: by activation, weighted', 0.117, 0.009, {
			cover: 0.75,
		}),
		adultTruth: truth.difference('Adults: truth', 0.108, 0.004),
	},
	'case-mix': {
		pooled: naive.difference('Pooled, large less small centres', -0.029, 0.015),
		reversed: naive.chance('Pooled difference has the wrong sign', 1, null),
		adultsReversed: naive.chance('Within adults alone it has the wrong sign', 0, null),
		childrenReversed: naive.chance('Within children alone it has the wrong sign', 0, null),
		both: careful.difference('Standardised by setting and age group', 0.086, 0.02),
		caseMix: careful.difference('Everything known at minute 10, by centre', 0.088, 0.015, {
			cover: 0.98,
		}),
		truth: truth.difference('The same runs under either volume', 0.087, 0.001),
	},
	censoring: {
		death: naive.share('Death on ECMO by day 14, one minus Kaplan-Meier', 0.791, 0.014),
		deathCareful: careful.share('Death on ECMO by day 14, Aalen-Johansen', 0.4, 0.009),
		deathTruth: truth.share('Death on ECMO by day 14, how the runs went on', 0.4, 0.009),
		discharge: naive.share('Live discharge by day 60, one minus Kaplan-Meier', 0.797, 0.009),
		dischargeCareful: careful.share('Live discharge by day 60, Aalen-Johansen', 0.338, 0.008),
	},
	'missing-neurology': {
		ofRecorded: naive.share('Favourable of recorded survivors', 0.925, 0.009),
		ofKnown: naive.share('Favourable of those known', 0.272, 0.01),
		recorded: naive.share('Survivors recorded', 0.607, 0.011),
		low: careful.share('Lower bound over all runs', 0.228, 0.008),
		high: careful.share('Upper bound over all runs', 0.388, 0.01),
		held: careful.chance('Bounds hold the truth', 1, null),
		truthSurvivors: truth.share('Truth, of survivors', 0.822, 0.008),
		truthRuns: truth.share('Truth, of runs', 0.334, 0.009),
		otherKnown: naive.share('Not cannulated: favourable of those known', 0.181, 0.002),
		otherTruth: truth.share('Not cannulated: truth, of all', 0.24, 0.0025),
	},
} as const;
