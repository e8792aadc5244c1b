import { analysis as caseMix } from '../../src/lib/lessons/case-mix/analysis.ts';
import { lesson as caseMixLesson } from '../../src/lib/lessons/case-mix/lesson.ts';
import { analysis as censoring } from '../../src/lib/lessons/censoring/analysis.ts';
import { lesson as censoringLesson } from '../../src/lib/lessons/censoring/lesson.ts';
import type { EARLY_LESSONS } from '../../src/lib/lessons/contract/early-lessons.ts';
import { analysis as denominators } from '../../src/lib/lessons/denominators/analysis.ts';
import { lesson as denominatorsLesson } from '../../src/lib/lessons/denominators/lesson.ts';
import { analysis as indication } from '../../src/lib/lessons/indication/analysis.ts';
import { lesson as indicationLesson } from '../../src/lib/lessons/indication/lesson.ts';
import { analysis as minutes } from '../../src/lib/lessons/minutes/analysis.ts';
import { lesson as minutesLesson } from '../../src/lib/lessons/minutes/lesson.ts';
import { analysis as neurology } from '../../src/lib/lessons/missing-neurology/analysis.ts';
import { lesson as neurologyLesson } from '../../src/lib/lessons/missing-neurology/lesson.ts';
import { analysis as precision } from '../../src/lib/lessons/precision/analysis.ts';
import { lesson as precisionLesson } from '../../src/lib/lessons/precision/lesson.ts';
import { against, opened, value, whether, type Opened, type Readings } from './reading.ts';

type Early = typeof EARLY_LESSONS;
type Read<Id extends keyof Early> = Readings<keyof Early[Id] & string>;

const CHILD = { group: 'child-ihca' };
const ADULT = { group: 'adult-ohca' };

function one(registry: Opened): Read<'denominators'> {
	const child = opened(registry, denominatorsLesson, denominators, CHILD);
	const adult = opened(registry, denominatorsLesson, denominators, ADULT);
	const { discharge: c } = child.answer;
	const { discharge: a } = adult.answer;
	return {
		childCannulated: value(c.cannulated.estimate),
		childActivated: value(c.activated.estimate),
		childEligible: value(c.eligible.estimate),
		childAll: value(c.all.estimate),
		childTruth: value(child.truth.with),
		adultCannulated: value(a.cannulated.estimate),
		adultActivated: value(a.activated.estimate),
		adultEligible: value(a.eligible.estimate),
		adultAll: value(a.all.estimate),
	};
}

function two(registry: Opened): Read<'precision'> {
	const { answer, truth } = opened(registry, precisionLesson, precision);
	const of = (size: number) => {
		const found = answer.performance.find((each) => each.size === size);
		if (found === undefined) throw new RangeError(`Lesson 2 shows no samples of ${size}.`);
		return found;
	};
	return {
		wald10: value(of(10).wald.covers),
		wald20: value(of(20).wald.covers),
		wald50: value(of(50).wald.covers),
		wilson10: value(of(10).wilson.covers),
		wilson20: value(of(20).wilson.covers),
		wilson50: value(of(50).wilson.covers),
		width10: value(of(10).wilson.width),
		width20: value(of(20).wilson.width),
		width50: value(of(50).wilson.width),
		share: value(truth.alive / truth.runs),
	};
}

function three(registry: Opened): Read<'indication'> {
	const child = opened(registry, indicationLesson, indication, CHILD);
	const adult = opened(registry, indicationLesson, indication, ADULT);
	const [c, a] = [child.truth, adult.truth];
	return {
		childCrude: against(child.answer.ladder.nothing, c.all.difference),
		childWeighted: against(child.answer.ladder.everything, c.all.difference),
		childHidden: against(c.withHidden, c.all.difference),
		childActivated: against(child.answer.toActivated, c.activated.difference),
		childRatio: value(child.answer.careful.riskRatio.estimate),
		childEffective: value(child.answer.careful.effectiveShare),
		childTruth: value(c.all.difference),
		childTruthActivated: value(c.activated.difference),
		adultCrude: against(adult.answer.ladder.nothing, a.all.difference),
		adultWeighted: against(adult.answer.ladder.everything, a.all.difference),
		adultHidden: against(a.withHidden, a.all.difference),
		adultActivated: against(adult.answer.toActivated, a.activated.difference),
		adultTruth: value(a.all.difference),
		adultTruthActivated: value(a.activated.difference),
	};
}

