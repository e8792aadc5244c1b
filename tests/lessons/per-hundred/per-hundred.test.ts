import { beforeAll, describe, expect, it } from 'vitest';
import { decimal } from '../../../src/lib/domain/format.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import {
	analysis,
	TRUE_GROUPS,
	type PerHundredAnswer,
	type PerHundredTruth,
} from '../../../src/lib/lessons/per-hundred/analysis.ts';
import { lesson } from '../../../src/lib/lessons/per-hundred/lesson.ts';
import {
	measuresOf,
	numberNeeded,
	shareWith,
} from '../../../src/lib/lessons/per-hundred/measures.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const eligible = (row: Row): boolean =>
	row['age_group'] !== 'adult' && row['setting'] === 'ihca' && row['survived_discharge'] !== null;

describe('measures', () => {
	it('hold what they are told to hold, at any baseline', () => {
		const own = measuresOf(0.36, 0.23);
		expect(own.rd).toBeCloseTo(0.13, 12);
		expect(own.rr).toBeCloseTo(36 / 23, 12);
		expect(own.or).toBeCloseTo((36 * 77) / (64 * 23), 12);
		for (const baseline of [0.01, 0.05, 0.23, 0.5]) {
			for (const held of ['or', 'rr', 'rd'] as const) {
				const share = shareWith(held, own, baseline);
				expect(measuresOf(share, baseline)[held]).toBeCloseTo(own[held], 10);
			}
		}
		expect(shareWith('rr', own, 0.7)).toBeGreaterThan(1);
		expect(shareWith('or', own, 0.99)).toBeLessThan(1);
		expect(numberNeeded(0.125)).toBe(8);
		expect(numberNeeded(-0.1)).toBeNull();
	});
});

describe('lesson 13 on the published file', () => {
	let file: Published;
	let answer: PerHundredAnswer;
	let truth: PerHundredTruth;
	const settings = withSettings(lesson);

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
	});

	it('is one comparison in several forms, near the contract', () => {
		const rows = file.cases.filter(eligible);
		expect(answer.n).toBe(rows.length);
		expect(answer.activated).toBe(rows.filter((row) => row['ecpr_activated'] === true).length);
		expect(answer.difference.estimate).toBeCloseTo(answer.with - answer.without, 12);
		expect(answer.riskRatio.estimate).toBeCloseTo(answer.with / answer.without, 12);
		expect(answer.oddsRatio.estimate).toBeCloseTo(
			(answer.with * (1 - answer.without)) / (answer.without * (1 - answer.with)),
			12,
		);
		for (const { estimate, lower, upper } of [
			answer.difference,
			answer.riskRatio,
			answer.oddsRatio,
		]) {
			expect(lower).toBeLessThan(estimate);
			expect(upper).toBeGreaterThan(estimate);
		}
		// Three standard deviations between draws, see the table of the contract.
		expect(Math.abs(answer.difference.estimate - 0.139)).toBeLessThan(0.03);
		expect(Math.abs(answer.riskRatio.estimate - 1.61)).toBeLessThan(0.15);
	});

	it('opens the truth that the key holds, by plain loops', () => {
		const shares = (rows: readonly Row[]) => {
			const alive = (name: string) =>
				rows.filter((row) => file.truth.get(String(row['case_id']))?.[name] === true).length /
				rows.length;
			return {
				n: rows.length,
				with: alive('y_if_ecpr_strategy'),
				without: alive('y_if_conventional_strategy'),
			};
		};
		const all = file.cases.filter(eligible);
		expect(truth.all).toMatchObject(shares(all));
		TRUE_GROUPS.forEach(({ levels }, at) => {
			const within = all.filter((row) => levels.some((level) => level === row['dx_group']));
			expect(truth.groups[at]).toMatchObject(shares(within));
		});
		expect(Math.abs(truth.all.oddsRatio - 1.87)).toBeLessThan(0.1);
		expect(Math.abs(truth.all.with / truth.all.without - 1.56)).toBeLessThan(0.06);
		expect(Math.abs(1 / truth.all.difference - 7.8)).toBeLessThan(0.7);
		const [myocardial = 0, cardiac = 0, sepsis = 0, respiratory = 0] = truth.groups.map(
			({ difference }) => 1 / difference,
		);
		expect(myocardial).toBeLessThan(cardiac);
		expect(cardiac).toBeLessThan(sepsis);
		expect(sepsis).toBeLessThan(respiratory);
	});

	it('misses too high when the odds ratio is read as times as many', () => {
		const { rows } = lesson.comparison(answer, settings, truth);
		const [misread, times, careful] = rows;
		expect(misread?.role).toBe('naive');
		expect(misread?.estimate).toBeCloseTo(answer.without * (answer.oddsRatio.estimate - 1), 12);
		expect(misread?.estimate).toBeGreaterThan(truth.all.difference + 0.03);
		expect(times?.estimate).toBeCloseTo(careful?.estimate ?? NaN, 12);
	});

	it('draws a hundred that adds up at every baseline, and says where a measure cannot hold', () => {
		const figure = lesson.figures[1];
		for (const hold of ['or', 'rr', 'rd'] as const) {
			for (const baseline of ['1', '23', '60']) {
				const chosen = { ...settings, hold, baseline };
				const view = figure?.present(answer, { settings: chosen, confidenceLevel: 0.95 });
				const { arrays } = view?.drawn as { arrays: readonly { counts: readonly number[] }[] };
				for (const { counts } of arrays) {
					expect(counts.reduce((sum, one) => sum + one, 0)).toBe(100);
					expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
				}
				const share = shareWith(
					hold,
					{
						or: answer.oddsRatio.estimate,
						rr: answer.riskRatio.estimate,
						rd: answer.difference.estimate,
					},
					Number(baseline) / 100,
				);
				expect(arrays).toHaveLength(share < 1 ? 2 : 1);
				expect(view?.notes[0]).toMatch(share < 1 ? /more of 100; one more for every/ : /cannot be/);
			}
		}
	});

	it('says the numbers it shows', () => {
		const [first = ''] = lesson.reading(answer, settings);
		expect(first).toContain(decimal(answer.oddsRatio.estimate, 2));
		expect(first).toContain(decimal(answer.riskRatio.estimate, 2));
		expect(first).toContain(decimal(1 / answer.difference.estimate, 1));
		const said = lesson.verdict(answer, truth, settings, '14').join(' ');
		expect(said).toContain(points(truth.all.difference));
		expect(said).toContain(decimal(truth.all.oddsRatio, 2));
	});
});
