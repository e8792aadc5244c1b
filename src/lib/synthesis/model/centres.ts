import { clamp, exp, expit, log2, power, roundTo } from '../mathematics.ts';
import {
	ALLOCATION,
	ARRESTS_PER_BASE_TABLE,
	BASE_CENTRES,
	CENTRE_LABELS,
	PROGRAMME,
	PROGRAMME_SEED,
	REFERENCE_VOLUME,
} from '../parameters/centres.ts';
import { EFFECTS } from '../parameters/effects.ts';
import { CHILD_SHARE, type CentreType } from '../parameters/patients.ts';
import type { WorldParameters } from '../parameters/world.ts';
import { permutation } from '../random/permutation.ts';
import { Stream } from '../random/stream.ts';

type VolumeBand = 'lt_5' | '5_9' | '10_19' | '20_29' | '30_plus';

/** A centre as the model knows it. */
export interface Centre {
	/** Place in the table of centres, from 0. */
	readonly index: number;
	readonly id: string;
	readonly type: CentreType;
	/** Declared ECPR runs a year. */
	readonly volume: number;
	readonly volumeBand: VolumeBand;
	/** Doublings of volume from the reference. */
	readonly doublings: number;
	/** Share of all arrests that it receives. */
	readonly share: number;
	/** Cannulators in the building at all hours. */
	readonly team: boolean;
	readonly primed: boolean;
	readonly simulations: number;
	/** Minutes to flow from circuit and simulation, centred over centres. */
	readonly programmeMinutes: number;
	/** Minutes to flow that nights and weekends add. */
	readonly offHoursMinutes: number;
	/** Random intercept on survival on ECMO, log-odds. */
	readonly intercept: number;
	readonly labels: CentreLabels;
}

/** What a centre is known by without any arrow in the model. */
interface CentreLabels {
	readonly region: string;
	readonly years: string;
	readonly perfusionist: boolean;
	readonly cannulator: string;
	readonly singleCall: boolean;
	readonly debrief: string;
	readonly credentialing: string;
	readonly mechanicalCpr: boolean;
	readonly criteria: string;
	readonly ohcaProgramme: boolean;
	readonly followUpClinic: boolean;
	/** Share of optional fields filled in, 0.5 to 1. */
	readonly completeness: number;
}

export interface CentreTable {
	readonly centres: readonly Centre[];
	/** Running sum of shares, for drawing a centre. */
	readonly cumulative: Float64Array;
	/** Weighted share of centres with a team at all hours. */
	readonly teamShare: number;
	/** Mean share of optional fields left empty, over patients under 18 years and over adults. */
	readonly meanIncomplete: { readonly child: number; readonly adult: number };
}

const volumeBand = (volume: number): VolumeBand =>
	volume < 5
		? 'lt_5'
		: volume < 10
			? '5_9'
			: volume < 20
				? '10_19'
				: volume < 30
					? '20_29'
					: '30_plus';

function copiedBase(cases: number): readonly (typeof BASE_CENTRES)[number][] {
	const many = BASE_CENTRES.length;
	const wanted = Math.max(12, Math.round((cases * many) / ARRESTS_PER_BASE_TABLE));
	return BASE_CENTRES.flatMap((centre, i) => {
		const copies = Math.floor((wanted * (i + 1)) / many) - Math.floor((wanted * i) / many);
		return Array.from({ length: copies }, () => centre);
	});
}

function drawLabels(
	draw: Stream,
	type: CentreType,
	volume: number,
	doublings: number,
): CentreLabels {
	const l = CENTRE_LABELS;
	const more = (of: { readonly intercept: number; readonly perDoubling: number }) =>
		draw.chance(expit(of.intercept + of.perDoubling * doublings));
	const [low, high] = l.completeness;
	return {
		region: draw.pick(l.regions),
		years: draw.pick(volume < REFERENCE_VOLUME ? l.years.small : l.years.large),
		perfusionist: more(l.perfusionist),
		cannulator: draw.pick(type === 'childrens' ? l.cannulator.childrens : l.cannulator.other),
		singleCall: more(l.singleCall),
		debrief: draw.pick(l.debrief),
		credentialing: draw.pick(l.credentialing),
		mechanicalCpr: draw.chance(l.mechanicalCpr[type]),
		criteria: draw.pick(l.criteria),
		ohcaProgramme: draw.chance(
			expit(l.ohcaProgramme[type] + l.ohcaProgramme.perDoubling * doublings),
		),
		followUpClinic: more(l.followUpClinic),
		completeness: roundTo(low + (high - low) * draw.uniform(), 2),
	};
}

