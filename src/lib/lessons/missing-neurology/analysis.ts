import { wilson } from '../../stats/wilson.ts';
import type { Cases } from '../data/extract.ts';
import { inGroup, rowsWhere } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { matrixOf, median, type Column } from '../methods/design.ts';
import { needsEnough, needsSome } from '../methods/enough.ts';
import type { Estimated } from '../methods/estimates.ts';
import { imputedCounts } from '../methods/imputation.ts';

/** Children in hospital: their ECPR runs, or the eligible arrests that never got to ECMO. */
export type NeurologyGroup = 'runs' | 'conventional';

/** Out of the survivors, or out of everybody. */
export type OutOf = 'survivors' | 'all';

export interface NeurologyAnswer {
	readonly group: NeurologyGroup;
	/** Cases whose survival is known. */
	readonly n: number;
	readonly alive: number;
	/** Survivors with neurology on file, and the favourable among them. */
	readonly recorded: number;
	readonly good: number;
	/** In hospital at the snapshot, left out. */
	readonly open: number;
	/** x of n as a paper might report it, by what it is out of. */
	readonly naive: Readonly<Record<OutOf, Estimated>>;
	/** The same with the unrecorded imputed. */
	readonly imputed: Readonly<Record<OutOf, Estimated>>;
	/** Share favourable that imputation gives the unrecorded. */
	readonly imputedOfUnrecorded: number;
	/** The same with the log-odds of the unrecorded lowered by `SHIFT`, and what that gives the unrecorded. */
	readonly shifted: Readonly<Record<OutOf, Estimated>>;
	readonly shiftedOfUnrecorded: number;
	/** Predictors that the model of the imputation leaves out, and of how many. */
	readonly leftOut: number;
	readonly predictors: number;
}

export interface NeurologyTruth {
	/** Survivors truly favourable: all, those recorded, those not. */
	readonly favourable: number;
	readonly ofRecorded: number;
	readonly ofUnrecorded: number;
	/** Favourable over the survivors, and over everybody. */
	readonly share: Readonly<Record<OutOf, number>>;
}

/** Copies of the data that imputation makes. */
export const COPIES = 40;

/** Recorded survivors of either outcome under a yes-or-no predictor, fewer of whom tell nothing. */
const FEWEST = 2;

/** Added to the log-odds of the unrecorded: tuned to this model (causal-model.md, section 9), and no finding. */
export const SHIFT = -1.9;

function rowsOf(cases: Cases, group: NeurologyGroup) {
	const runs = group === 'runs' ? 1 : 0;
	const { received_ecpr: cannulated, survived_discharge: survived } = cases.columns;
	const child = inGroup(cases.columns, 'child-ihca');
	const all = rowsWhere(cases, (row) => child(row) && cannulated[row] === runs);
	const rows = all.filter((row) => (survived[row] ?? -1) >= 0);
	return {
		rows,
		open: all.length - rows.length,
		alive: rows.filter((row) => survived[row] === 1),
	};
}

/** What is measured of a survivor and might tell how the brain fared. */
interface Predictor {
	readonly column: Column;
	/** Yes or no. */
	readonly flag: boolean;
}

function predictors(cases: Cases, alive: Int32Array): readonly Predictor[] {
	const c = cases.columns;
	const is = (values: Int8Array, ...codes: number[]): Predictor => ({
		column: (row) => (codes.includes(values[row] ?? -1) ? 1 : 0),
		flag: true,
	});
	const measure = (column: Column): Predictor => ({ column, flag: false });
	const minutes = (row: number): number => c.cpr_total_min[row] ?? NaN;
	const middle = median([...alive].map(minutes).filter((value) => !Number.isNaN(value)));
	return [
		measure((row) => (Number.isNaN(minutes(row)) ? middle : minutes(row)) / 10),
		measure((row) => c.severity_index[row] ?? 0),
		is(c.dx_group, codeOf('dx_group', 'chd_single_ventricle')),
		is(c.dx_group, codeOf('dx_group', 'sepsis'), codeOf('dx_group', 'respiratory')),
		is(c.initial_rhythm, codeOf('initial_rhythm', 'vf'), codeOf('initial_rhythm', 'pvt')),
		is(c.initial_rhythm, codeOf('initial_rhythm', 'asystole')),
		is(c.witnessed, codeOf('witnessed', 'witnessed')),
		is(c.age_group, codeOf('age_group', 'neonate')),
		is(c.age_group, codeOf('age_group', 'infant')),
		measure((row) => (c.arrest_year[row] ?? 0) - 2018),
	];
}

/**
 * Sets of predictors, the fullest first, until one has an estimate. A flag under which hardly any of the recorded did
 * well, or hardly any did not, has no finite coefficient and is left out from the beginning.
 */
