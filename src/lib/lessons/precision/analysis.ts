import { binomialDensity } from '../../stats/distributions/binomial.ts';
import type { Interval } from '../../stats/result.ts';
import { wald } from '../../stats/wald.ts';
import { wilson } from '../../stats/wilson.ts';
import { Stream } from '../../synthesis/random/stream.ts';
import type { Cases } from '../data/extract.ts';
import { rowsWhere } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { needsEnough, needsSome } from '../methods/enough.ts';

/** Two intervals for a share: Wilson's, and the one of old textbooks. */
export type IntervalName = 'wilson' | 'wald';
export const INTERVALS: Readonly<Record<IntervalName, (x: number, n: number) => Interval>> = {
	wilson,
	wald,
};

/** Sizes of sample for which coverage is worked out. */
export const SIZES = [10, 20, 50] as const;

/** Samples drawn as one's own programmes, and all that are drawn to count how often an interval holds. */
export const SHOWN = 40;
export const DRAWN = 1000;

/** How an interval does over all samples of a size: chance that it holds the true share, and its mean width. */
export interface Performance {
	readonly covers: number;
	readonly width: number;
}

export interface PrecisionAnswer {
	/** Survival of the runs that samples are drawn from. */
	readonly alive: number;
	readonly runs: number;
	/** Runs whose outcome is open at the snapshot, left out. */
	readonly open: number;
	/** Runs in each sample. */
	readonly size: number;
	/** Alive in each of the samples shown. */
	readonly samples: readonly number[];
	/** Among all samples drawn, how many had 0, 1, 2 ... alive. */
	readonly tally: readonly number[];
	readonly performance: readonly ({ readonly size: number } & Readonly<
		Record<IntervalName, Performance>
	>)[];
}

/** Survival on the whole file: what the samples are about. */
export interface PrecisionTruth {
	readonly alive: number;
	readonly runs: number;
}

/** ECPR runs of children who arrested out of hospital. */
function childRuns(cases: Cases): { readonly known: Int32Array; readonly open: number } {
	const c = cases.columns;
	const adult = codeOf('age_group', 'adult');
	const outside = codeOf('setting', 'ohca');
	const all = rowsWhere(
		cases,
		(row) => c.received_ecpr[row] === 1 && c.setting[row] === outside && c.age_group[row] !== adult,
	);
	const known = all.filter((row) => (c.survived_discharge[row] ?? -1) >= 0);
	return { known, open: all.length - known.length };
}

const aliveOf = (cases: Cases, rows: Int32Array): number =>
	rows.reduce((sum, row) => sum + (cases.columns.survived_discharge[row] ?? 0), 0);

/** Whether an interval holds a share. */
export function holdsShare({ lower, upper }: Interval, share: number): boolean {
	return lower !== null && upper !== null && lower <= share && share <= upper;
}

/** Coverage and mean width of an interval for samples of a size, by the binomial distribution. */
export function performanceOf(name: IntervalName, size: number, share: number): Performance {
	let [covers, width] = [0, 0];
	for (let x = 0; x <= size; x++) {
		const chance = binomialDensity(x, size, share);
		const interval = INTERVALS[name](x, size);
		if (holdsShare(interval, share)) covers += chance;
		width += chance * ((interval.upper ?? 1) - (interval.lower ?? 0));
	}
	return { covers, width };
}

/** Samples drawn with replacement from the runs of children out of hospital, and what intervals make of them. */
export const analysis: LessonAnalysis<PrecisionAnswer, PrecisionTruth> = {
	needs: ['cases'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const { known, open } = childRuns(cases);
		const alive = aliveOf(cases, known);
		needsSome('ECPR run of a child out of hospital', known.length);
		needsEnough('Its ECPR runs of children out of hospital', [alive, known.length - alive]);
		const size = Number(settings['size']);
		const stream = new Stream(Number(settings['draw']), 'trial');
		const outcome = cases.columns.survived_discharge;
		const drawn = Array.from({ length: DRAWN }, (_, sample) => {
			const draw = stream.at(sample);
			let living = 0;
			for (let run = 0; run < size; run++) {
				const row = known[Math.floor(draw.uniform() * known.length)] ?? 0;
				if (outcome[row] === 1) living++;
			}
			return living;
		});
		const tally = Array.from({ length: size + 1 }, () => 0);
		for (const living of drawn) tally[living] = (tally[living] ?? 0) + 1;
		const share = alive / known.length;
		return {
			alive,
			runs: known.length,
			open,
			size,
			samples: drawn.slice(0, SHOWN),
			tally,
			performance: SIZES.map((of) => ({
				size: of,
				wilson: performanceOf('wilson', of, share),
				wald: performanceOf('wald', of, share),
			})),
		};
	},
	reveal(data) {
		const cases = extractOf(data, 'cases');
		const { known } = childRuns(cases);
		return { alive: aliveOf(cases, known), runs: known.length };
	},
};