/**
 * The centres of a world: the base table of 40 copied in proportion to the arrests, so that more rows mean
 * more centres and never larger ones. Declared volume, kind and programme do not depend on the seed; the
 * random intercepts and the pseudonymous numbers do.
 */
export function makeCentres(world: WorldParameters): CentreTable {
	const copied = copiedBase(world.cases);
	const programme = new Stream(PROGRAMME_SEED, 'programme');
	const own = new Stream(world.seed, 'centre');
	const number = permutation(world.seed, 'centreNumbers', copied.length);
	const weights = copied.map(
		({ type, volume }) => power(volume, ALLOCATION.exponent) * ALLOCATION.kind[type],
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const shares = weights.map((weight) => weight / total);
	const { flow } = EFFECTS;

	const uncentred = copied.map(({ type, volume }, index): Centre => {
		const doublings = log2(volume / REFERENCE_VOLUME);
		const draw = programme.at(index);
		const team = draw.chance(
			expit(PROGRAMME.team.intercept + PROGRAMME.team.perDoubling * doublings),
		);
		const primed = draw.chance(
			expit(PROGRAMME.primed.intercept + PROGRAMME.primed.perDoubling * doublings),
		);
		const meanSimulations = exp(
			PROGRAMME.simulations.intercept + PROGRAMME.simulations.perDoubling * doublings,
		);
		const simulations = Math.min(
			draw.poisson(exp(-meanSimulations), meanSimulations),
			PROGRAMME.simulations.most,
		);
		return {
			index,
			id: `K${String(number(index) + 1).padStart(4, '0')}`,
			type,
			volume,
			volumeBand: volumeBand(volume),
			doublings,
			share: shares[index] ?? 0,
			team,
			primed,
			simulations,
			programmeMinutes:
				(primed ? flow.primedCircuit : 0) +
				flow.perSimulation * Math.min(simulations, flow.mostSimulations),
			offHoursMinutes: team ? flow.offHours.withTeam : flow.offHours.withoutTeam,
			intercept: clamp(own.at(index).normal() * EFFECTS.centreSd, -2, 2) * world.centreSpread,
			labels: drawLabels(draw, type, volume, doublings),
		};
	});

	const weighted = (of: (centre: Centre) => number) =>
		uncentred.reduce((sum, centre) => sum + centre.share * of(centre), 0);
	const incomplete = (weight: (centre: Centre) => number) => {
		let [sum, total] = [0, 0];
		for (const centre of uncentred) {
			sum += weight(centre) * (1 - centre.labels.completeness);
			total += weight(centre);
		}
		return sum / total;
	};
	const meanMinutes = weighted((centre) => centre.programmeMinutes);
	const meanOffHours = weighted((centre) => centre.offHoursMinutes);
	const spread = (own: number, mean: number) =>
		world.centreSpread === 1 ? own : mean + (own - mean) * world.centreSpread;
	const cumulative = new Float64Array(uncentred.length);
	let running = 0;
	shares.forEach((share, i) => {
		running += share;
		cumulative[i] = running;
	});
	return {
		centres: uncentred.map((centre) => ({
			...centre,
			programmeMinutes: (centre.programmeMinutes - meanMinutes) * world.centreSpread,
			offHoursMinutes: spread(centre.offHoursMinutes, meanOffHours),
		})),
		cumulative,
		teamShare: weighted((centre) => (centre.team ? 1 : 0)),
		meanIncomplete: {
			child: incomplete(({ share, type }) => share * CHILD_SHARE[type]),
			adult: incomplete(({ share, type }) => share * (1 - CHILD_SHARE[type])),
		},
	};
}

/** The centre whose stretch of the unit interval holds `u`. */
export function centreAt(table: CentreTable, u: number): Centre {
	let low = 0;
	let high = table.cumulative.length - 1;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((table.cumulative[middle] ?? 1) <= u) low = middle + 1;
		else high = middle;
	}
	const centre = table.centres[low];
	if (centre === undefined) throw new Error('The table of centres is empty.');
	return centre;
}
