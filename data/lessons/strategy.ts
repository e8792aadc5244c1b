import { holds } from '../../src/lib/lessons/comparison/words.ts';
import type { GroupName } from '../../src/lib/lessons/data/groups.ts';
import { analysis as indication } from '../../src/lib/lessons/indication/analysis.ts';
import { SHORT_EVENTS } from '../../src/lib/synthesis/parameters/denominator.ts';
import { baselineDesign } from './design.ts';
import { covers, standardised, weighted } from './estimates.ts';
import {
	activated,
	adultOhca,
	both,
	cannulated,
	childIhca,
	not,
	oddsRatio,
	share,
	survived,
	trueEffect,
	type LessonCase,
	type LessonData,
} from './lesson-data.ts';
import { publishedCases } from './published-data.ts';
import type { Values } from './values.ts';

/** Survival of every CPR event of a group, with the events that ended before minute 10. */
function allEvents(cases: readonly LessonCase[], eligible: number, survival: number): number {
	const alive = share(cases, survived) * cases.length;
	const short = SHORT_EVENTS.perEligible * eligible;
	return (alive + survival * short) / (cases.length + short);
}

function group(
	name: string,
	pageGroup: GroupName,
	cases: readonly LessonCase[],
	survivalShort: number,
): Values {
	const runs = cases.filter(cannulated);
	const others = cases.filter(not(cannulated));
	const called = cases.filter(activated);
	const notCalled = cases.filter(not(activated));
	const truth = trueEffect(cases);
	const att = trueEffect(called);
	const e2 = trueEffect(runs);
	const X = baselineDesign(cases);
	const c1 = weighted(cases, X);
	// What the page of lesson 3 computes, on the rows as published.
	const page = indication.analyse({ cases: publishedCases(cases) }, { group: pageGroup }).careful;
	const withU = weighted(cases, baselineDesign(cases, { hidden: true }));
	const attWeights = weighted(cases, X, true);
	const n3 = standardised(cases, cannulated, X);
	const n4 = standardised(
		cases,
		cannulated,
		baselineDesign(cases, { more: [({ outcome }) => outcome.endMinute] }),
	);
	const long = cases.filter(({ outcome }) => outcome.endMinute >= 30);
	const landmark = standardised(long, activated, baselineDesign(long));
	const longRuns = long.filter(cannulated);
	const longOthers = long.filter(not(cannulated));
	return {
		[`${name} survival of the cannulated`]: share(runs, survived),
		[`${name} survival of the activated`]: share(called, survived),
		[`${name} survival of the eligible`]: share(cases, survived),
		[`${name} survival of all arrests`]: allEvents(cases, cases.length, survivalShort),
		[`${name} truth if all activated`]: truth.with,
		[`${name} truth E1`]: truth.difference,
		[`${name} truth OR`]: truth.oddsRatio,
		[`${name} truth E1-ATT`]: att.difference,
		[`${name} truth E2`]: e2.difference,
		[`${name} cannulated of activated`]: runs.length / called.length,
		[`${name} survival of activated never cannulated`]: share(
			called.filter(not(cannulated)),
			survived,
		),
		[`${name} N1 OR`]: oddsRatio(
			share(runs, survived),
			allEvents(others, cases.length, survivalShort),
		),
		[`${name} N2`]: share(runs, survived) - share(others, survived),
		[`${name} N2 OR`]: oddsRatio(share(runs, survived), share(others, survived)),
		[`${name} N3`]: n3.difference,
		[`${name} N3 OR`]: n3.conditionalOddsRatio,
		[`${name} N4`]: n4.difference,
		[`${name} N4 OR`]: n4.conditionalOddsRatio,
		[`${name} N5`]: share(longRuns, survived) - share(longOthers, survived),
		[`${name} landmark`]: landmark.difference,
		[`${name} landmark OR`]: landmark.conditionalOddsRatio,
		[`${name} N6`]: share(called, survived) - share(notCalled, survived),
		[`${name} N6 OR`]: oddsRatio(share(called, survived), share(notCalled, survived)),
		[`${name} C1`]: c1.difference,
		[`${name} C1 RR`]: c1.with / c1.without,
		[`${name} C1 covers`]: Number(covers(c1, truth.difference)),
		[`${name} C1 published`]: page.estimate,
		[`${name} C1 published covers`]: Number(holds(page, truth.difference) === true),
		[`${name} C1 + U`]: withU.difference,
		[`${name} C1 + U covers`]: Number(covers(withU, truth.difference)),
		[`${name} C1 effective share`]: c1.effectiveShare,
		[`${name} C1 largest weight`]: c1.maxWeight,
		[`${name} ATT weights`]: attWeights.difference,
		[`${name} ATT weights cover`]: Number(covers(attWeights, att.difference)),
	};
}

/** Lessons 1, 3, 4 and 13: denominators, confounding by indication, resuscitation time. */
export function strategyLessons({ cases }: LessonData): Values {
	const trial = cases.filter(
		both(
			adultOhca,
			({ arrest, patient }) => arrest.shockable && arrest.witnessed && patient.decades <= 1.5,
		),
	);
	const careful = weighted(trial, baselineDesign(trial));
	const truth = trueEffect(trial).difference;
	return {
		...group('child IHCA', 'child-ihca', cases.filter(childIhca), SHORT_EVENTS.survival.child),
		...group('adult OHCA', 'adult-ohca', cases.filter(adultOhca), SHORT_EVENTS.survival.adult),
		'trial-like survival ECPR': share(trial.filter(cannulated), survived),
		'trial-like survival conventional': share(trial.filter(not(cannulated)), survived),
		'trial-like truth': truth,
		'trial-like C1': careful.difference,
		'trial-like C1 covers': Number(covers(careful, truth)),
	};
}
