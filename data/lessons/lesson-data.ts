import {
	makeSimulator,
	type SimulatedCase,
	type Simulator,
} from '../../src/lib/synthesis/model/case.ts';
import type { Diagnosis } from '../../src/lib/synthesis/parameters/diagnosis.ts';
import type { WorldParameters } from '../../src/lib/synthesis/parameters/world.ts';
import { makePublisher } from '../../src/lib/synthesis/publish/publish.ts';
import type { Row } from '../../src/lib/synthesis/publish/row.ts';

/** One case with what is published of it. */
export interface LessonCase extends SimulatedCase {
	readonly row: Row;
}

/** A registry with its truth, as the lessons need it. */
export interface LessonData {
	readonly simulator: Simulator;
	readonly cases: readonly LessonCase[];
}

/** Simulates and publishes every case of a world, in memory. */
export function lessonData(world: WorldParameters): LessonData {
	const simulator = makeSimulator(world);
	const publish = makePublisher(simulator);
	const cases = Array.from({ length: world.cases }, (_, index): LessonCase => {
		const one = simulator.simulate(index);
		return { ...one, row: publish(one).row };
	});
	return { simulator, cases };
}

export type Pick = (of: SimulatedCase) => boolean;

export const childIhca: Pick = ({ patient }) => !patient.adult && patient.inHospital;
export const childOhca: Pick = ({ patient }) => !patient.adult && !patient.inHospital;
export const adultIhca: Pick = ({ patient }) => patient.adult && patient.inHospital;
export const adultOhca: Pick = ({ patient }) => patient.adult && !patient.inHospital;
export const anyAdult: Pick = ({ patient }) => patient.adult;
export const cannulated: Pick = ({ outcome }) => outcome.cannulated;
export const activated: Pick = ({ activated: yes }) => yes;
export const survived: Pick = ({ outcome }) => outcome.survived;
export const hasDiagnosis =
	(...of: Diagnosis[]): Pick =>
	({ patient }) =>
		of.includes(patient.diagnosis);
export const both =
	(...all: Pick[]): Pick =>
	(of) =>
		all.every((one) => one(of));
export const not =
	(one: Pick): Pick =>
	(of) =>
		!one(of);

/** Share of cases for which something holds; NaN for no cases. */
export function share(cases: readonly LessonCase[], holds: Pick): number {
	let n = 0;
	for (const one of cases) if (holds(one)) n++;
	return n / cases.length;
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median as the mean of the two middle values. */
export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export const oddsRatio = (a: number, b: number) => a / (1 - a) / (b / (1 - b));

/** True effect of the strategy among cases: mean of the two potential outcomes, and their difference. */
export function trueEffect(cases: readonly LessonCase[]) {
	const with_ = share(cases, ({ outcome }) => outcome.ifEcpr);
	const without = share(cases, ({ outcome }) => outcome.ifConventional);
	return {
		with: with_,
		without,
		difference: with_ - without,
		oddsRatio: oddsRatio(with_, without),
	};
}
