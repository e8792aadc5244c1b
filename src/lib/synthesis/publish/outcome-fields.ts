import { clamp, exp, roundTo } from '../mathematics.ts';
import type { SimulatedCase } from '../model/case.ts';
import { COST, FSS, NEUROLOGY } from '../parameters/outcome.ts';
import type { Mix } from '../parameters/diagnosis.ts';
import type { Stream } from '../random/stream.ts';
import { recordedShare } from './missing-share.ts';
import type { OutcomeFields } from './row.ts';

const DESTINATIONS: Readonly<Record<'child' | 'adultWell' | 'adultImpaired', Mix<string>>> = {
	child: [
		['home', 0.76],
		['transfer_acute', 0.13],
		['rehab', 0.11],
	],
	adultWell: [
		['home', 0.66],
		['rehab', 0.2],
		['transfer_acute', 0.14],
	],
	adultImpaired: [
		['rehab', 0.4],
		['transfer_acute', 0.4],
		['home', 0.14],
		['hospice', 0.06],
	],
};

const CAUSES: Readonly<Record<'stopped' | 'afterRosc' | 'onEcmo' | 'afterEcmo', Mix<string>>> = {
	stopped: [
		['cardiac', 0.74],
		['withdrawal_other', 0.2],
		['haemorrhage', 0.06],
	],
	afterRosc: [
		['neurologic', 0.46],
		['cardiac', 0.22],
		['mof', 0.2],
		['withdrawal_other', 0.12],
	],
	onEcmo: [
		['cardiac', 0.36],
		['mof', 0.28],
		['neurologic', 0.14],
		['haemorrhage', 0.1],
		['withdrawal_other', 0.12],
	],
	afterEcmo: [
		['neurologic', 0.34],
		['mof', 0.3],
		['cardiac', 0.24],
		['withdrawal_other', 0.12],
	],
};

/** Donation after brain death and after other deaths in hospital (judgement). */
const DONATION = { brainDeath: 0.3, otherwise: 0.015 } as const;

const causeMix = (of: SimulatedCase) => {
	if (of.run !== null) {
		const { end } = of.run.course;
		return end === 'died' || end === 'closed' ? CAUSES.onEcmo : CAUSES.afterEcmo;
	}
	return of.resuscitation.roscMinute === Infinity ? CAUSES.stopped : CAUSES.afterRosc;
};

/** Rule 17: the favourable category, credit for an unchanged one included where the one before is known. */
export function isFavourable(
	scale: 'pcpc' | 'cpc',
	category: number,
	before: number | null,
): boolean {
	if (category === (scale === 'pcpc' ? 6 : 5)) return false;
	return category <= (scale === 'pcpc' ? 3 : 2) || category === before;
}

/** Functional Status Scale of a neurological category with its own spread. */
function functionalScore(category: number, z: number, decline: number): number {
	const centre = FSS.byCategory[category - 1] ?? FSS.range[1];
	return Math.round(clamp(centre + decline + FSS.spread * Math.abs(z), ...FSS.range));
}

/** Days in hospital as published: never shorter than the time on ECMO they contain. */
export function publishedDays(of: SimulatedCase, ecmoHours: number | null): number {
	const days = of.stay.inHospital ? of.stay.untilSnapshot : of.stay.days;
	return clamp(Math.max(roundTo(days, 1), roundTo((ecmoHours ?? 0) / 24, 1)), 0.1, 365);
}

/**
 * Outcomes: dictionary section 7. What is still open at the snapshot is null. The neurological category goes
 * missing by its own value, here and not with the other fields: favourable survivors are recorded more often.
 */
export function outcomeFields(
	of: SimulatedCase,
	draw: Stream,
	ecmoHours: number | null,
	missingness: number,
): OutcomeFields {
	const { patient, outcome, neurology, background, run, stay } = of;
	const { adult } = patient;
	const open = stay.inHospital;
	const survived = outcome.survived;
	const discharged = !open && survived;
	const died = !open && !survived;
	const scale = adult ? 'cpc' : 'pcpc';

	const destination = draw.pick(
		adult ? DESTINATIONS[neurology.favourable ? 'adultWell' : 'adultImpaired'] : DESTINATIONS.child,
	);
	const recorded = draw.chance(
		recordedShare(
			NEUROLOGY.recorded[neurology.favourable ? 'favourable' : 'unfavourable'],
			missingness,
		),
	);
	const sameScore = draw.normal();
	const scoreBefore = functionalScore(background.before, sameScore, 0);
	const lost = draw.exponential() * FSS.decline;
	const scoreAfter = functionalScore(
		Math.min(neurology.category, 5),
		0.8 * sameScore + 0.6 * draw.normal(),
		lost,
	);
	const cause = draw.pick(causeMix(of));
	const brainDeath = run?.episodes.some(({ code }) => code === 'NEURO_BRAIN_DEATH') ?? false;
	const donor = draw.chance(brainDeath ? DONATION.brainDeath : DONATION.otherwise);
	const costNoise = exp(COST.logSd * draw.normal());

	const days = publishedDays(of, ecmoHours);
	const rrt = run?.episodes.some(({ code }) => code === 'REN_RRT') ?? false;
	const cost =
		((COST.base +
			COST.perHospitalDay * days +
			COST.perEcmoDay * ((ecmoHours ?? 0) / 24) +
			(rrt ? COST.rrt : 0)) *
			costNoise) /
		COST.median;
	const category = open || (survived && !recorded) ? null : neurology.category;
	const circulation = outcome.cannulated || of.resuscitation.roscMinute !== Infinity;
	return {
		survived_event: circulation,
		survived_ecls:
			run === null || stay.stillOn
				? null
				: run.course.end === 'weaned' || run.course.end === 'bridged',
		survived_discharge: open ? null : survived,
		discharge_status: open ? 'in_hospital' : survived ? 'discharged_alive' : 'died',
		discharge_destination: open ? null : survived ? destination : 'died',
		hospital_days: days,
		icu_days: roundTo(
			Math.min(Math.max(Math.min(stay.intensiveDays, days), (ecmoHours ?? 0) / 24), days, 300),
			1,
		),
		neuro_scale: scale,
		neuro_discharge: category,
		neuro_favourable: category === null ? null : isFavourable(scale, category, background.before),
		neuro_favourable_strict: category === null ? null : category <= 2,
		fss_baseline: adult ? null : scoreBefore,
		fss_discharge: !adult && discharged ? scoreAfter : null,
		new_morbidity: !adult && discharged ? scoreAfter - scoreBefore >= 3 : null,
		death_cause_group: died ? (brainDeath ? 'neurologic' : cause) : null,
		organ_donor: died ? donor : null,
		cost_index: roundTo(clamp(cost, ...COST.range), 2),
	};
}
