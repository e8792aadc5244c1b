import { clamp } from '../mathematics.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { RunKind } from '../parameters/course.ts';
import { SEIZURES } from '../parameters/outcome.ts';
import type { WorldParameters } from '../parameters/world.ts';
import { activationProbability } from './activation.ts';
import { drawArrest, type Arrest } from './arrest.ts';
import { drawBackground, type Background } from './background.ts';
import { makeCentres, type CentreTable } from './centres.ts';
import { drawComplications, type Episode } from './complications.ts';
import { drawCourse, type Course } from './course.ts';
import { careDoublings, drawFlowTime, type FlowTime } from './flow-time.ts';
import { drawFollowUp, type FollowUp } from './follow-up.ts';
import { makeFrailtyTable, type FrailtyTable } from './frailty-table.ts';
import { drawNeurology, favourableProbability, type Neurology } from './neurology.ts';
import { drawPatient, type Patient } from './patient.ts';
import { outcomes, type Outcome } from './potential-outcomes.ts';
import { drawResuscitation, type Resuscitation } from './resuscitation.ts';
import { drawStay, type Stay } from './stay.ts';
import { openStreams, type Streams } from './streams.ts';
import { drawSupport, type Support } from './support.ts';
import { commonLogOdds, lowFlowSlope, survivalAfterRosc, survivalOnEcmo } from './survival.ts';

/** Everything about one eligible arrest until the potential outcomes: what a re-run under another world needs. */
interface Arrival {
	readonly index: number;
	readonly patient: Patient;
	readonly arrest: Arrest;
	readonly resuscitation: Resuscitation;
	readonly activationProbability: number;
	readonly activated: boolean;
	readonly flow: FlowTime;
	/** Log-odds of survival on ECMO without time and centre, and their slope per minute. */
	readonly onEcmoLogOdds: number;
	readonly onEcmoSlope: number;
	/** Probability of survival to discharge if cannulated. */
	readonly onEcmo: number;
	readonly outcome: Outcome;
}

/** What happened on ECMO. */
export interface Run {
	readonly course: Course;
	readonly support: Support;
	readonly episodes: readonly Episode[];
}

/** One eligible arrest with everything that happens to it, before anything is rounded or goes missing. */
export interface SimulatedCase extends Arrival {
	readonly background: Background;
	/** pH and lactate near the end of CPR. */
	readonly ph: number;
	readonly lactate: number;
	/** The ECMO run, when there was one. */
	readonly run: Run | null;
	readonly neurology: Neurology;
	readonly stay: Stay;
	readonly followUp: FollowUp;
}

/** A world made ready: its centres, its tables and its streams of random numbers. */
export interface Simulator {
	readonly world: WorldParameters;
	readonly table: CentreTable;
	readonly streams: Streams;
	/** A case as far as its potential outcomes. */
	readonly arrive: (index: number) => Arrival;
	/** A whole case. */
	readonly simulate: (index: number) => SimulatedCase;
}

function runKind({ adult, inHospital, diagnosis }: Patient): RunKind {
	if (adult) return inHospital ? 'adultIhca' : 'adultOhca';
	return diagnosis === 'chd_single_ventricle' ? 'singleVentricle' : 'child';
}

function arrive(
	index: number,
	world: WorldParameters,
	table: CentreTable,
	streams: Streams,
): Arrival {
	const patient = drawPatient(streams.patient.at(index), table);
	const arrest = drawArrest(streams.arrest.at(index), patient, world);
	const resuscitation = drawResuscitation(streams.resuscitation.at(index), patient, arrest, world);
	const probability = activationProbability(patient, arrest, world);
	const activated = streams.activation.at(index).chance(probability);
	const flow = drawFlowTime(streams.flow.at(index), patient, arrest, table.teamShare, world);
	const onEcmoLogOdds = commonLogOdds('onEcmo', patient, arrest, world);
	const onEcmoSlope = lowFlowSlope(patient);
	const onEcmo = survivalOnEcmo(
		onEcmoLogOdds,
		onEcmoSlope,
		flow.minute,
		world.volumeOnSurvival * careDoublings(patient.centre, world) + patient.centre.intercept,
	);
	const afterRosc =
		resuscitation.roscMinute === Infinity
			? 0
			: survivalAfterRosc(
					commonLogOdds('afterRosc', patient, arrest, world),
					patient.adult,
					resuscitation.roscMinute,
				);
	return {
		index,
		patient,
		arrest,
		resuscitation,
		activationProbability: probability,
		activated,
		flow,
		onEcmoLogOdds,
		onEcmoSlope,
		onEcmo,
		outcome: outcomes(
			streams.outcome.at(index).uniform(),
			activated,
			resuscitation,
			flow,
			onEcmo,
			afterRosc,
			world.noEffect,
		),
	};
}

