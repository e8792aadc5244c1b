import { clamp, exp, power } from '../mathematics.ts';
import { ACTING, AFTER_RUN, FRAILTY_GRID, type RunKind } from '../parameters/course.ts';
import type { WorldParameters } from '../parameters/world.ts';
import { STRETCHES } from './course-hazards.ts';

const STATES = 32;

/** Bits of a state: which of the five acting complications have begun. */
const BIT = { infection: 1, haemorrhage: 2, infarct: 4, pulmonary: 8, kidney: 16 } as const;

/** Probability of death after weaning from support at a frailty. */
export function deathAfterWeaning(frailty: number): number {
	return clamp(
		AFTER_RUN.weaned.atFrailtyOne * power(frailty, AFTER_RUN.weaned.power),
		0,
		AFTER_RUN.weaned.most,
	);
}

/** Hourly probability that kidney injury begins, early and late, at a frailty. */
export function kidneyHazards(
	frailty: number,
	kind: RunKind,
): readonly [early: number, late: number] {
	const adult = kind === 'adultOhca' || kind === 'adultIhca';
	const factor = power(frailty, ACTING.kidney.frailtyPower) * (adult ? ACTING.kidney.adult : 1);
	return [ACTING.kidney.early * factor, ACTING.kidney.late * factor];
}

/**
 * Exact probability of discharge alive from a run of this kind at a frailty: the hourly chain of the course
 * (which complications have begun, then death, weaning or bridging) carried forward over 720 hours. Renal
 * replacement is a sixth bit only in worlds where it acts.
 */
export function dischargeProbability(
	frailty: number,
	kind: RunKind,
	world: WorldParameters,
): number {
	const withRrt = world.rrtHazardRatio !== 1;
	const size = withRrt ? STATES * 2 : STATES;
	const hazardRatio = new Float64Array(size);
	const weanRatio = new Float64Array(size);
	for (let state = 0; state < size; state++) {
		hazardRatio[state] =
			(state & BIT.infection ? world.infectionHazardRatio : 1) *
			(state & BIT.haemorrhage ? ACTING.haemorrhage.hazardRatio : 1) *
			(state & BIT.infarct ? ACTING.infarct.hazardRatio : 1) *
			(state & BIT.pulmonary ? ACTING.pulmonary.hazardRatio : 1) *
			(state & BIT.kidney ? ACTING.kidney.hazardRatio : 1) *
			(state & STATES ? world.rrtHazardRatio : 1);
		weanRatio[state] = state & BIT.infection ? ACTING.infectionOnWean : 1;
	}
	const [kidneyEarly, kidneyLate] = kidneyHazards(frailty, kind);
	const root = Math.sqrt(frailty);
	const on = new Float64Array(size);
	on[0] = 1;
	let weaned = 0;
	let bridged = 0;

	const begin = (bit: number, perHour: number) => {
		if (perHour <= 0) return;
		for (let state = 0; state < size; state++) {
			if (state & bit) continue;
			const moved = (on[state] ?? 0) * perHour;
			on[state] = (on[state] ?? 0) - moved;
			on[state | bit] = (on[state | bit] ?? 0) + moved;
		}
	};

	for (const stretch of STRETCHES[kind]) {
		for (let hour = stretch.from; hour < stretch.to; hour++) {
			if (withRrt) {
				for (let state = 0; state < STATES; state++) {
					if (!(state & BIT.kidney)) continue;
					const moved = (on[state] ?? 0) * ACTING.rrt;
					on[state] = (on[state] ?? 0) - moved;
					on[state | STATES] = (on[state | STATES] ?? 0) + moved;
				}
			}
			begin(
				BIT.infection,
				hour < ACTING.infection.until ? ACTING.infection.early : ACTING.infection.late,
			);
			begin(
				BIT.haemorrhage,
				hour < ACTING.haemorrhage.until ? ACTING.haemorrhage.early : ACTING.haemorrhage.late,
			);
			begin(BIT.infarct, hour < ACTING.infarct.until ? ACTING.infarct.early : ACTING.infarct.late);
			begin(BIT.pulmonary, ACTING.pulmonary.late);
			begin(BIT.kidney, hour < ACTING.kidney.until ? kidneyEarly : kidneyLate);
			for (let state = 0; state < size; state++) {
				const mass = on[state] ?? 0;
				if (mass === 0) continue;
				const death = Math.min(1, stretch.death * frailty * (hazardRatio[state] ?? 1));
				const wean = Math.min(1 - death, (stretch.wean / root) * (weanRatio[state] ?? 1));
				const bridge = Math.min(1 - death - wean, stretch.bridge);
				weaned += mass * wean;
				bridged += mass * bridge;
				on[state] = mass * (1 - death - wean - bridge);
			}
		}
	}
	return weaned * (1 - deathAfterWeaning(frailty)) + bridged * (1 - AFTER_RUN.bridged);
}

/** Frailty of a run as a function of its kind and its probability of survival. */
export type FrailtyTable = (kind: RunKind, survival: number) => number;

/**
 * Works out, for each kind of run, which frailty gives which probability of discharge, so that the course on
 * ECMO agrees with the survival already fixed at flow. Between grid points the log of frailty is interpolated
 * on probability; beyond the grid its ends hold. No draws: the table is exact and the same everywhere.
 */
export function makeFrailtyTable(world: WorldParameters): FrailtyTable {
	const { low, high, points } = FRAILTY_GRID;
	const logs = Float64Array.from(
		{ length: points },
		(_, i) => low + ((high - low) * i) / (points - 1),
	);
	const survivals = new Map<RunKind, Float64Array>();
	const known = (kind: RunKind) => {
		const found = survivals.get(kind);
		if (found !== undefined) return found;
		const made = logs.map((log) => dischargeProbability(exp(log), kind, world));
		survivals.set(kind, made);
		return made;
	};
	return (kind, survival) => {
		const alive = known(kind);
		let left = 0;
		let right = points - 1;
		if (survival >= (alive[left] ?? 1)) return exp(low);
		if (survival <= (alive[right] ?? 0)) return exp(high);
		while (right - left > 1) {
			const middle = (left + right) >>> 1;
			if ((alive[middle] ?? 0) > survival) left = middle;
			else right = middle;
		}
		const above = alive[left] ?? 1;
		const below = alive[right] ?? 0;
		const part = (above - survival) / (above - below);
		return exp((logs[left] ?? 0) + part * ((logs[right] ?? 0) - (logs[left] ?? 0)));
	};
}
