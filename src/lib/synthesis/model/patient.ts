import { clamp, exp, expit, logit, power } from '../mathematics.ts';
import {
	DIAGNOSIS_MIX,
	type AgeGroup,
	type Diagnosis,
	type Setting,
} from '../parameters/diagnosis.ts';
import { YEARS } from '../parameters/effects.ts';
import {
	ADULT_AGE,
	CHILD_AGES,
	CHILD_SHARE,
	IN_HOSPITAL,
	OUT_OF_HOSPITAL_GROWTH,
	SEVERITY_RANGE,
	SEVERITY_SHIFT,
	WEIGHT,
} from '../parameters/patients.ts';
import { centreAt, type Centre, type CentreTable } from './centres.ts';
import type { Stream } from '../random/stream.ts';

/** Who arrested, and where the registry knows them from. */
export interface Patient {
	readonly centre: Centre;
	readonly year: number;
	/** Years since 2018, the year that effects of time are centred on. */
	readonly sinceMiddle: number;
	/** Days into the year; never published. */
	readonly day: number;
	readonly ageGroup: AgeGroup;
	readonly adult: boolean;
	readonly ageYears: number;
	/** Adults: decades from age 55; under 18 years 0. */
	readonly decades: number;
	readonly setting: Setting;
	readonly inHospital: boolean;
	readonly diagnosis: Diagnosis;
	/** Measured severity before the arrest, in SD. */
	readonly severity: number;
	/** Hidden frailty U, in SD. */
	readonly hidden: number;
	readonly sham: 'a' | 'b';
	readonly weight: number;
}

const NEONATE_YEARS = 0.077;

function ageInYears(group: AgeGroup, decades: number, u: number): number {
	switch (group) {
		case 'neonate':
			return NEONATE_YEARS * u;
		case 'infant':
			return NEONATE_YEARS + 0.92 * power(u, 1.3);
		case 'child':
			return 1 + 12 * power(u, 1.4);
		case 'adolescent':
			return 13 + 5 * u;
		case 'adult':
			return ADULT_AGE.centre + 10 * decades;
	}
}

/** Median weight in kg at an age (causal-model.md, section 4b). */
export function medianWeight(group: AgeGroup, years: number): number {
	switch (group) {
		case 'neonate':
			return 3.2;
		case 'infant':
			return 3.4 + 6.3 * power(years, 0.6);
		case 'child':
			return 7.5 + 2.35 * years;
		case 'adolescent':
			return 12 + 2.9 * years;
		case 'adult':
			return 82;
	}
}

/** Draws centre, year, age, setting, diagnosis, severity, hidden frailty, sham label and weight, in that order. */
export function drawPatient(draw: Stream, table: CentreTable): Patient {
	const centre = centreAt(table, draw.uniform());
	const year = YEARS.first + Math.floor(draw.uniform() * (YEARS.last - YEARS.first + 1));
	const sinceMiddle = year - YEARS.middle;
	const day = draw.uniform() * 365;

	const adult = !draw.chance(CHILD_SHARE[centre.type]);
	const drawnAge = draw.pick(CHILD_AGES);
	const ageGroup = adult ? 'adult' : centre.type === 'adult' ? 'adolescent' : drawnAge;
	const drawnDecades =
		(clamp(ADULT_AGE.mean + ADULT_AGE.sd * draw.normal(), ADULT_AGE.low, ADULT_AGE.high) -
			ADULT_AGE.centre) /
		10;
	const decades = adult ? drawnDecades : 0;
	const ageYears = ageInYears(ageGroup, decades, draw.uniform());

	const growth = adult
		? OUT_OF_HOSPITAL_GROWTH.adultPerDoubling * centre.doublings +
			OUT_OF_HOSPITAL_GROWTH.adultPerYear * sinceMiddle
		: OUT_OF_HOSPITAL_GROWTH.childPerYear * sinceMiddle;
	const inHospital = draw.chance(expit(logit(IN_HOSPITAL[ageGroup]) - growth));
	const setting = inHospital ? 'ihca' : 'ohca';
	const diagnosis = draw.pick(DIAGNOSIS_MIX[setting][ageGroup]);

	const shifted = diagnosis === 'sepsis' || diagnosis === 'respiratory';
	const severity = clamp(draw.normal() + (shifted ? SEVERITY_SHIFT : 0), ...SEVERITY_RANGE);
	const hidden = draw.normal();
	const sham = draw.chance(0.5) ? 'a' : 'b';
	const z = clamp(draw.normal(), -WEIGHT.mostSd, WEIGHT.mostSd);
	const weight = clamp(
		medianWeight(ageGroup, ageYears) * exp(WEIGHT.logSd * z),
		WEIGHT.low,
		WEIGHT.high,
	);
	return {
		centre,
		year,
		sinceMiddle,
		day,
		ageGroup,
		adult,
		ageYears,
		decades,
		setting,
		inHospital,
		diagnosis,
		severity,
		hidden,
		sham,
		weight,
	};
}
