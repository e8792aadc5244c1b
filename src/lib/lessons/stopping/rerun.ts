import { makeSimulator } from '../../synthesis/model/case.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { GroupName } from '../data/groups.ts';

/** Value and outcome of the same arrests under one habit of stopping. */
export interface Habit {
	/** Alive of those below the limit. */
	readonly alive: number;
	/** Likelihood ratio for death of a value below the limit; null where nobody below it lives. */
	readonly ratio: number | null;
	/** Of those who would live, the share below the limit. */
	readonly falseAlarm: number;
}

/** The same arrests with the habit on file, with none, and with a strict one. */
export interface RuleTruth {
	/** Arrests below the limit. */
	readonly low: number;
	readonly n: number;
	readonly onFile: Habit;
	readonly none: Habit;
	readonly strict: Habit;
}

/** Log hazard ratio of stopping after a low value under a strict rule: about 400 times. */
const STRICT = 6;

/**
 * Runs the registry's model again with the same seed and people, without the habit of stopping after a low
 * end-tidal CO2, and with a strict one. Arrests in which ECPR was not activated and the value was seen.
 */
export function withoutRule(group: GroupName, world: WorldParameters): RuleTruth {
	const onFile = makeSimulator(world);
	const none = makeSimulator({ ...world, etStop: 0 });
	const strict = makeSimulator({ ...world, etStop: STRICT });
	const outcomes = { onFile: counter(), none: counter(), strict: counter() };
	for (let index = 0; index < world.cases; index++) {
		const { patient, resuscitation, activated, outcome } = onFile.arrive(index);
		if (patient.adult !== (group === 'adult-ohca')) continue;
		if (patient.inHospital !== (group === 'child-ihca')) continue;
		if (activated || !resuscitation.endTidalSeen) continue;
		const low = resuscitation.endTidal < 10;
		outcomes.onFile.add(low, outcome.ifConventional);
		outcomes.none.add(low, none.arrive(index).outcome.ifConventional);
		outcomes.strict.add(low, strict.arrive(index).outcome.ifConventional);
	}
	const { low, n } = outcomes.onFile.total();
	return {
		low,
		n,
		onFile: outcomes.onFile.habit(),
		none: outcomes.none.habit(),
		strict: outcomes.strict.habit(),
	};
}

function counter() {
	const [dead, living] = [
		{ low: 0, n: 0 },
		{ low: 0, n: 0 },
	];
	return {
		add(low: boolean, alive: boolean): void {
			const group = alive ? living : dead;
			group.n++;
			if (low) group.low++;
		},
		total: () => ({ low: dead.low + living.low, n: dead.n + living.n }),
		habit(): Habit {
			const falseAlarm = living.low / living.n;
			return {
				alive: living.low / (dead.low + living.low),
				ratio: living.low === 0 ? null : dead.low / dead.n / falseAlarm,
				falseAlarm,
			};
		},
	};
}
