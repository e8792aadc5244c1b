import type { GroupedCompetingCounts } from './competing-counts.ts';

/** Scores of the groups and their covariance, from one stratum. */
export interface GrayScore {
	readonly score: readonly number[];
	readonly variance: readonly (readonly number[])[];
}

/** One event time as the test sees it: groups in order, everything just before the time unless said. */
interface Moment {
	readonly atRisk: readonly number[];
	/** Ends by the cause, and by other causes. */
	readonly own: readonly number[];
	readonly other: readonly number[];
	/** Kaplan-Meier estimate, before and after. */
	readonly surv: readonly number[];
	readonly survAfter: readonly number[];
	readonly incidence: readonly number[];
	/** Pooled incidence under the null hypothesis, before and after. */
	readonly pooled: number;
	readonly pooledAfter: number;
	/** h_r, the sizes of the groups had nobody been lost, and their sum. */
	readonly sizes: readonly number[];
	readonly total: number;
	/** All ends by the cause. */
	readonly d: number;
	/** a[i][k]: what an end in group k moves in the score of group i. */
	readonly pull: readonly (readonly number[])[];
	/** (1 − F)^rho. */
	readonly weight: number;
}

/** What one event time adds to the covariance: w (fixed_i + factor × growth of c[i][group] after it)(… j). */
interface Term {
	readonly weight: number;
	readonly fixed: readonly number[];
	readonly factor: number;
	readonly group: number;
	/** c[i][group] up to and including this time. */
	readonly soFar: readonly number[];
}

/**
 * Scores of Gray's test for one cause in one stratum, with their covariance.
 *
 * At each time, group r has R_r at risk, Kaplan-Meier S_r and cumulative incidence F_r just before; h_r = R_r / S_r stands
 * for its size had nobody been lost, h_r (1 − F_r) for its subdistribution risk set. Events are shared out by the latter
 * (score); the pooled incidence F grows by d / Σh (null hypothesis). The influence of an end in group k on the score of
 * group i is a_ik(u) + f (c_ik(last) − c_ik(u)) for the cause, with f = 1 − (1 − F)/S_k, and f (c_ik(last) − c_ik(u)) for
 * other causes, with f = (1 − F)/S_k; c_ik is a_ik summed over d / (Σh (1 − F)).
 * Notation of Gray 1988, section 3, with the corrections for ties of `cmprsk`.
 */
export function grayScore(counts: GroupedCompetingCounts, cause: number, rho: number): GrayScore {
	const groups = counts.groups.map((_, group) => group);
	const score = groups.map(() => 0);
	const cumulated = groups.map(() => groups.map(() => 0));
	const terms: Term[] = [];
	let atRisk = groups.map((group) => totalExits(counts, group));
	let surv = groups.map(() => 1);
	let incidence = groups.map(() => 0);
	let pooled = 0;
	for (let at = 0; at < counts.time.length; at++) {
		const own = groups.map((group) => counts.events[group]?.[cause - 1]?.[at] ?? 0);
		const ends = groups.map((group) => endsAt(counts, group, at));
		if (sum(ends) > 0) {
			const other = ends.map((end, group) => end - (own[group] ?? 0));
			const moment = momentOf({ atRisk, own, other, surv, incidence, pooled }, rho);
			if (moment.d > 0) addToScore(moment, score, cumulated);
			terms.push(...termsOf(moment, cumulated));
			incidence = incidence.map((f, group) => {
				const n = atRisk[group] ?? 0;
				return n > 0 ? f + ((surv[group] ?? 0) * (own[group] ?? 0)) / n : f;
			});
			surv = [...moment.survAfter];
			pooled = moment.pooledAfter;
		}
		atRisk = atRisk.map((n, group) => n - (ends[group] ?? 0) - (counts.censored[group]?.[at] ?? 0));
	}
	return { score, variance: covariance(terms, cumulated, groups) };
}

