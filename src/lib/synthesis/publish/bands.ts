import type { AgeGroup } from '../parameters/diagnosis.ts';

interface AgeBand {
	readonly value: string;
	readonly midpoint: number;
	/** Bounds in years, upper not included. */
	readonly from: number;
	readonly below: number;
}

const days = (value: string, first: number, last: number): AgeBand => ({
	value,
	midpoint: (first + last + 1) / 2 / 365,
	from: first / 365,
	below: (last + 1) / 365,
});

const years = (value: string, from: number, below: number): AgeBand => ({
	value,
	midpoint: (from + below) / 2,
	from,
	below,
});

/** Bands of age within each age group: days in the first year, years after it. */
export const AGE_BANDS: Readonly<Record<AgeGroup, readonly AgeBand[]>> = {
	neonate: [days('0_7d', 0, 7), days('8_28d', 8, 28)],
	infant: [days('29_90d', 29, 90), days('91_180d', 91, 180), days('181_364d', 181, 364)],
	child: [years('1_4y', 1, 5), years('5_9y', 5, 10), years('10_12y', 10, 13)],
	adolescent: [years('13_15y', 13, 16), years('16_17y', 16, 18)],
	adult: [
		years('18_29y', 18, 30),
		...[30, 40, 50, 60, 70, 80].map((from) => years(`${from}_${from + 9}y`, from, from + 10)),
		{ value: '90_plus', midpoint: 90, from: 90, below: Infinity },
	],
};

/** Band of an age; ages at the seam of two groups belong to the nearest band of the group. */
export function ageBand(group: AgeGroup, ageYears: number): AgeBand {
	const bands = AGE_BANDS[group];
	const band = bands.find(({ below }) => ageYears < below) ?? bands[bands.length - 1];
	if (band === undefined) throw new Error(`No age bands for ${group}.`);
	return band;
}

const WEIGHT_BANDS: readonly (readonly [belowKg: number, value: string])[] = [
	[2, 'lt_2'],
	[3, '2_3'],
	[5, '3_5'],
	[10, '5_10'],
	[15, '10_15'],
	[30, '15_30'],
	[Infinity, '30_plus'],
];

/** Band of a weight in kg: the lower bound belongs to the band, the upper does not. */
export function weightBand(kg: number): string {
	return WEIGHT_BANDS.find(([below]) => kg < below)?.[1] ?? '30_plus';
}
