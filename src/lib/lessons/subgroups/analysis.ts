import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import { pAdjust } from '../../stats/p-adjust.ts';
import { twoProportionZ } from '../../stats/two-proportion-z.ts';
import { Stream } from '../../synthesis/random/stream.ts';
import type { Cases } from '../data/extract.ts';
import { groupRows, rowsWhere } from '../data/groups.ts';
import { extractOf, type LessonData } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis, Settings } from '../lesson.ts';
import { baselineDesign } from '../methods/design.ts';
import {
	crude,
	flagsOf,
	trueEffect,
	weighted,
	type Estimated,
	type TrueEffect,
} from '../methods/estimates.ts';
import { SLICES } from './slices.ts';

/** Two groups whose true effects differ: embolism against the rest, sepsis against the heart. */
export type PairName = 'pe' | 'sepsis';

/** Survival of label A less that of label B in one slice. */
export interface Look extends Estimated {
	readonly label: string;
	readonly a: number;
	readonly b: number;
	readonly p: number;
	/** Holm's p after all the looks up to 20. */
	readonly holm: number;
}

export interface Tosses {
	readonly tosses: number;
	/** For 1 to 20 looks: tosses with some p < 0.05 among the first so many, as they are and after Holm. */
	readonly any: readonly number[];
	readonly anyHolm: readonly number[];
	/** Tosses with 0, 1, 2, ... findings in all 20 looks. */
	readonly hits: readonly number[];
}

/** The effect of the strategy in one group, three ways. */
export interface PairGroup {
	readonly n: number;
	/** By whether ECMO was reached, crude. */
	readonly received: Estimated;
	/** By activation, weighted. */
	readonly careful: Estimated;
	/** The same as a marginal odds ratio. */
	readonly ratio: Estimated;
}

export interface SubgroupsAnswer {
	readonly toss: number;
	readonly n: number;
	readonly open: number;
	readonly whole: Look;
	readonly looks: readonly Look[];
	readonly tosses: Tosses;
	readonly pair: PairName;
	readonly one: PairGroup;
	readonly other: PairGroup;
}

export interface SubgroupsTruth {
	readonly one: TrueEffect;
	readonly other: TrueEffect;
}

/** New tosses of the coin in the figure of many tosses. */
export const TOSSES = 400;

export const SIGNIFICANT = 0.05;

/** Rows of each slice by their place in the group, and who lived. */
interface Sliced {
	readonly rows: Int32Array;
	readonly open: number;
	readonly alive: Uint8Array;
	/** The label on file: 1 for A. */
	readonly label: Uint8Array;
	readonly slices: readonly Int32Array[];
}

interface Counts {
	readonly e1: number;
	readonly n1: number;
	readonly e0: number;
	readonly n0: number;
}

function slicedOf(cases: Cases): Sliced {
	const { known: rows, open } = groupRows(cases, 'child-ihca');
	const places = Int32Array.from(rows, (_, at) => at);
	const a = codeOf('sham_label', 'a');
	return {
		rows,
		open,
		alive: Uint8Array.from(rows, (row) => cases.columns.survived_discharge[row] ?? 0),
		label: Uint8Array.from(rows, (row) => (cases.columns.sham_label[row] === a ? 1 : 0)),
		slices: SLICES.map(({ holds }) => places.filter((at) => holds(cases, rows[at] ?? -1))),
	};
}

function countsOf(alive: Uint8Array, label: Uint8Array, places: Int32Array): Counts {
	let [e1, n1, e0, n0] = [0, 0, 0, 0];
	for (const at of places) {
		const lived = alive[at] ?? 0;
		if (label[at] === 1) {
			n1++;
			e1 += lived;
		} else {
			n0++;
			e0 += lived;
		}
	}
	return { e1, n1, e0, n0 };
}

/** The label on file for toss 0, a new seeded coin for each case otherwise. */
function tossed({ label }: Sliced, toss: number): Uint8Array {
	if (toss === 0) return label;
	const coin = new Stream(toss, 'lesson');
	let bits = 0;
	return label.map((_, at) => {
		if (at % 32 === 0) bits = coin.bits();
		return (bits >>> (at % 32)) & 1;
	});
}

const pOf = (counts: Counts): number => twoProportionZ(counts).p ?? 1;

function look(label: string, counts: Counts, holm: number): Look {
	const { estimate, lower, upper } = newcombeDifference(counts);
	return {
		label,
		a: counts.n1,
		b: counts.n0,
		estimate: estimate ?? NaN,
		lower,
		upper,
		p: pOf(counts),
		holm,
	};
}

