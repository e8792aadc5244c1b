import { analysis as complications } from '../../src/lib/lessons/complications/analysis.ts';
import type {
	ColliderAnswer,
	ExposureAnswer,
} from '../../src/lib/lessons/complications/analysis.ts';
import { lesson as complicationsLesson } from '../../src/lib/lessons/complications/lesson.ts';
import type { LATE_LESSONS } from '../../src/lib/lessons/contract/late-lessons.ts';
import { analysis as league } from '../../src/lib/lessons/league-tables/analysis.ts';
import { lesson as leagueLesson } from '../../src/lib/lessons/league-tables/lesson.ts';
import { chosen, meanOf, stayed, trueMean } from '../../src/lib/lessons/league-tables/words.ts';
import { analysis as perHundred } from '../../src/lib/lessons/per-hundred/analysis.ts';
import { lesson as perHundredLesson } from '../../src/lib/lessons/per-hundred/lesson.ts';
import { analysis as stopping } from '../../src/lib/lessons/stopping/analysis.ts';
import { lesson as stoppingLesson } from '../../src/lib/lessons/stopping/lesson.ts';
import { analysis as subgroups } from '../../src/lib/lessons/subgroups/analysis.ts';
import { lesson as subgroupsLesson } from '../../src/lib/lessons/subgroups/lesson.ts';
import { interaction, isHit, leavesOut } from '../../src/lib/lessons/subgroups/words.ts';
import { analysis as transport } from '../../src/lib/lessons/transport/analysis.ts';
import { lesson as transportLesson } from '../../src/lib/lessons/transport/lesson.ts';
import { analysis as trials } from '../../src/lib/lessons/trials/analysis.ts';
import { lesson as trialsLesson } from '../../src/lib/lessons/trials/lesson.ts';
import { against, opened, value, whether, type Opened, type Readings } from './reading.ts';

type Late = typeof LATE_LESSONS;
type Read<Id extends keyof Late> = Readings<keyof Late[Id] & string>;

function eight(registry: Opened): Read<'subgroups'> {
	const pe = opened(registry, subgroupsLesson, subgroups, { pair: 'pe' });
	const sepsis = opened(registry, subgroupsLesson, subgroups, { pair: 'sepsis' });
	const { looks, whole, one, other } = pe.answer;
	const hits = (holm: boolean) => looks.filter((look) => isHit(look, holm)).length;
	const gaps = [pe, sepsis].map(({ answer, truth }) => ({
		gap: interaction(answer),
		truth: truth.one.difference - truth.other.difference,
	}));
	const [peGap, sepsisGap] = gaps;
	if (peGap === undefined || sepsisGap === undefined) throw new RangeError('Two pairs expected.');
	return {
		any: whether(hits(false) > 0),
		hits: value(hits(false)),
		holm: whether(hits(true) > 0),
		whole: against(whole, 0),
		peCrude: against(one.received, pe.truth.one.difference),
		pe: against(one.careful, pe.truth.one.difference),
		peRest: against(other.careful, pe.truth.other.difference),
		peGap: against(peGap.gap, peGap.truth),
		peFound: whether(leavesOut(peGap.gap, 0)),
		peTruth: value(pe.truth.one.difference),
		peRestTruth: value(pe.truth.other.difference),
		peGapTruth: value(peGap.truth),
		peOdds: value(pe.truth.one.oddsRatio),
		sepsisCrude: against(sepsis.answer.one.received, sepsis.truth.one.difference),
		sepsisGap: against(sepsisGap.gap, sepsisGap.truth),
		sepsisFound: whether(leavesOut(sepsisGap.gap, 0)),
		sepsisGapTruth: value(sepsisGap.truth),
		sepsisOdds: value(sepsis.truth.one.oddsRatio),
		heartOdds: value(sepsis.truth.other.oddsRatio),
	};
}

function nine(registry: Opened): Read<'league-tables'> {
	const { answer, truth } = opened(registry, leagueLesson, league);
	const [best, worst] = [chosen(answer, 5, 'best'), chosen(answer, 5, 'worst')];
	const [top, bottom] = [trueMean(truth, best), trueMean(truth, worst)];
	return {
		best: against(
			meanOf(answer, best, ({ first }) => first),
			top,
		),
		worst: against(
			meanOf(answer, worst, ({ first }) => first),
			bottom,
		),
		bestShrunk: against(
			meanOf(answer, best, ({ shrunk }) => shrunk),
			top,
		),
		worstShrunk: against(
			meanOf(answer, worst, ({ shrunk }) => shrunk),
			bottom,
		),
		bestLater: against(
			meanOf(answer, best, ({ later }) => later),
			top,
		),
		worstLater: against(
			meanOf(answer, worst, ({ later }) => later),
			bottom,
		),
		bestTruth: value(top),
		worstTruth: value(bottom),
		error: value(truth.error.raw),
		errorShrunk: value(truth.error.shrunk),
		held: value(truth.held.raw),
		heldShrunk: value(truth.held.shrunk),
		stayed: value(stayed(answer, 5, 'best')),
		centres: value(answer.centres.length),
	};
}

