import { makeSimulator } from '../../src/lib/synthesis/model/case.ts';
import { exp } from '../../src/lib/synthesis/mathematics.ts';
import type { WorldParameters } from '../../src/lib/synthesis/parameters/world.ts';
import { baselineDesign } from './design.ts';
import { covers, standardised } from './estimates.ts';
import {
	adultIhca,
	adultOhca,
	cannulated,
	childIhca,
	childOhca,
	mean,
	share,
	survived,
	type LessonCase,
	type LessonData,
	type Pick,
} from './lesson-data.ts';
import type { Values } from './values.ts';

const small: Pick = ({ patient }) => patient.centre.volume < 10;
const large: Pick = ({ patient }) => patient.centre.volume >= 20;

/** Both groups' survival weighted to the mix of all runs over strata. */
function overStrata(runs: readonly LessonCase[], stratum: (of: LessonCase) => string) {
	let [low, high] = [0, 0];
	for (const level of new Set(runs.map(stratum))) {
		const inside = runs.filter((one) => stratum(one) === level);
		const weight = inside.length / runs.length;
		low += weight * share(inside.filter(small), survived);
		high += weight * share(inside.filter(large), survived);
	}
	return { low, high };
}

const LN_2 = 0.6931471805599453;

/** Mean of something over the same cases when the world is run again with other parameters. */
function again(
	{ simulator }: LessonData,
	cases: readonly LessonCase[],
	changes: Partial<WorldParameters>,
): number {
	const { arrive } = makeSimulator({ ...simulator.world, ...changes });
	return mean(cases.map(({ index }) => arrive(index).onEcmo));
}

/** Lesson 5 (volume and case mix) and 10d (a mediator): both truths come from running the same seed again. */
export function volumeLessons(data: LessonData): Values {
	const runs = data.cases.filter((one) => cannulated(one) && (small(one) || large(one)));
	const bySetting = overStrata(runs, ({ patient }) => patient.setting);
	const byAge = overStrata(runs, ({ patient }) => String(patient.adult));
	const byBoth = overStrata(runs, ({ patient }) => `${patient.setting} ${patient.adult}`);
	const low = share(runs.filter(small), survived);
	const high = share(runs.filter(large), survived);
	const declared = (of: Pick) =>
		12 * exp(LN_2 * mean(runs.filter(of).map(({ patient }) => patient.centre.doublings)));
	const truth =
		again(data, runs, { doVolume: declared(large) }) -
		again(data, runs, { doVolume: declared(small) });
	const centre = ({ patient }: LessonCase) => patient.centre.index;
	const caseMix = standardised(runs, large, baselineDesign(runs, { withoutVolume: true }), centre);
	const withProgramme = standardised(
		runs,
		large,
		baselineDesign(runs, {
			withoutVolume: true,
			more: [
				({ patient }) => Number(patient.centre.team),
				({ patient }) => Number(patient.centre.primed),
				({ patient }) => patient.centre.simulations,
			],
		}),
		centre,
	);
	const withTime = standardised(
		runs,
		large,
		baselineDesign(runs, { withoutVolume: true, more: [({ flow }) => flow.minute] }),
		centre,
	);
	const within = (of: Pick) => {
		const inside = runs.filter(of);
		return share(inside.filter(large), survived) - share(inside.filter(small), survived);
	};
	const outside = data.cases.filter((one) => cannulated(one) && adultOhca(one));
	const offHours: Pick = ({ arrest }) => arrest.offHours;
	const hourTruth =
		again(data, outside, { doOffHours: true }) - again(data, outside, { doOffHours: false });
	const total = standardised(outside, offHours, baselineDesign(outside, { withoutOffHours: true }));
	const adjusted = standardised(
		outside,
		offHours,
		baselineDesign(outside, { withoutOffHours: true, more: [({ flow }) => flow.minute] }),
	);
	return {
		'volume pooled low': low,
		'volume pooled high': high,
		'volume naive difference': high - low,
		'volume standardised by setting low': bySetting.low,
		'volume standardised by setting high': bySetting.high,
		'volume standardised by age low': byAge.low,
		'volume standardised by age high': byAge.high,
		'volume standardised by both low': byBoth.low,
		'volume standardised by both high': byBoth.high,
		'volume standardised by both': byBoth.high - byBoth.low,
		'volume within child IHCA': within(childIhca),
		'volume within child OHCA': within(childOhca),
		'volume within adult IHCA': within(adultIhca),
		'volume within adult OHCA': within(adultOhca),
		'volume truth': truth,
		'volume full case mix': caseMix.difference,
		'volume full case mix covers': Number(covers(caseMix, truth)),
		'volume with programme': withProgramme.difference,
		'volume with time': withTime.difference,
		'hours truth': hourTruth,
		'hours total': total.difference,
		'hours total covers': Number(covers(total, hourTruth)),
		'hours adjusted for time': adjusted.difference,
	};
}