/** Tosses the coin anew many times and counts what each number of looks would have found. */
function manyTosses(sliced: Sliced): Tosses {
	const any = SLICES.map(() => 0);
	const anyHolm = SLICES.map(() => 0);
	const hits = SLICES.map(() => 0).concat(0);
	for (let toss = 1; toss <= TOSSES; toss++) {
		const label = tossed(sliced, toss);
		let [found, least] = [0, 1];
		sliced.slices.forEach((places, at) => {
			const p = pOf(countsOf(sliced.alive, label, places));
			if (p < SIGNIFICANT) found++;
			least = Math.min(least, p);
			if (found > 0) any[at] = (any[at] ?? 0) + 1;
			// Holm finds something just when the smallest p survives Bonferroni.
			if (least * (at + 1) < SIGNIFICANT) anyHolm[at] = (anyHolm[at] ?? 0) + 1;
		});
		hits[found] = (hits[found] ?? 0) + 1;
	}
	return { tosses: TOSSES, any, anyHolm, hits };
}

/** The two groups of a pair, those known at the snapshot. */
function pairRows(cases: Cases, pair: PairName): readonly [Int32Array, Int32Array] {
	const c = cases.columns;
	const known = (row: number): boolean => (c.survived_discharge[row] ?? -1) >= 0;
	const dx = (...levels: readonly string[]) => {
		const codes = levels.map((name) => codeOf('dx_group', name));
		return (row: number): boolean => codes.includes(c.dx_group[row] ?? -1);
	};
	if (pair === 'pe') {
		const adult = codeOf('age_group', 'adult');
		const embolism = dx('pulmonary_embolism');
		const all = rowsWhere(cases, (row) => known(row) && c.age_group[row] === adult);
		return [all.filter(embolism), all.filter((row) => !embolism(row))];
	}
	const children = groupRows(cases, 'child-ihca').known;
	return [
		children.filter(dx('sepsis')),
		children.filter(
			dx('chd_two_ventricle', 'chd_single_ventricle', 'cardiomyopathy_myocarditis', 'arrhythmia'),
		),
	];
}

function pairGroup(cases: Cases, rows: Int32Array): PairGroup {
	const c = cases.columns;
	const y = flagsOf(rows, (row) => c.survived_discharge[row] === 1);
	const activated = flagsOf(rows, (row) => c.ecpr_activated[row] === 1);
	const received = crude(
		flagsOf(rows, (row) => c.received_ecpr[row] === 1),
		y,
	);
	const careful = weighted(activated, y, baselineDesign(cases, rows));
	const only = ({ estimate, lower, upper }: Estimated): Estimated => ({ estimate, lower, upper });
	return {
		n: rows.length,
		received: only(received),
		careful: only(careful),
		ratio: only(careful.oddsRatio),
	};
}

/** What does not depend on the toss is worked out once for each registry. */
interface Kept {
	readonly sliced: Sliced;
	readonly tosses: Tosses;
	readonly pairs: Map<PairName, readonly [PairGroup, PairGroup]>;
}
const kept = new WeakMap<Cases, Kept>();

function keptOf(cases: Cases): Kept {
	const before = kept.get(cases);
	if (before !== undefined) return before;
	const sliced = slicedOf(cases);
	const made: Kept = { sliced, tosses: manyTosses(sliced), pairs: new Map() };
	kept.set(cases, made);
	return made;
}

const pairOf = (settings: Settings): PairName => (settings['pair'] === 'sepsis' ? 'sepsis' : 'pe');

/** A label without any effect, looked at in 20 slices; and two groups in which the effect does differ. */
export const analysis: LessonAnalysis<SubgroupsAnswer, SubgroupsTruth> = {
	needs: ['cases'],
	analyse(data: LessonData, settings) {
		const cases = extractOf(data, 'cases');
		const { sliced, tosses, pairs } = keptOf(cases);
		const toss = Number(settings['toss'] ?? '0');
		const label = tossed(sliced, toss);
		const counts = sliced.slices.map((places) => countsOf(sliced.alive, label, places));
		const { holm } = pAdjust(counts.map(pOf));
		const everybody = countsOf(
			sliced.alive,
			label,
			Int32Array.from(sliced.rows, (_, at) => at),
		);
		const pair = pairOf(settings);
		const groups =
			pairs.get(pair) ??
			(() => {
				const [one, other] = pairRows(cases, pair);
				return [pairGroup(cases, one), pairGroup(cases, other)] as const;
			})();
		pairs.set(pair, groups);
		return {
			toss,
			n: sliced.rows.length,
			open: sliced.open,
			whole: look('All children', everybody, pOf(everybody)),
			looks: counts.map((each, at) => look(SLICES[at]?.label ?? '', each, holm[at] ?? 1)),
			tosses,
			pair,
			one: groups[0],
			other: groups[1],
		};
	},
	reveal(data, key, settings) {
		const [one, other] = pairRows(extractOf(data, 'cases'), pairOf(settings));
		return { one: trueEffect(key, one), other: trueEffect(key, other) };
	},
};
