import type { GroupedCompetingCounts } from './competing-counts.ts';

/** Scores of the groups and their covariance, from one stratum. */
export interface GrayScore {
	readonly score: readonly number[];
	readonly variance: readonly (readonly number[])[];
}

/** What one event time adds to the covariance: a weight, and for each group i the pieces of its influence. */
interface Term {
	readonly weight: number;
	/** Part fixed at this time. */
	readonly fixed: readonly number[];
	/** Multiplies what the cumulated weights of group k still grow by after this time. */
	readonly factor: number;
	readonly group: number;
	/** The cumulated weights c[i][group] up to and including this time. */
	readonly soFar: readonly number[];
}

/**
 * Scores of Gray's test for one cause in one stratum, with their covariance.
 *
 * At each time, group r has R_r at risk, Kaplan-Meier S_r and cumulative incidence F_r just before; h_r = R_r / S_r stands
 * for its size had nobody been lost, h_r (1 − F_r) for its subdistribution risk set. Events are shared out by the latter
 * (score); the pooled incidence grows by d / Σh (null hypothesis). The influence of an event in group k on the score of
 * group i is a_ik(u) + f (c_ik(end) − c_ik(u)), with f = 1 − (1 − F)/S_k for the cause and −(1 − F)/S_k for others.
 * Notation of Gray 1988, section 3, with the corrections for ties of `cmprsk`.
 */
export function grayScore(counts: GroupedCompetingCounts, cause: number, rho: number): GrayScore {
	const size = counts.groups.length;
	const range = Array.from({ length: size }, (_, i) => i);
	const atRisk = range.map((r) => totalExits(counts, r));
	const surv = range.map(() => 1);
	const incidence = range.map(() => 0);
	const score = range.map(() => 0);
	const cumulated = range.map(() => range.map(() => 0));
	const terms: Term[] = [];
	let pooled = 0;
	for (let at = 0; at < counts.time.length; at++) {
		const own = range.map((r) => counts.events[r]?.[cause - 1]?.[at] ?? 0);
		const other = range.map((r) => endsAt(counts, r, at) - (own[r] ?? 0));
		const d = sum(own);
		const present = range.filter((r) => (atRisk[r] ?? 0) > 0);
		if (d + sum(other) > 0) {
			const size1 = range.map((r) => (present.includes(r) ? (atRisk[r] ?? 0) / (surv[r] ?? 1) : 0));
			const total = sum(size1);
			const risk = range.map((r) => (size1[r] ?? 0) * (1 - (incidence[r] ?? 0)));
			const totalRisk = sum(risk);
			const pull = (1 - pooled) ** rho;
			const after = range.map((r) => {
				const n = atRisk[r] ?? 0;
				return n > 0
					? (surv[r] ?? 1) * ((n - (own[r] ?? 0) - (other[r] ?? 0)) / n)
					: (surv[r] ?? 1);
			});
			const next = pooled + d / total;
			const weights = range.map((i) =>
				range.map((k) => pull * (size1[i] ?? 0) * ((i === k ? 1 : 0) - (size1[k] ?? 0) / total)),
			);
			if (d > 0) {
				for (const i of range) {
					const row = cumulated[i] ?? [];
					for (const k of range) {
						row[k] = (row[k] ?? 0) + ((weights[i]?.[k] ?? 0) * d) / (total * (1 - pooled));
					}
					score[i] = (score[i] ?? 0) + pull * ((own[i] ?? 0) - (d * (risk[i] ?? 0)) / totalRisk);
				}
			}
			for (const k of present) {
				const n = atRisk[k] ?? 0;
				const before = surv[k] ?? 1;
				const left = after[k] ?? 0;
				const soFar = range.map((i) => cumulated[i]?.[k] ?? 0);
				if (d > 0) {
					const ties = d > 1 ? 1 - (d - 1) / (total * before - 1) : 1;
					terms.push({
						weight: (ties * before * d) / (total * n),
						fixed: range.map((i) => weights[i]?.[k] ?? 0),
						factor: left > 0 ? 1 - (1 - next) / left : 1,
						group: k,
						soFar,
					});
				}
				const ends = other[k] ?? 0;
				if (ends > 0 && left > 0) {
					const ties = ends > 1 ? 1 - (ends - 1) / (n - 1) : 1;
					terms.push({
						weight: (ties * before * before * ends) / (n * n),
						fixed: range.map(() => 0),
						factor: (1 - next) / left,
						group: k,
						soFar,
					});
				}
				incidence[k] = (incidence[k] ?? 0) + (before * (own[k] ?? 0)) / n;
			}
			range.forEach((r) => (surv[r] = after[r] ?? 0));
			pooled = next;
		}
		for (const r of range) {
			atRisk[r] = (atRisk[r] ?? 0) - endsAt(counts, r, at) - (counts.censored[r]?.[at] ?? 0);
		}
	}
	return { score, variance: covariance(terms, cumulated, range) };
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
