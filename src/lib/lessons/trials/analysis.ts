import type { Cases } from '../data/extract.ts';
import { groupRows } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { baselineDesign } from '../methods/design.ts';
import {
	crude,
	flagsOf,
	trueEffect,
	weighted,
	type Estimated,
	type TrueEffect,
} from '../methods/estimates.ts';
import { MEASURES, OUTCOMES, pool, SETS, type Pool, type PoolName } from './pool.ts';

export interface TrialsAnswer {
	readonly pools: Readonly<Record<PoolName, Pool>>;
	/** Adults of this registry who would have fitted the trials. */
	readonly alike: {
		readonly n: number;
		readonly runs: number;
		/** Survival of those who got ECPR and of the others, as they are. */
		readonly received: number;
		readonly others: number;
		readonly crude: Estimated;
		/** By activation at minute 10, weighted by all that was known then. */
		readonly careful: Estimated;
	};
}

/** Oldest age of a patient like those of the trials. */
const OLDEST = 70;

/** Adults out of hospital, witnessed, first rhythm shockable, at most 70 years old: those like in the trials. */
function alikeRows(cases: Cases): Int32Array {
	const c = cases.columns;
	const shockable = ['vf', 'pvt'].map((name) => codeOf('initial_rhythm', name));
	const witnessed = codeOf('witnessed', 'witnessed');
	const fits = (row: number): boolean =>
		c.witnessed[row] === witnessed &&
		shockable.includes(c.initial_rhythm[row] ?? -1) &&
		(c.age_years_approx[row] ?? Infinity) <= OLDEST;
	return groupRows(cases, 'adult-ohca').known.filter(fits);
}

const plain = ({ estimate, lower, upper }: Estimated): Estimated => ({ estimate, lower, upper });

/** The three trials pooled in every way a reader may choose, and the published file's patients like theirs. */
export const analysis: LessonAnalysis<TrialsAnswer, TrueEffect> = {
	needs: ['cases'],
	analyse(data) {
		const cases = extractOf(data, 'cases');
		const c = cases.columns;
		const known = alikeRows(cases);
		const y = flagsOf(known, (row) => c.survived_discharge[row] === 1);
		const received = flagsOf(known, (row) => c.received_ecpr[row] === 1);
		const activated = flagsOf(known, (row) => c.ecpr_activated[row] === 1);
		const naive = crude(received, y);
		const pools = OUTCOMES.flatMap((outcome) =>
			MEASURES.flatMap((measure) =>
				SETS.map((set) => [`${outcome}.${measure}.${set}`, pool(outcome, measure, set)] as const),
			),
		);
		return {
			pools: Object.fromEntries(pools) as Record<PoolName, Pool>,
			alike: {
				n: known.length,
				runs: received.reduce((sum, value) => sum + value, 0),
				received: naive.with,
				others: naive.without,
				crude: plain(naive),
				careful: plain(weighted(activated, y, baselineDesign(cases, known))),
			},
		};
	},
	reveal(data, key) {
		return trueEffect(key, alikeRows(extractOf(data, 'cases')));
	},
};
