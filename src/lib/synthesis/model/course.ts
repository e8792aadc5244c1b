import { ln } from '../mathematics.ts';
import { ACTING, AFTER_RUN, LAST_HOUR, type RunKind } from '../parameters/course.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Stream } from '../random/stream.ts';
import { logQuiet, STRETCHES } from './course-hazards.ts';
import { deathAfterWeaning, kidneyHazards } from './frailty-table.ts';

export type RunEnd = 'died' | 'weaned' | 'bridged' | 'closed';

/** Hours of onset of the complications that act on death; Infinity when they did not happen on the run. */
interface ActingOnsets {
	infection: number;
	haemorrhage: number;
	infarct: number;
	pulmonary: number;
	kidney: number;
	rrt: number;
}

/** One run on ECMO. */
export interface Course {
	readonly frailty: number;
	readonly end: RunEnd;
	/** Hours from flow to the end of the run: the middle of its last hour, or 720. */
	readonly hours: number;
	readonly onsets: Readonly<ActingOnsets>;
}

const QUIET = {
	infection: logQuiet(ACTING.infection.late),
	haemorrhage: [logQuiet(ACTING.haemorrhage.early), logQuiet(ACTING.haemorrhage.late)],
	infarct: [logQuiet(ACTING.infarct.early), logQuiet(ACTING.infarct.late)],
	pulmonary: logQuiet(ACTING.pulmonary.late),
	rrt: logQuiet(ACTING.rrt),
} as const;

/** Hours that pass before an event of constant hourly probability: geometric, by inversion. */
function geometric(draw: Stream, quiet: number): number {
	return Math.floor(ln(draw.uniform()) / quiet);
}

/** Onset with one hourly probability until an hour and another after it. */
function twoPeriods(draw: Stream, until: number, early: number, late: number): number {
	const first = geometric(draw, early);
	return first < until ? first : until + geometric(draw, late);
}

interface Attempt {
	readonly end: RunEnd;
	readonly hours: number;
	readonly alive: boolean;
	readonly onsets: ActingOnsets;
}

/** What one complication does to the hazard of death from its onset on. */
interface Effect {
	readonly of: keyof ActingOnsets;
	readonly ratio: number;
}

/** Hazard ratios of death in a world; those of 1 are left out, except where they also slow weaning. */
function deathEffects(world: WorldParameters): readonly Effect[] {
	const always: Effect[] = [
		{ of: 'infection', ratio: world.infectionHazardRatio },
		{ of: 'haemorrhage', ratio: ACTING.haemorrhage.hazardRatio },
		{ of: 'infarct', ratio: ACTING.infarct.hazardRatio },
		{ of: 'pulmonary', ratio: ACTING.pulmonary.hazardRatio },
		{ of: 'kidney', ratio: ACTING.kidney.hazardRatio },
	];
	return world.rrtHazardRatio === 1
		? always
		: [...always, { of: 'rrt', ratio: world.rrtHazardRatio }];
}

function attempt(
	draw: Stream,
	kind: RunKind,
	frailty: number,
	kidneyQuiet: readonly [number, number],
	effects: readonly Effect[],
): Attempt {
	const kidney = twoPeriods(draw, ACTING.kidney.until, ...kidneyQuiet);
	const onsets: ActingOnsets = {
		infection: ACTING.infection.until + geometric(draw, QUIET.infection),
		haemorrhage: twoPeriods(draw, ACTING.haemorrhage.until, ...QUIET.haemorrhage),
		infarct: twoPeriods(draw, ACTING.infarct.until, ...QUIET.infarct),
		pulmonary: geometric(draw, QUIET.pulmonary),
		kidney,
		rrt: kidney + 1 + geometric(draw, QUIET.rrt),
	};
	const root = Math.sqrt(frailty);
	for (const stretch of STRETCHES[kind]) {
		let hour = stretch.from;
		while (hour < stretch.to) {
			let next = stretch.to;
			let ratio = 1;
			let slow = 1;
			for (const effect of effects) {
				const onset = onsets[effect.of];
				if (onset > hour) {
					if (onset < next) next = onset;
					continue;
				}
				ratio *= effect.ratio;
				if (effect.of === 'infection') slow = ACTING.infectionOnWean;
			}

			const death = Math.min(1, stretch.death * frailty * ratio);
			const wean = Math.min(1 - death, (stretch.wean / root) * slow);
			const any = Math.min(1, death + wean + stretch.bridge);
			const quiet = logQuiet(any);
			const waited = quiet === -Infinity ? 0 : geometric(draw, quiet);
			if (hour + waited < next) {
				const which = draw.uniform() * any;
				const hours = hour + waited + 0.5;
				if (which < death) return { end: 'died', hours, alive: false, onsets };
				if (which < death + wean)
					return { end: 'weaned', hours, alive: !draw.chance(deathAfterWeaning(frailty)), onsets };
				return { end: 'bridged', hours, alive: !draw.chance(AFTER_RUN.bridged), onsets };
			}
			hour = next;
		}
	}
	return { end: 'closed', hours: LAST_HOUR, alive: false, onsets };
}

/** An onset if it came before the end of the run. */
function before(onset: number, end: number): number {
	return onset < end ? onset : Infinity;
}

const MOST_ATTEMPTS = 1_000_000;

/**
 * Draws a run whose outcome agrees with the one already fixed: courses are drawn until one does, which leaves
 * the joint law of course and outcome as the hourly hazards have it. Within a stretch of constant hazard the
 * waiting time is geometric, so a run costs a few draws instead of one for every hour.
 * Throws if no course of the kind can end so.
 */
export function drawCourse(
	draw: Stream,
	kind: RunKind,
	frailty: number,
	survived: boolean,
	world: WorldParameters,
): Course {
	const [early, late] = kidneyHazards(frailty, kind);
	const kidneyQuiet = [logQuiet(early), logQuiet(late)] as const;
	const effects = deathEffects(world);
	for (let tried = 0; tried < MOST_ATTEMPTS; tried++) {
		const run = attempt(draw, kind, frailty, kidneyQuiet, effects);
		if (run.alive !== survived) continue;
		const { onsets, hours } = run;
		return {
			frailty,
			end: run.end,
			hours,
			onsets: {
				infection: before(onsets.infection, hours),
				haemorrhage: before(onsets.haemorrhage, hours),
				infarct: before(onsets.infarct, hours),
				pulmonary: before(onsets.pulmonary, hours),
				kidney: before(onsets.kidney, hours),
				rrt: before(onsets.rrt, hours),
			},
		};
	}
	throw new Error(
		`No ${kind} course at frailty ${frailty} ended with survived = ${survived} in ${MOST_ATTEMPTS} draws.`,
	);
}
