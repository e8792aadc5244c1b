import { makeSimulator } from '../../src/lib/synthesis/model/case.ts';
import {
	adultOhca,
	both,
	cannulated,
	childIhca,
	not,
	activated,
	share,
	survived,
	type LessonCase,
	type LessonData,
	type Pick,
} from './lesson-data.ts';
import type { Values } from './values.ts';

/** How a positive test (for death) speaks: its likelihood ratio, and survival among those with it. */
function asTest(cases: readonly LessonCase[], positive: Pick, alive: Pick) {
	const dead = cases.filter(not(alive));
	const living = cases.filter(alive);
	return {
		ratio: share(dead, positive) / share(living, positive),
		survival: share(cases.filter(positive), alive),
		falseAlarm: share(living, positive),
		positive: share(cases, positive),
	};
}

/** Lesson 14: end-tidal CO2 below 10 as a test for death, with and without the rule that acts on it; lactate. */
export function stoppingLessons({ cases, simulator }: LessonData): Values {
	const noRule = makeSimulator({ ...simulator.world, etStop: 0 });
	const strict = makeSimulator({ ...simulator.world, etStop: 6 });
	const low: Pick = ({ resuscitation }) => resuscitation.endTidal < 10;
	const values: Values = {};
	for (const [name, pick] of [
		['child IHCA', childIhca],
		['adult OHCA', adultOhca],
	] as const) {
		const group = cases.filter(
			both(pick, not(activated), ({ resuscitation }) => resuscitation.endTidalSeen),
		);
		const seen = asTest(group, low, survived);
		const without = new Map(
			group.map(({ index }) => [index, noRule.arrive(index).outcome.ifConventional]),
		);
		const off = asTest(group, low, ({ index }) => without.get(index) ?? false);
		const lows = group.filter(low);
		values[`${name} ETCO2 LR+`] = seen.ratio;
		values[`${name} ETCO2 low survival`] = seen.survival;
		values[`${name} ETCO2 low share`] = seen.positive;
		values[`${name} ETCO2 LR+ without rule`] = off.ratio;
		values[`${name} ETCO2 low survival without rule`] = off.survival;
		values[`${name} ETCO2 false alarm without rule`] = off.falseAlarm;
		values[`${name} ETCO2 low survival strict rule`] = share(
			lows,
			({ index }) => strict.arrive(index).outcome.ifConventional,
		);
		const lactate = asTest(
			cases.filter(both(pick, cannulated)),
			(one) => one.lactate > 15,
			survived,
		);
		values[`${name} lactate LR+`] = lactate.ratio;
		values[`${name} lactate high survival`] = lactate.survival;
	}
	return values;
}
