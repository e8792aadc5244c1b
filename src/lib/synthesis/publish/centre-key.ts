import { clamp, roundTo } from '../mathematics.ts';
import { hourMinutes } from '../model/flow-time.ts';
import type { Centre, CentreTable } from '../model/centres.ts';
import { survivalOnEcmo } from '../model/survival.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Standard, StandardRun, Tally } from '../tally.ts';

/** One row of the answer key of centres. */
export interface CentreKeyFields {
	centre_id: string;
	declared_volume: number;
	random_intercept: number;
	activation_shift: number;
	time_shift_min: number;
	true_survival_standardised: number;
	true_difference: number;
}

/** Minutes to flow that a centre adds by volume, circuit, simulation and team, before centring. */
function centreMinutes(centre: Centre, world: WorldParameters): number {
	const { offHours, flow } = EFFECTS;
	return (
		flow.perDoubling * centre.doublings * world.centreSpread +
		centre.programmeMinutes +
		offHours * hourMinutes(centre, true) +
		(1 - offHours) * hourMinutes(centre, false)
	);
}

function standardisedSurvival(
	centre: Centre,
	runs: readonly StandardRun[],
	world: WorldParameters,
): number {
	const { flow } = EFFECTS;
	const [low, high] = flow.range;
	const doublings = centre.doublings * world.centreSpread;
	const shift = world.volumeOnSurvival * doublings + centre.intercept;
	let sum = 0;
	for (const run of runs) {
		const median = Math.max(
			run.fixedMinutes +
				flow.perDoubling * doublings +
				hourMinutes(centre, run.offHours) +
				centre.programmeMinutes,
			flow.shortestMedian,
		);
		sum += survivalOnEcmo(run.logOdds, run.slope, clamp(median * run.spread, low, high), shift);
	}
	return runs.length === 0 ? 0 : sum / runs.length;
}

const standardOf = ({ type }: Centre): Standard => (type === 'adult' ? 'adult' : 'child');

/**
 * What each centre really does: mean survival if the standard runs (all child in-hospital runs on file, for an
 * adult centre all adult runs; at most the first 10,000) were treated there, each with its own case mix, hour
 * and spread of time; and that less the mean over centres of the same standard, weighted by their runs.
 */
export function centreKeyRows(
	table: CentreTable,
	tally: Tally,
	world: WorldParameters,
): CentreKeyFields[] {
	const survivals = table.centres.map((centre) =>
		standardisedSurvival(centre, tally.standard[standardOf(centre)], world),
	);
	const meanOf = (standard: Standard) => {
		let weight = 0;
		let sum = 0;
		table.centres.forEach((centre, i) => {
			if (standardOf(centre) !== standard) return;
			const n = tally.runs[standard].get(centre.index) ?? 0;
			weight += n;
			sum += n * (survivals[i] ?? 0);
		});
		return weight === 0 ? 0 : sum / weight;
	};
	const means = { child: meanOf('child'), adult: meanOf('adult') };
	const meanMinutes = table.centres.reduce(
		(sum, centre) => sum + centre.share * centreMinutes(centre, world),
		0,
	);
	return table.centres.map((centre, i) => ({
		centre_id: centre.id,
		declared_volume: centre.volume,
		random_intercept: roundTo(centre.intercept, 4),
		activation_shift: roundTo(EFFECTS.activation.perDoubling * centre.doublings, 4),
		time_shift_min: roundTo(centreMinutes(centre, world) - meanMinutes, 3),
		true_survival_standardised: roundTo(survivals[i] ?? 0, 5),
		true_difference: roundTo((survivals[i] ?? 0) - means[standardOf(centre)], 5),
	}));
}
