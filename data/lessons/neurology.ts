import { expit, logit } from '../../src/lib/synthesis/mathematics.ts';
import { both, cannulated, childIhca, not, survived, type LessonData } from './lesson-data.ts';
import type { Values } from './values.ts';

/** Log-odds by which the unrecorded survivors are taken to be worse than the recorded ones. */
const SHIFT = -1.9;

/**
 * Lesson 7, missing neurology in child IHCA runs. Recorded means recorded on file; cases still in hospital at
 * the snapshot have no outcome on file and count as survivors or deaths as they will be, not recorded.
 */
export function neurologyLessons({ cases }: LessonData): Values {
	const known = cases.filter(({ stay }) => !stay.inHospital);
	const count = (group: typeof known) => {
		const alive = group.filter(survived);
		const recorded = alive.filter(({ row }) => row.outcome.neuro_discharge !== null);
		const good = recorded.filter(({ neurology }) => neurology.favourable).length;
		return {
			n: group.length,
			alive: alive.length,
			recorded: recorded.length,
			good,
			truth: alive.filter(({ neurology }) => neurology.favourable).length,
			knownState: group.length - alive.length + recorded.length,
		};
	};
	const runs = count(known.filter(both(childIhca, cannulated)));
	const others = count(known.filter(both(childIhca, not(cannulated))));
	const ofRecorded = runs.good / runs.recorded;
	const shareRecorded = runs.recorded / runs.alive;
	const shifted =
		shareRecorded * ofRecorded + (1 - shareRecorded) * expit(logit(ofRecorded) + SHIFT);
	const low = runs.good / runs.n;
	const high = (runs.good + runs.alive - runs.recorded) / runs.n;
	const truth = runs.truth / runs.n;
	return {
		'neurology recorded': shareRecorded,
		'neurology favourable of recorded': ofRecorded,
		'neurology favourable of known': runs.good / runs.knownState,
		'neurology bound low': low,
		'neurology bound high': high,
		'neurology shifted': (shifted * runs.alive) / runs.n,
		'neurology truth of survivors': runs.truth / runs.alive,
		'neurology truth of runs': truth,
		'neurology bounds hold': Number(low <= truth && truth <= high),
		'neurology conventional recorded': others.recorded / others.alive,
		'neurology conventional favourable of known': others.good / others.knownState,
		'neurology conventional truth': others.truth / others.n,
	};
}
