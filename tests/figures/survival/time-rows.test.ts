import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT } from '../../../src/lib/domain/cohort.ts';
import { SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { incidence, LANDMARKS } from '../../../src/lib/figures/complication-onset/incidence.ts';
import type { Exit } from '../../../src/lib/figures/complication-onset/result.ts';
import type { View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import {
	atRiskText,
	shownSoFar,
	withoutLast,
} from '../../../src/lib/figures/time-from-flow/shown-so-far.ts';
import { stepPieces } from '../../../src/lib/figures/time-from-flow/step-pieces.ts';
import { aalenJohansen } from '../../../src/lib/stats/competing-risks/aalen-johansen.ts';
import { kaplanMeierAt } from '../../../src/lib/stats/survival/kaplan-meier-at.ts';
import { context } from '../frozen-results.ts';

const small = (n: number): boolean => n >= 1 && n <= 4;

/** Exits of a small group: day, end (0 to `ends`) and how many, up to `most`. */
const smallGroup = (ends: number, most = 12) =>
	fc.array(
		fc.tuple(
			fc.integer({ min: 1, max: 31 }),
			fc.integer({ min: 0, max: ends }),
			fc.integer({ min: 1, max: most }),
		),
		{ minLength: 2, maxLength: 6 },
	);

function viewOf(id: string, exits: readonly (readonly [number, number, number])[]): View {
	const one = figure(id);
	const group = {
		level: null,
		day: exits.map(([day]) => day),
		end: exits.map(([day, end]) => (day > 30 ? 0 : end)),
		n: exits.map(([, , n]) => n),
		undated: 0,
	};
	return one.present({ groups: [group] }, context(one, DEFAULT_COHORT, { days: '30' }));
}

function leftBy(exits: readonly (readonly [number, number, number])[], day: number, end: number) {
	return exits.reduce((sum, [on, how, n]) => sum + (on <= day && how === end ? n : 0), 0);
}

/** Whether `share`, as a page rounds it, fits `x` ended of `n`, `c` of whom were censored at some time. */
function fits(
	share: number,
	x: number,
	n: number,
	c: number,
	most: (x: number) => number,
): boolean {
	const rounded = share < 0.1 || share > 0.9 ? 0.0005 : 0.005;
	return share >= x / n - rounded && share <= (c === 0 ? x / n : most(x)) + rounded;
}

/**
 * Every way to split n runs over the parts and those left (0 or at least 5) that a reader of the row cannot rule out.
 * @param shown a part's count, null where hidden
 * @param shares what the row says of a part as a share, null where hidden; the last part are the censored
 * @param most the largest share that x ended with c censored can make
 */
function possible(
	n: number,
	shown: readonly (number | null)[],
	shares: readonly (number | null)[],
	most: (x: number, c: number) => number,
): readonly (readonly number[])[] {
	const splits = shown.reduce<number[][]>(
		(sofar, own) =>
			sofar.flatMap((split) =>
				own === null ? Array.from({ length: n + 1 }, (_, x) => [...split, x]) : [[...split, own]],
			),
		[[]],
	);
	return splits.filter((split) => {
		const left = n - split.reduce((sum, x) => sum + x, 0);
		const censored = split.at(-1) ?? 0;
		return (
			(left === 0 || left >= 5) &&
			shares.every(
				(share, at) =>
					share === null || fits(share, split[at] ?? 0, n, censored, (x) => most(x, censored)),
			)
		);
	});
}

/** No part of 1 to 4 is the only number that fits. */
function expectNotGiven(truth: readonly number[], all: readonly (readonly number[])[]): void {
	truth.forEach((n, at) => {
		if (!small(n)) return;
		const values = new Set(all.map((split) => split[at]));
		expect(values.size, `part ${at} of ${truth.join()}`).toBeGreaterThan(1);
	});
}

describe('no row gives a count of 1 to 4 back by its shares', () => {
	test('kaplan-meier', () => {
		let hidden = 0;
		fc.assert(
			fc.property(smallGroup(1), (exits) => {
				const n = exits.reduce((sum, each) => sum + each[2], 0);
				for (const row of viewOf('kaplan-meier', exits).table.rows) {
					const [day, atRisk, deaths, censored, alive, lower, upper] = row
						.slice(1, 8)
						.map(({ value }) => value as number | null);
					if (row[3]?.text === 'too few to say' && row[2]?.value === n && day === 0) continue;
					const truth = [leftBy(exits, day ?? 0, 1), leftBy(exits, day ?? 0, 0)];
					expect([deaths, censored].some((count) => count != null && small(count))).toBe(false);
					if (truth.some(small)) {
						hidden++;
						expect(atRisk).toBeNull();
					}
					if (small(truth[0] ?? 0)) expect([alive, lower, upper]).toEqual([null, null, null]);
					const died = alive == null ? null : 1 - alive;
					// A share alive is one less the share that died.
					expectNotGiven(
						truth,
						possible(n, [deaths ?? null, censored ?? null], [died], (x, c) => x / (n - c)),
					);
				}
			}),
			{ seed: 5, numRuns: 300 },
		);
		expect(hidden).toBeGreaterThan(60);
	});

	test('competing-outcomes', () => {
		let hidden = 0;
		fc.assert(
			fc.property(smallGroup(2, 7), (exits) => {
				const n = exits.reduce((sum, each) => sum + each[2], 0);
				for (const row of viewOf('competing-outcomes', exits).table.rows) {
					const [day = 0, atRisk, died, , , discharged] = row
						.slice(1)
						.map(({ value }) => value as number | null);
					if (row[3]?.text === 'too few to say' && row[2]?.value === n) continue;
					const truth = [1, 2, 0].map((end) => leftBy(exits, day ?? 0, end));
					if (truth.some(small)) {
						hidden++;
						expect(atRisk).toBeNull();
					}
					if (small(truth[0] ?? 0)) expect(died).toBeNull();
					if (small(truth[1] ?? 0)) expect(discharged).toBeNull();
					const shares = [died ?? null, discharged ?? null];
					const all = possible(n, [null, null, null], shares, (x, c) => (x + c) / n);
					expectNotGiven(truth, all);
				}
			}),
			{ seed: 6, numRuns: 150 },
		);
		expect(hidden).toBeGreaterThan(60);
	});

	test('complication-onset', () => {
		let hidden = 0;
		fc.assert(
			fc.property(smallGroup(3), (days) => {
				const exits = days
					.map(([day, end, n]): Exit => [day * 12, end, n])
					.toSorted(([a], [b]) => a - b);
				const { landmarks } = incidence(exits, 0.95, SUPPRESS_SMALL_CELLS);
				landmarks.forEach(({ atRisk, complication, died, offAlive }, at) => {
					const truth = [1, 2, 3, 0].map((end) => leftBy(exits, LANDMARKS[at] ?? 0, end));
					const shares = [complication?.share ?? null, died, offAlive];
					if (truth.some(small)) {
						hidden++;
						expect(typeof atRisk).not.toBe('number');
					}
					truth.slice(0, 3).forEach((n, end) => {
						if (small(n)) expect(shares[end]).toBeNull();
					});
				});
			}),
			{ seed: 7, numRuns: 300 },
		);
		expect(hidden).toBeGreaterThan(60);
	});
});

test('a part of 1 to 4 goes with the number at risk, and the whole row where it could be nothing else', () => {
	const shown = (runs: number, parts: readonly number[], alike = true) => {
		const atRisk = parts.reduce((rest, n) => rest - n, runs);
		return shownSoFar({ runs, atRisk, parts }, SUPPRESS_SMALL_CELLS, () => alike);
	};
	expect(shown(100, [20, 30])).toEqual({ atRisk: 50, parts: [20, 30] });
	expect(shown(100, [20, 0])).toEqual({ atRisk: 80, parts: [20, 0] });
	// At risk are 77: 80 less 1 to 4, which says no more than that the part is hidden.
	const about = { least: 76, most: 79 };
	expect(shown(100, [20, 3])).toEqual({ atRisk: about, parts: [20, null] });
	// Four: only one fewer could be, which must read the same.
	expect(shown(100, [20, 4])).toEqual({ atRisk: about, parts: [20, null] });
	expect([1, 2, 3, 4].map((n) => shown(100, [20, n]).atRisk)).toEqual([about, about, about, about]);
	// Two parts: each may be 1 to 4.
	expect(shown(100, [20, 3, 1]).atRisk).toEqual({ least: 72, most: 78 });
	expect(atRiskText(about, '–')).toBe('76–79');
	expect(atRiskText(about, '–', true)).toBe('76–79');
	expect(shown(100, [20, 4], false)).toEqual({ atRisk: null, parts: [null, null] });
	// 26 runs, 20 deaths, at least 5 left: the sixth could be only one thing.
	expect(shown(26, [20, 1])).toEqual({ atRisk: null, parts: [null, null] });
	expect(shown(27, [20, 1])).toEqual({ atRisk: null, parts: [20, null] });
});

test('a curve breaks off at the first event and goes on with the fifth', () => {
	const steps = [
		{ day: 2, share: null },
		{ day: 3, share: null },
		{ day: 6, share: 0.5 },
		{ day: 8, share: 0.4 },
	];
	expect(stepPieces({ steps, stop: 10 }, 1, ({ share }) => share)).toEqual([
		[
			{ x: 0, value: 1 },
			{ x: 2, value: 1 },
		],
		[
			{ x: 6, value: 0.5 },
			{ x: 8, value: 0.5 },
			{ x: 8, value: 0.4 },
			{ x: 10, value: 0.4 },
		],
	]);
	expect(stepPieces({ steps: [], stop: 10 }, 1, () => null)).toEqual([
		[
			{ x: 0, value: 1 },
			{ x: 10, value: 1 },
		],
	]);
});

describe('exits with one fewer by a day', () => {
	/** The same, one subject at a time: the last of those who left so stays to the end of all. */
	function spared(
		exits: readonly (readonly [number, number, number])[],
		end: number,
		day: number,
	): { time: number[]; event: number[] } {
		const people = exits.flatMap(([on, how, n]) => Array.from({ length: n }, () => ({ on, how })));
		const left = people.filter(({ on, how }) => how === end && on <= day);
		const last = left.toSorted((a, b) => b.on - a.on)[0];
		return {
			time: people.map((one) => (one === last ? 99 : one.on)),
			event: people.map((one) => (one === last ? 0 : one.how)),
		};
	}

	test('are everybody, and estimate up to the day what following each of them would', () => {
		fc.assert(
			fc.property(
				smallGroup(2),
				fc.integer({ min: 0, max: 2 }),
				fc.integer({ min: 1, max: 30 }),
				(exits, end, day) => {
					const rows = withoutLast(
						{
							time: exits.map(([on]) => on),
							event: exits.map(([, how]) => how),
							count: exits.map(([, , n]) => n),
						},
						end,
						day,
					);
					const each = spared(exits, end, day);
					const people = Array.from(rows.count ?? []).reduce((sum, n) => sum + n, 0);
					expect(people).toBe(each.time.length);
					const cif = (data: typeof rows) => {
						const { time, causes } = aalenJohansen(data, { causes: 2 });
						const by = time.findLastIndex((t) => t <= day);
						return causes.map((one) => [one.cif[by] ?? 0, one.se[by] ?? 0]);
					};
					expect(cif(rows)).toEqual(cif(each));
					const dying = (data: typeof rows) =>
						kaplanMeierAt(
							{ ...data, event: Array.from(data.event, (how) => (how === 1 ? 1 : 0)) },
							[day],
						);
					expect([...dying(rows).surv, ...dying(rows).se]).toEqual([
						...dying(each).surv,
						...dying(each).se,
					]);
				},
			),
			{ seed: 20240611, numRuns: 300 },
		);
	});
});