function momentOf(
	before: Pick<Moment, 'atRisk' | 'own' | 'other' | 'surv' | 'incidence' | 'pooled'>,
	rho: number,
): Moment {
	const { atRisk, own, other, surv, pooled } = before;
	const sizes = atRisk.map((n, group) => (n > 0 ? n / (surv[group] ?? 1) : 0));
	const total = sum(sizes);
	const d = sum(own);
	const weight = (1 - pooled) ** rho;
	return {
		...before,
		sizes,
		total,
		d,
		weight,
		survAfter: atRisk.map((n, group) => {
			const s = surv[group] ?? 1;
			return n > 0 ? s * ((n - (own[group] ?? 0) - (other[group] ?? 0)) / n) : s;
		}),
		pooledAfter: pooled + d / total,
		pull: sizes.map((size, i) =>
			sizes.map((share, k) => weight * size * ((i === k ? 1 : 0) - share / total)),
		),
	};
}

function addToScore(
	{ own, incidence, sizes, total, d, pull, weight, pooled }: Moment,
	score: number[],
	cumulated: readonly number[][],
): void {
	const risk = sizes.map((size, group) => size * (1 - (incidence[group] ?? 0)));
	const totalRisk = sum(risk);
	score.forEach((value, i) => {
		score[i] = value + weight * ((own[i] ?? 0) - (d * (risk[i] ?? 0)) / totalRisk);
	});
	cumulated.forEach((row, i) => {
		row.forEach((value, k) => {
			row[k] = value + ((pull[i]?.[k] ?? 0) * d) / (total * (1 - pooled));
		});
	});
}

function termsOf(moment: Moment, cumulated: readonly (readonly number[])[]): readonly Term[] {
	const { atRisk, other, surv, survAfter, pooledAfter, total, d, pull } = moment;
	return atRisk.flatMap((n, k) => {
		if (n === 0) return [];
		const before = surv[k] ?? 1;
		const after = survAfter[k] ?? 0;
		const rest = after > 0 ? (1 - pooledAfter) / after : 0;
		const soFar = cumulated.map((row) => row[k] ?? 0);
		const terms: Term[] = [];
		if (d > 0) {
			const ties = d > 1 ? 1 - (d - 1) / (total * before - 1) : 1;
			terms.push({
				weight: (ties * before * d) / (total * n),
				fixed: pull.map((row) => row[k] ?? 0),
				factor: 1 - rest,
				group: k,
				soFar,
			});
		}
		const others = other[k] ?? 0;
		if (others > 0 && after > 0) {
			const ties = others > 1 ? 1 - (others - 1) / (n - 1) : 1;
			terms.push({
				weight: (ties * before * before * others) / (n * n),
				fixed: soFar.map(() => 0),
				factor: rest,
				group: k,
				soFar,
			});
		}
		return terms;
	});
}

function covariance(
	terms: readonly Term[],
	cumulated: readonly (readonly number[])[],
	range: readonly number[],
): number[][] {
	const variance = range.map(() => range.map(() => 0));
	for (const { weight, fixed, factor, group, soFar } of terms) {
		const influence = range.map(
			(i) => (fixed[i] ?? 0) + factor * ((cumulated[i]?.[group] ?? 0) - (soFar[i] ?? 0)),
		);
		for (const i of range) {
			const row = variance[i] ?? [];
			for (const j of range) {
				row[j] = (row[j] ?? 0) + weight * (influence[i] ?? 0) * (influence[j] ?? 0);
			}
		}
	}
	return variance;
}

function totalExits(counts: GroupedCompetingCounts, group: number): number {
	let total = 0;
	for (let at = 0; at < counts.time.length; at++) {
		total += endsAt(counts, group, at) + (counts.censored[group]?.[at] ?? 0);
	}
	return total;
}

function endsAt(counts: GroupedCompetingCounts, group: number, at: number): number {
	return (counts.events[group] ?? []).reduce((total, cause) => total + (cause[at] ?? 0), 0);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
