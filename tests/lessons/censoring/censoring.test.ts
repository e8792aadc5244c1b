import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import {
	analysis,
	type CensoringAnswer,
	type CensoringTruth,
} from '../../../src/lib/lessons/censoring/analysis.ts';
import { lesson } from '../../../src/lib/lessons/censoring/lesson.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

interface Run {
	readonly id: number;
	readonly days: number;
	/** 0 not ended, 1 the end asked for, 2 any other. */
	readonly end: number;
}

const deathOf = (row: Row): number => {
	const reason = row['ecmo_end_reason'];
	if (reason === null) return 0;
	return /died|withdrawn/.test(String(reason)) ? 1 : 2;
};
const dischargeOf = (row: Row): number =>
	row['hosp_event_type'] === 'in_hospital' ? 0 : row['hosp_event_type'] === 'died' ? 2 : 1;

/** Both estimates by day, event after event, in plain loops. */
function byHand(runs: readonly Run[], horizon: number): { naive: number; careful: number } {
	const times = [...new Set(runs.map(({ days }) => days))]
		.filter((time) => time <= horizon)
		.sort((a, b) => a - b);
	let [free, alone, careful] = [1, 1, 0];
	for (const time of times) {
		const atRisk = runs.filter(({ days }) => days >= time).length;
		const own = runs.filter(({ days, end }) => days === time && end === 1).length;
		const any = runs.filter(({ days, end }) => days === time && end > 0).length;
		careful += (free * own) / atRisk;
		free *= 1 - any / atRisk;
		alone *= 1 - own / atRisk;
	}
	return { naive: 1 - alone, careful };
}

// Value of the contract and three standard deviations between draws.
describe.each([
	['death', 14, { naive: [0.791, 0.042], careful: [0.4, 0.027] }, deathOf],
	['discharge', 60, { naive: [0.797, 0.027], careful: [0.338, 0.024] }, dischargeOf],
] as const)('lesson 6 on the published file: %s', (question, horizon, contract, endOf) => {
	let file: Published;
	let runs: readonly Run[];
	const answers = new Map<string, CensoringAnswer>();
	let truth: CensoringTruth;
	const settings = (closing: string) => withSettings(lesson, { question, closing });

	beforeAll(async () => {
		file = await published(analysis);
		for (const closing of ['file', 'early'])
			answers.set(closing, analysis.analyse(file.data, settings(closing)));
		truth = analysis.reveal(file.data, file.key, settings('file'));
		runs = file.cases
			.filter(
				(row) =>
					row['received_ecpr'] === true &&
					row['age_group'] !== 'adult' &&
					row['setting'] === 'ihca' &&
					row['hospital_days'] !== (question === 'discharge' ? null : undefined),
			)
			.map((row) => ({
				id: Number(String(row['case_id']).slice(1)),
				days: question === 'death' ? Number(row['ecmo_hours']) / 24 : Number(row['hospital_days']),
				end: endOf(row),
			}));
	});

	const answerOf = (closing: string): CensoringAnswer => {
		const found = answers.get(closing);
		if (found === undefined) throw new Error(closing);
		return found;
	};

	it('counts both ways as plain loops over the rows do, on file and closed early', () => {
		expect(answerOf('file').n).toBe(runs.length);
		const sorted = runs.toSorted((a, b) => a.id - b.id);
		const early = sorted.map((run, place) => {
			const seen = (2 * horizon * (place + 0.5)) / sorted.length;
			return run.days <= seen ? run : { ...run, days: seen, end: 0 };
		});
		for (const [closing, rows] of [
			['file', runs],
			['early', early],
		] as const) {
			const answer = answerOf(closing);
			const expected = byHand(rows, horizon);
			expect(answer.ends[0]?.naive.estimate).toBeCloseTo(expected.naive, 10);
			expect(answer.ends[0]?.careful.estimate).toBeCloseTo(expected.careful, 10);
			expect(answer.open).toBe(rows.filter(({ end }) => end === 0).length);
			expect(answer.finished).toEqual({
				x: rows.filter(({ days, end }) => end === 1 && days <= horizon).length,
				n: rows.filter(({ end }) => end > 0).length,
			});
		}
	});

	it('lies where the contract says, the naive value far too high', () => {
		const [first] = answerOf('file').ends;
		for (const way of ['naive', 'careful'] as const) {
			const [value, within] = contract[way];
			expect(Math.abs((first?.[way].estimate ?? NaN) - value)).toBeLessThan(within);
		}
	});

	it('is, by the careful way, the share on file', () => {
		const known = runs.filter(({ days, end }) => end > 0 || days >= horizon);
		const x = known.filter(({ days, end }) => end === 1 && days <= horizon).length;
		expect(truth).toEqual({ x, n: known.length, leftOut: runs.length - known.length });
		const [first] = answerOf('file').ends;
		expect(Math.abs((first?.careful.estimate ?? NaN) - x / known.length)).toBeLessThan(0.002);
		const early = answerOf('early').ends[0]?.careful;
		expect(early?.lower ?? NaN).toBeLessThan(x / known.length);
		expect(early?.upper ?? NaN).toBeGreaterThan(x / known.length);
	});

	it('adds up only with the ends competing', () => {
		for (const answer of answers.values()) {
			for (const { shares } of answer.states) {
				expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
				expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
			}
			expect(answer.ends.reduce((sum, { naive }) => sum + naive.estimate, 0)).toBeGreaterThan(1);
			expect(
				answer.ends.reduce((sum, { careful }) => sum + careful.estimate, 0),
			).toBeLessThanOrEqual(1);
		}
	});

	it('says the numbers it shows', () => {
		for (const [closing, answer] of answers) {
			const said = lesson.reading(answer, settings(closing)).join(' ');
			const [first] = answer.ends;
			expect(said).toContain(percent(first?.naive.estimate ?? NaN, { decimals: 1 }));
			expect(said).toContain(percent(first?.careful.estimate ?? NaN, { decimals: 1 }));
		}
	});

	it('says that the careful value is the share on file, or holds it, only where it does', () => {
		for (const [closing, answer] of answers) {
			const [first, ...rest] = answer.ends;
			if (first === undefined) throw new Error('No end.');
			const truth = { x: 400, n: 1000, leftOut: 0 };
			const of = (estimate: number) => {
				const careful = { estimate, lower: estimate - 0.01, upper: estimate + 0.01 };
				const changed = { ...answer, ends: [{ ...first, careful }, ...rest] };
				return lesson.verdict(changed, truth, settings(closing), null).join(' ');
			};
			const right = /\*is\* the share on file|interval holds what happened/;
			expect(of(0.4)).toMatch(right);
			expect(of(0.45)).not.toMatch(right);
			expect(of(0.45)).toMatch(/lies 5\.0 points from|misses what happened/);
		}
	});
});