function setsOf(
	all: readonly Predictor[],
	recorded: Int32Array,
	good: (row: number) => boolean,
): readonly (readonly Predictor[])[] {
	const tells = ({ column, flag }: Predictor): boolean => {
		if (!flag) return true;
		const under = recorded.filter((row) => column(row) === 1);
		const well = under.filter(good).length;
		return well >= FEWEST && under.length - well >= FEWEST;
	};
	return [all.filter(tells), all.filter(({ flag }) => !flag), []];
}

function share(x: number, n: number): Estimated {
	const { estimate, lower, upper } = wilson(x, n);
	return { estimate: estimate ?? NaN, lower, upper };
}

/** Shares of imputed copies joined by Rubin's rules. */
function pooled(counts: readonly number[], n: number): Estimated {
	const shares = counts.map((x) => x / n);
	const m = shares.length;
	const mean = shares.reduce((sum, p) => sum + p, 0) / m;
	const within = shares.reduce((sum, p) => sum + (p * (1 - p)) / n, 0) / m;
	const between = shares.reduce((sum, p) => sum + (p - mean) ** 2, 0) / (m - 1);
	const error = Math.sqrt(within + (1 + 1 / m) * between);
	return { estimate: mean, lower: mean - 1.96 * error, upper: mean + 1.96 * error };
}

/** Neurology of survivors on the published file, where the unfavourable are recorded less; the truth from the key. */
export const analysis: LessonAnalysis<NeurologyAnswer, NeurologyTruth> = {
	needs: ['cases'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const group = settings['group'] as NeurologyGroup;
		const { rows, open, alive } = rowsOf(cases, group);
		const favourable = cases.columns.neuro_favourable;
		const onFile = (row: number): boolean => (favourable[row] ?? -1) >= 0;
		const onFileRows = alive.filter(onFile);
		const recorded = onFileRows.length;
		const good = alive.filter((row) => favourable[row] === 1).length;
		needsSome('recorded survivor', recorded);
		needsEnough('Its survivors, by what is recorded of them,', [
			good,
			recorded - good,
			alive.length - recorded,
			rows.length - alive.length,
		]);
		const all = predictors(cases, alive);
		const sets = setsOf(all, onFileRows, (row) => favourable[row] === 1);
		const countsWith = (set: readonly Predictor[], shift: number) =>
			imputedCounts(
				matrixOf(
					alive,
					set.map(({ column }) => column),
				),
				(at) => onFile(alive[at] ?? -1),
				(at) => (favourable[alive[at] ?? -1] === 1 ? 1 : 0),
				COPIES,
				shift,
			);
		const set = sets.find((each) => countsWith(each, 0) !== null);
		const imputedWith = (shift: number) => {
			// Without a model, all recorded fared alike: so then do the others.
			const unseen =
				(set === undefined ? null : countsWith(set, shift)) ??
				Array.from({ length: COPIES }, () => (good === 0 ? 0 : alive.length - recorded));
			const copies = unseen.map((well) => good + well);
			const survivors = pooled(copies, alive.length);
			return {
				shares: { survivors, all: pooled(copies, rows.length) },
				ofUnrecorded: (survivors.estimate * alive.length - good) / (alive.length - recorded),
			};
		};
		const imputed = imputedWith(0);
		const shifted = imputedWith(SHIFT);
		return {
			group,
			n: rows.length,
			alive: alive.length,
			recorded,
			good,
			open,
			naive: {
				survivors: share(good, recorded),
				all: share(good, rows.length - alive.length + recorded),
			},
			imputed: imputed.shares,
			imputedOfUnrecorded: imputed.ofUnrecorded,
			shifted: shifted.shares,
			shiftedOfUnrecorded: shifted.ofUnrecorded,
			leftOut: all.length - (set?.length ?? 0),
			predictors: all.length,
		};
	},
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		const { neuro_favourable: onFile, baseline_neuro: before } = cases.columns;
		const { alive, rows } = rowsOf(cases, settings['group'] as NeurologyGroup);
		let [ofRecorded, ofUnrecorded] = [0, 0];
		for (const row of alive) {
			const category = key.neurology[row] ?? NaN;
			// As the flag on file: PCPC 1 to 3, or what it was before where that is known.
			if (!(category <= 3 || category === before[row])) continue;
			if ((onFile[row] ?? -1) >= 0) ofRecorded++;
			else ofUnrecorded++;
		}
		const favourable = ofRecorded + ofUnrecorded;
		return {
			favourable,
			ofRecorded,
			ofUnrecorded,
			share: { survivors: favourable / alive.length, all: favourable / rows.length },
		};
	},
};