function drawMarkers(streams: Streams, arrival: Arrival): { ph: number; lactate: number } {
	const draw = streams.markers.at(arrival.index);
	const { lactate, ph } = EFFECTS;
	const { severity } = arrival.patient;
	const minutes = arrival.outcome.endMinute;
	return {
		lactate: clamp(
			lactate.base +
				lactate.perMinute * (minutes - 10) +
				lactate.severity * severity +
				lactate.sd * draw.normal(),
			1,
			30,
		),
		ph: clamp(
			ph.base + ph.perMinute * (minutes - 15) + ph.severity * severity + ph.sd * draw.normal(),
			6.5,
			7.5,
		),
	};
}

function drawRun(
	{ index, patient, outcome }: Arrival,
	background: Background,
	course: Course,
	seizures: boolean,
	streams: Streams,
): Run {
	const support = drawSupport(streams.support.at(index), patient, background, course);
	const episodes = drawComplications(streams.complications.at(index), patient, course, {
		site: support.site,
		seizures,
		survived: outcome.survived,
	});
	return { course, support, episodes };
}

function complete(
	arrival: Arrival,
	world: WorldParameters,
	streams: Streams,
	frailtyOf: FrailtyTable,
): SimulatedCase {
	const { index, patient, arrest, outcome } = arrival;
	const { survived, cannulated } = outcome;
	const background = drawBackground(streams.background.at(index), patient, arrest);
	const kind = runKind(patient);
	const course = cannulated
		? drawCourse(streams.course.at(index), kind, frailtyOf(kind, arrival.onEcmo), survived, world)
		: null;
	const draw = streams.neurology.at(index);
	const seizures = draw.chance(SEIZURES[patient.adult ? 'adult' : 'child']) && cannulated;
	const injured =
		course !== null &&
		(course.onsets.haemorrhage !== Infinity || course.onsets.infarct !== Infinity);
	const neurology = drawNeurology(
		draw,
		patient.adult,
		background.before,
		survived,
		favourableProbability(patient, arrest, outcome.endMinute, cannulated, injured, seizures),
	);
	const stay = drawStay(
		streams.stay.at(index),
		patient,
		survived,
		arrival.resuscitation.roscMinute !== Infinity,
		course,
	);
	const markers = drawMarkers(streams, arrival);
	return {
		index,
		patient,
		arrest,
		resuscitation: arrival.resuscitation,
		activationProbability: arrival.activationProbability,
		activated: arrival.activated,
		flow: arrival.flow,
		onEcmoLogOdds: arrival.onEcmoLogOdds,
		onEcmoSlope: arrival.onEcmoSlope,
		onEcmo: arrival.onEcmo,
		outcome,
		background,
		ph: markers.ph,
		lactate: markers.lactate,
		run: course === null ? null : drawRun(arrival, background, course, seizures, streams),
		neurology,
		stay,
		followUp: drawFollowUp(
			streams.followUp.at(index),
			patient,
			survived,
			neurology.favourable,
			stay,
		),
	};
}

/**
 * Makes a world ready to be simulated. Each case depends on the world and its own number only, so cases may be
 * drawn in any order, on any machine, and again under another world with the same seed.
 */
export function makeSimulator(world: WorldParameters): Simulator {
	const table = makeCentres(world);
	const streams = openStreams(world.seed);
	const frailtyOf = makeFrailtyTable(world);
	return {
		world,
		table,
		streams,
		arrive: (index) => arrive(index, world, table, streams),
		simulate: (index) => complete(arrive(index, world, table, streams), world, streams, frailtyOf),
	};
}
