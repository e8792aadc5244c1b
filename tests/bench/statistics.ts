import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { aalenJohansen } from '../../src/lib/stats/competing-risks/aalen-johansen.ts';
import { iptw } from '../../src/lib/stats/models/iptw.ts';
import { logistic } from '../../src/lib/stats/models/logistic.ts';
import { kaplanMeier } from '../../src/lib/stats/survival/kaplan-meier.ts';
import { logRank } from '../../src/lib/stats/survival/log-rank.ts';
import { survivalLimits } from '../../src/lib/stats/survival/survival-limits.ts';

/** One measurement in milliseconds, with the budget where there is one. */
export interface StatisticsTiming {
	readonly name: string;
	/** The first call, before anything is compiled. */
	readonly cold: number;
	readonly median: number;
	readonly worst: number;
	readonly budget: number | null;
}

/** Times the estimators that a page waits for, on seeded data; prints a line each and returns the numbers. */
export function statisticsBench(): readonly StatisticsTiming[] {
	const random = draws(20240611);
	const groups = Array.from({ length: 4 }, () => dailyCounts(random));
	const competing = groups.map(({ time, events, censored }) => ({
		time,
		events: [events, events.map((count) => 2 * count)],
		censored,
	}));
	const subjects = logRankSubjects(random, 100_000);
	const cases = regressionCases(random, 60_000, 20);
	const curves = groups.map((counts) => kaplanMeier(counts));
	const timings = [
		measure('Kaplan-Meier with Greenwood from counts, 4 groups × 365 days', 0.1, 400, () =>
			groups.map((counts) => kaplanMeier(counts)),
		),
		measure('their log-log limits', null, 400, () => curves.map((curve) => survivalLimits(curve))),
		measure('Aalen-Johansen from counts, 4 groups × 365 days × 2 causes', null, 100, () =>
			competing.map((counts) => aalenJohansen(counts)),
		),
		measure('log-rank of 100,000 subjects in 4 groups', 50, 15, () => logRank(subjects)),
		measure('Kaplan-Meier of 100,000 subjects', null, 15, () => kaplanMeier(subjects)),
		measure('logistic regression, 60,000 × 20', 1000, 5, () => logistic(cases)),
		measure('weighting with its errors, 60,000 × 20', null, 5, () =>
			iptw({ X: cases.X, treat: cases.y, y: cases.outcome }),
		),
	];
	for (const { name, cold, median, worst, budget } of timings) {
		const limit = budget === null ? '' : ` (budget ${budget} ms)`;
		console.log(
			`${name}: median ${median.toFixed(3)} ms, worst ${worst.toFixed(3)}, cold ${cold.toFixed(3)}${limit}`,
		);
	}
	return timings;
}

/** Runs the work many times; results are kept alive so that none is optimised away. */
function measure(
	name: string,
	budget: number | null,
	runs: number,
	work: () => unknown,
): StatisticsTiming {
	let kept: unknown = null;
	const times = Array.from({ length: runs + 1 }, () => {
		const start = performance.now();
		kept = work();
		return performance.now() - start;
	});
	if (kept === null) throw new Error(`${name} gave nothing.`);
	const [cold = NaN, ...warm] = times;
	const sorted = warm.sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	return { name, cold, median, worst: sorted.at(-1) ?? NaN, budget };
}

function draws(seed: number): () => number {
	const generator = xoroshiro128plus(seed);
	return () => uniformFloat64(generator);
}

function dailyCounts(random: () => number) {
	const days = Array.from({ length: 365 }, (_, day) => day + 1);
	return {
		time: Float64Array.from(days),
		events: Float64Array.from(days, () => Math.floor(random() * 8)),
		censored: Float64Array.from(days, () => Math.floor(random() * 4)),
	};
}

function logRankSubjects(random: () => number, n: number) {
	const rows = Array.from({ length: n }, (_, row) => row);
	return {
		time: Float64Array.from(rows, () => Math.floor(random() * 3650) / 10),
		event: Float64Array.from(rows, () => (random() < 0.6 ? 1 : 0)),
		group: rows.map(() => 'abcd'[Math.floor(random() * 4)] ?? 'a'),
	};
}

/** An intercept, and columns that are partly 0/1, partly continuous, with modest coefficients. */
function regressionCases(random: () => number, rows: number, columns: number) {
	const values = new Float64Array(rows * columns);
	const y = new Float64Array(rows);
	const outcome = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		let eta = -1;
		for (let j = 0; j < columns; j++) {
			const value = j === 0 ? 1 : j % 2 === 0 ? Number(random() < 0.2) : random() * 4 - 2;
			values[i * columns + j] = value;
			if (j > 0) eta += value * ((j % 5) - 2) * 0.2;
		}
		y[i] = Number(random() < 1 / (1 + Math.exp(-eta)));
		outcome[i] = Number(random() < 0.3);
	}
	return { X: { values, rows, columns }, y, outcome };
}