function four(registry: Opened): Read<'minutes'> {
	const child = opened(registry, minutesLesson, minutes, CHILD);
	const adult = opened(registry, minutesLesson, minutes, ADULT);
	const [c, a] = [child.answer.estimates, adult.answer.estimates];
	const [t, u] = [child.truth.difference, adult.truth.difference];
	return {
		childEveryOdds: value(c['every-event'].oddsRatio),
		childCrude: against(c['received-crude'], t),
		childCrudeOdds: value(c['received-crude'].oddsRatio),
		childReceived: against(c.received, t),
		childReceivedOdds: value(c.received.oddsRatio),
		childDuration: against(c.duration, t),
		childDurationOdds: value(c.duration.oddsRatio),
		childLong: against(c['long-crude'], t),
		childLandmark: against(c.landmark, t),
		childActivated: against(c['activated-crude'], t),
		childWeighted: against(c.activated, t),
		childTruth: value(t),
		adultEveryOdds: value(a['every-event'].oddsRatio),
		adultCrude: against(a['received-crude'], u),
		adultReceived: against(a.received, u),
		adultReceivedOdds: value(a.received.oddsRatio),
		adultDuration: against(a.duration, u),
		adultDurationOdds: value(a.duration.oddsRatio),
		adultLong: against(a['long-crude'], u),
		adultLandmark: against(a.landmark, u),
		adultWeighted: against(a.activated, u),
		adultTruth: value(u),
	};
}

function five(registry: Opened): Read<'case-mix'> {
	const { answer, truth } = opened(registry, caseMixLesson, caseMix);
	const alone = (whose: string) => caseMix.analyse(registry.data, { whose }).pooled.estimate < 0;
	const { both } = answer.standardised;
	if (both === undefined) throw new RangeError('Lesson 5 standardises by neither.');
	return {
		pooled: against(answer.pooled, truth.difference),
		reversed: whether(answer.pooled.estimate < 0),
		adultsReversed: whether(alone('adults')),
		childrenReversed: whether(alone('children')),
		both: against(both, truth.difference),
		caseMix: against(answer.caseMix, truth.difference),
		truth: value(truth.difference),
	};
}

function six(registry: Opened): Read<'censoring'> {
	const of = (question: string) => {
		const { answer, truth } = opened(registry, censoringLesson, censoring, { question });
		const [first] = answer.ends;
		if (first === undefined) throw new RangeError('Lesson 6 has no end to follow.');
		return { ...first, share: truth.x / truth.n };
	};
	const [death, discharge] = [of('death'), of('discharge')];
	return {
		death: against(death.naive, death.share),
		deathCareful: against(death.careful, death.share),
		deathTruth: value(death.share),
		discharge: against(discharge.naive, discharge.share),
		dischargeCareful: against(discharge.careful, discharge.share),
	};
}

function seven(registry: Opened): Read<'missing-neurology'> {
	const { answer, truth } = opened(registry, neurologyLesson, neurology, { group: 'runs' });
	const other = opened(registry, neurologyLesson, neurology, { group: 'conventional' });
	const { good, n, alive, recorded } = answer;
	const [low, high] = [good / n, (good + alive - recorded) / n];
	return {
		ofRecorded: against(answer.naive.survivors, truth.share.survivors),
		ofKnown: against(answer.naive.all, truth.share.all),
		recorded: value(recorded / alive),
		low: value(low),
		high: value(high),
		held: whether(low <= truth.share.all && truth.share.all <= high),
		truthSurvivors: value(truth.share.survivors),
		truthRuns: value(truth.share.all),
		otherKnown: against(other.answer.naive.all, other.truth.share.all),
		otherTruth: value(other.truth.share.all),
	};
}

/** Lessons 1 to 7 on one registry. */
export const EARLY: { readonly [Id in keyof Early]: (registry: Opened) => Read<Id> } = {
	denominators: one,
	precision: two,
	indication: three,
	minutes: four,
	'case-mix': five,
	censoring: six,
	'missing-neurology': seven,
};
