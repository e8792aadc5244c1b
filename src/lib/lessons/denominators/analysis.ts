import { codeOf } from '../data/levels.ts';
import { groupRows, inGroup, type GroupName } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { trueEffect, type TrueEffect } from '../methods/estimates.ts';
import { wilson } from '../../stats/wilson.ts';

/** x of n with Wilson's interval. */
export interface Share {
	readonly x: number;
	readonly n: number;
	readonly estimate: number;
	readonly lower: number;
	readonly upper: number;
}

/** One group of arrests, from all whose heart stopped down to those who got the pump. */
export type DenominatorName = 'all' | 'eligible' | 'activated' | 'cannulated';

/** What became of an activation, in the words of the codebook. */
export type PathwayName = 'ecmo_flow' | 'rosc_before_flow' | 'failed_cannulation';

export interface DenominatorAnswer {
	readonly group: GroupName;
	/** Survival to discharge by denominator. */
	readonly discharge: Readonly<Record<DenominatorName, Share>>;
	/** Off ECMO alive, of the cannulated whose end of run is known. */
	readonly offEcmo: Share;
	/** Survival to discharge by what became of the activation. */
	readonly pathways: Readonly<Record<PathwayName, Share>>;
	/** Arrests that ended before minute 10. */
	readonly short: Share;
	/** Eligible arrests whose outcome is open at the snapshot, left out. */
	readonly open: number;
}

function share(x: number, n: number): Share {
	const { estimate, lower, upper } = wilson(x, n);
	return { x, n, estimate: estimate ?? NaN, lower: lower ?? NaN, upper: upper ?? NaN };
}

/** Survival by denominator on the published file, and the truth if ECPR were activated in every eligible arrest. */
export const analysis: LessonAnalysis<DenominatorAnswer, TrueEffect> = {
	needs: ['cases', 'shortEvents'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const events = extractOf(data, 'shortEvents');
		const group = settings['group'] as GroupName;
		const { known, open } = groupRows(cases, group);
		const c = cases.columns;
		const survival = (holds: (row: number) => boolean, alive = c.survived_discharge): Share => {
			let [x, n] = [0, 0];
			for (const row of known) {
				if (!holds(row) || alive[row] === -1) continue;
				n++;
				if (alive[row] === 1) x++;
			}
			return share(x, n);
		};
		const pathway = (name: PathwayName): Share => {
			const code = codeOf('pathway_outcome', name);
			return survival((row) => c.pathway_outcome[row] === code);
		};
		const within = inGroup(events.columns, group);
		let [shortAlive, shortAll] = [0, 0];
		for (let row = 0; row < events.rows; row++) {
			if (!within(row)) continue;
			shortAll += events.columns.n_cpr_lt10[row] ?? 0;
			shortAlive += events.columns.n_survived_lt10[row] ?? 0;
		}
		const eligible = survival(() => true);
		const cannulated = (row: number) => c.received_ecpr[row] === 1;
		return {
			group,
			discharge: {
				all: share(eligible.x + shortAlive, eligible.n + shortAll),
				eligible,
				activated: survival((row) => c.ecpr_activated[row] === 1),
				cannulated: survival(cannulated),
			},
			offEcmo: survival(cannulated, c.survived_ecls),
			pathways: {
				ecmo_flow: pathway('ecmo_flow'),
				rosc_before_flow: pathway('rosc_before_flow'),
				failed_cannulation: pathway('failed_cannulation'),
			},
			short: share(shortAlive, shortAll),
			open,
		};
	},
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		return trueEffect(key, groupRows(cases, settings['group'] as GroupName).known);
	},
};