function ten(registry: Opened): Read<'complications'> {
	const of = (topic: string) => opened(registry, complicationsLesson, complications, { topic });
	const [infection, rrt] = [of('infection'), of('rrt')];
	const [i, r] = [infection.answer as ExposureAnswer, rrt.answer as ExposureAnswer];
	const { stages } = of('collider').answer as ColliderAnswer;
	const gap = (at: string): number => {
		const stage = stages.find((each) => each.stage === at);
		return (stage?.sepsis.estimate ?? NaN) - (stage?.cardiac.estimate ?? NaN);
	};
	if (r.afterKidney === null)
		throw new RangeError('Lesson 10 compares nothing after kidney injury.');
	return {
		infection: against(i.baseline, infection.truth.value),
		infectionTime: against(i.time.crude, infection.truth.value),
		infectionDay: against(i.time.byDay, infection.truth.value),
		infectionTruth: value(infection.truth.value),
		rrt: against(r.baseline, rrt.truth.value),
		rrtTime: against(r.time.byDay, rrt.truth.value),
		rrtOdds: value(r.crudeOdds),
		rrtKidney: against(r.afterKidney.byDay, rrt.truth.value),
		rrtTruth: value(rrt.truth.value),
		severityChosen: value(gap('cannulated')),
		severityAll: value(gap('eligible')),
	};
}

function eleven(registry: Opened): Read<'trials'> {
	const { answer, truth } = opened(registry, trialsLesson, trials);
	const { alike } = answer;
	return {
		crude: against(alike.crude, truth.difference),
		ecpr: value(alike.received),
		others: value(alike.others),
		weighted: against(alike.careful, truth.difference),
		truth: value(truth.difference),
	};
}

function twelve(registry: Opened): Read<'transport'> {
	const { answer, truth } = opened(registry, transportLesson, transport);
	const { children: c, small: s } = answer;
	return {
		children: value(c.used.ratio.estimate),
		childrenSlope: value(c.used.slope.estimate),
		childrenMade: value(c.made.auc.estimate),
		childrenUsed: value(c.used.auc.estimate),
		childrenRefitted: value(c.refitted.ratio.estimate),
		childrenTruth: value(truth.children.used / c.used.predicted),
		small: value(s.used.ratio.estimate),
		smallMade: value(s.made.auc.estimate),
		smallUsed: value(s.used.auc.estimate),
		smallRefitted: value(s.refitted.ratio.estimate),
		smallTruth: value(truth.small.used / s.used.predicted),
	};
}

function thirteen(registry: Opened): Read<'per-hundred'> {
	const { answer, truth } = opened(registry, perHundredLesson, perHundred);
	const { all, groups } = truth;
	const group = (at: number) => value(groups[at]?.difference ?? NaN);
	return {
		odds: value(all.oddsRatio),
		ratio: value(all.with / all.without),
		without: value(all.without),
		with: value(all.with),
		difference: value(all.difference),
		weighted: against(answer.difference, all.difference),
		weightedRatio: value(answer.riskRatio.estimate),
		misread: value(answer.without * (answer.oddsRatio.estimate - 1)),
		myocardial: group(0),
		cardiac: group(1),
		sepsis: group(2),
		respiratory: group(3),
	};
}

function fourteen(registry: Opened): Read<'stopping'> {
	const of = (marker: string, group: string) =>
		opened(registry, stoppingLesson, stopping, { marker, group });
	const rule = (group: string) => {
		const { answer, truth } = of('etco2', group);
		const { fromUnseen } = answer;
		if (truth === null || fromUnseen === null) throw new RangeError('Lesson 14 has no rule.');
		return { answer, truth, unseen: against(fromUnseen, truth.none.alive) };
	};
	const [child, adult] = [rule('child-ihca'), rule('adult-ohca')];
	const lactate = [of('lactate', 'child-ihca').answer, of('lactate', 'adult-ohca').answer];
	const weak = (at: number) => ({
		ratio: value(lactate[at]?.positiveRatio.estimate ?? NaN),
		alive: value(lactate[at]?.survival.positive.estimate ?? NaN),
	});
	return {
		childRatio: value(child.answer.positiveRatio.estimate),
		childLow: against(child.answer.survival.positive, child.truth.none.alive),
		childShare: value(child.answer.cells[0] + child.answer.cells[1]),
		childUnseen: child.unseen,
		childFreeRatio: value(child.truth.none.ratio ?? NaN),
		childFree: value(child.truth.none.alive),
		childFalse: value(child.truth.none.falseAlarm),
		childStrict: value(child.truth.strict.alive),
		adultRatio: value(adult.answer.positiveRatio.estimate),
		adultLow: against(adult.answer.survival.positive, adult.truth.none.alive),
		adultUnseen: adult.unseen,
		adultFreeRatio: value(adult.truth.none.ratio ?? NaN),
		adultFree: value(adult.truth.none.alive),
		childLactate: weak(0).ratio,
		childLactateAlive: weak(0).alive,
		adultLactate: weak(1).ratio,
		adultLactateAlive: weak(1).alive,
	};
}

/** Lessons 8 to 14 on one registry. */
export const LATE: { readonly [Id in keyof Late]: (registry: Opened) => Read<Id> } = {
	subgroups: eight,
	'league-tables': nine,
	complications: ten,
	trials: eleven,
	transport: twelve,
	'per-hundred': thirteen,
	stopping: fourteen,
};
