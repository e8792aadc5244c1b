import { CHILD_CARDIAC } from '../../src/lib/synthesis/parameters/diagnosis.ts';
import { baselineDesign } from './design.ts';
import { covers, weighted } from './estimates.ts';
import {
	anyAdult,
	both,
	cannulated,
	childIhca,
	hasDiagnosis,
	mean,
	not,
	share,
	survived,
	trueEffect,
	type LessonData,
	type Pick,
} from './lesson-data.ts';
import type { Values } from './values.ts';

const cardiac: Pick = ({ patient }) => CHILD_CARDIAC.has(patient.diagnosis);

/** The 20 subgroups of lesson 8a. */
const SUBGROUPS: readonly Pick[] = [
	hasDiagnosis('chd_two_ventricle'),
	hasDiagnosis('chd_single_ventricle'),
	hasDiagnosis('cardiomyopathy_myocarditis'),
	hasDiagnosis('arrhythmia'),
	hasDiagnosis('sepsis'),
	hasDiagnosis('respiratory'),
	hasDiagnosis('other'),
	...(['neonate', 'infant', 'child', 'adolescent'] as const).map(
		(group): Pick =>
			({ patient }) =>
				patient.ageGroup === group,
	),
	...(['cicu', 'picu_nicu', 'or_cath', 'ward'] as const).map(
		(place): Pick =>
			({ arrest }) =>
				arrest.location === place,
	),
	({ arrest }) => arrest.shockable,
	({ arrest }) => arrest.asystole,
	({ arrest }) => !arrest.witnessed,
	({ arrest }) => arrest.offHours,
	({ patient }) => patient.year > 2018,
];

/** Two-sided 5 % of one test, and of the smallest of 20 after Holm. */
const CRITICAL = { one: 1.96, holm: 3.0233 } as const;

/** Lesson 8a: a label without any effect, looked at in 20 subgroups of eligible child IHCA. */
export function shamLesson({ cases }: LessonData): Values {
	const children = cases.filter(childIhca);
	const compare = (group: typeof children) => {
		const a = group.filter(({ patient }) => patient.sham === 'a');
		const b = group.filter(({ patient }) => patient.sham === 'b');
		const pooled = share(group, survived);
		const difference = share(a, survived) - share(b, survived);
		return {
			difference,
			z: difference / Math.sqrt(pooled * (1 - pooled) * (1 / a.length + 1 / b.length)),
		};
	};
	const z = SUBGROUPS.map((of) => Math.abs(compare(children.filter(of)).z));
	return {
		'sham hits': z.filter((value) => value > CRITICAL.one).length,
		'sham any': Number(z.some((value) => value > CRITICAL.one)),
		'sham Holm': Number(z.some((value) => value > CRITICAL.holm)),
		'sham overall': compare(children).difference,
	};
}

/** Lesson 8b: subgroups in which the effect does differ; and 10c, a collider. */
export function subgroupLessons({ cases }: LessonData): Values {
	const pe = hasDiagnosis('pulmonary_embolism');
	const groups = {
		'adult PE': both(anyAdult, pe),
		'adult rest': both(anyAdult, not(pe)),
		'child sepsis': both(childIhca, hasDiagnosis('sepsis')),
		'child respiratory': both(childIhca, hasDiagnosis('respiratory')),
		'child cardiac': both(childIhca, cardiac),
	} as const;
	const of = (pick: Pick) => {
		const group = cases.filter(pick);
		const careful = weighted(group, baselineDesign(group));
		const truth = trueEffect(group);
		return {
			careful,
			truth,
			crude:
				share(group.filter(cannulated), survived) - share(group.filter(not(cannulated)), survived),
		};
	};
	const values: Values = {};
	const results = new Map<string, ReturnType<typeof of>>();
	for (const [name, pick] of Object.entries(groups)) {
		const result = of(pick);
		results.set(name, result);
		values[`${name} crude`] = result.crude;
		values[`${name} C1`] = result.careful.difference;
		values[`${name} truth`] = result.truth.difference;
		values[`${name} truth OR`] = result.truth.oddsRatio;
	}
	const interaction = (name: string, a: string, b: string) => {
		const [one, two] = [results.get(a), results.get(b)];
		if (one === undefined || two === undefined) return;
		const difference = one.careful.difference - two.careful.difference;
		const error = Math.hypot(one.careful.error, two.careful.error);
		const truth = one.truth.difference - two.truth.difference;
		values[`${name} interaction`] = difference;
		values[`${name} interaction truth`] = truth;
		values[`${name} interaction covers`] = Number(covers({ difference, error }, truth));
		values[`${name} interaction found`] = Number(Math.abs(difference) > 1.96 * error);
	};
	interaction('PE', 'adult PE', 'adult rest');
	interaction('sepsis', 'child sepsis', 'child cardiac');

	const severity = (group: typeof cases) => mean(group.map(({ patient }) => patient.severity));
	const septic = cases.filter(groups['child sepsis']);
	const heart = cases.filter(groups['child cardiac']);
	values['severity gap eligible'] = severity(septic) - severity(heart);
	values['severity gap cannulated'] =
		severity(septic.filter(cannulated)) - severity(heart.filter(cannulated));
	return values;
}
