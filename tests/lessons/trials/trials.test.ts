import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import type { TrueEffect } from '../../../src/lib/lessons/methods/estimates.ts';
import { analysis, type TrialsAnswer } from '../../../src/lib/lessons/trials/analysis.ts';
import { lesson } from '../../../src/lib/lessons/trials/lesson.ts';
import { pool } from '../../../src/lib/lessons/trials/pool.ts';
import { TRIALS } from '../../../src/lib/lessons/trials/records.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

describe('three trials pooled', () => {
	it('takes the counts as published', () => {
		const sum = (arm: 'ecpr' | 'standard', at: 0 | 1) =>
			TRIALS.reduce((total, { primary }) => total + primary[arm][at], 0);
		expect([sum('ecpr', 0), sum('ecpr', 1), sum('standard', 0), sum('standard', 1)]).toEqual([
			59, 208, 40, 211,
		]);
		const prague = pool('primary', 'RD', 'all').trials[1];
		expect(prague?.estimate).toBeCloseTo(0.095, 3);
		expect(prague?.lower).toBeCloseTo(-0.013, 2);
		expect(prague?.upper).toBeCloseTo(0.2, 2);
		// ARREST and INCEPTION as their papers give them.
		expect(pool('primary', 'RD', 'all').trials[0]?.estimate).toBeCloseTo(0.36, 2);
		expect(pool('primary', 'OR', 'all').trials[2]?.estimate).toBeCloseTo(1.4, 1);
	});

	it('weighs by inverse variance, and spreads as DerSimonian and Laird, by plain arithmetic', () => {
		const studies = TRIALS.map(({ common: { ecpr, standard } }) => {
			const [p, q] = [ecpr[0] / ecpr[1], standard[0] / standard[1]];
			return { y: p - q, v: (p * (1 - p)) / ecpr[1] + (q * (1 - q)) / standard[1] };
		});
		const total = (of: (study: { y: number; v: number }) => number) =>
			studies.reduce((sum, study) => sum + of(study), 0);
		const w = total(({ v }) => 1 / v);
		const fixed = total(({ y, v }) => y / v) / w;
		const q = total(({ y, v }) => (y - fixed) ** 2 / v);
		const tau2 = (q - 2) / (w - total(({ v }) => 1 / v ** 2) / w);
		const wide = total(({ v }) => 1 / (v + tau2));
		const mean = total(({ y, v }) => y / (v + tau2)) / wide;
		const found = pool('common', 'RD', 'all');
		expect(found.fixed.estimate).toBeCloseTo(fixed, 10);
		expect(found.random.dl.tau).toBeCloseTo(Math.sqrt(tau2), 10);
		expect(found.random.dl.estimate).toBeCloseTo(mean, 10);
		// t with one degree of freedom at 97.5 %: tan(0.475 π).
		const reach = Math.tan(0.475 * Math.PI) * Math.sqrt(tau2 + 1 / wide);
		expect(found.random.dl.prediction?.lower).toBeCloseTo(mean - reach, 8);
		expect(found.random.dl.prediction?.upper).toBeCloseTo(mean + reach, 8);
	});

	it('has no prediction from two trials, and a useless one from three', () => {
		expect(pool('primary', 'RD', 'without-arrest').random.dl.prediction).toBeNull();
		const { prediction } = pool('primary', 'RD', 'all').random.dl;
		expect(prediction?.lower).toBeLessThan(-1);
		expect(prediction?.upper).toBeGreaterThan(1);
	});
});

describe('lesson 11 on the published file', () => {
	let file: Published;
	let answer: TrialsAnswer;
	let truth: TrueEffect;
	let alike: readonly Row[];
	const settings = withSettings(lesson);

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
		alike = file.cases.filter(
			(row) =>
				row['age_group'] === 'adult' &&
				row['setting'] === 'ohca' &&
				row['witnessed'] === 'witnessed' &&
				['vf', 'pvt'].includes(String(row['initial_rhythm'])) &&
				Number(row['age_years_approx']) <= 70 &&
				row['survived_discharge'] !== null,
		);
	});

	it('finds the patients like those of the trials as plain loops do', () => {
		const alive = (rows: readonly Row[]) =>
			rows.filter((row) => row['survived_discharge'] === true).length / rows.length;
		const runs = alike.filter((row) => row['received_ecpr'] === true);
		expect(answer.alike).toMatchObject({ n: alike.length, runs: runs.length });
		expect(answer.alike.received).toBeCloseTo(alive(runs), 12);
		expect(answer.alike.others).toBeCloseTo(
			alive(alike.filter((row) => row['received_ecpr'] === false)),
			12,
		);
		const kept = (column: string) =>
			alike.filter((row) => file.truth.get(String(row['case_id']))?.[column] === true).length /
			alike.length;
		expect(truth.difference).toBeCloseTo(
			kept('y_if_ecpr_strategy') - kept('y_if_conventional_strategy'),
			12,
		);
	});

	it('lies where the contract says, within three SD', () => {
		const { received, others, careful } = answer.alike;
		expect(Math.abs(received - 0.289)).toBeLessThan(0.036);
		expect(Math.abs(others - 0.286)).toBeLessThan(0.021);
		expect(Math.abs(truth.difference - 0.117)).toBeLessThan(0.018);
		expect(Math.abs(careful.estimate - 0.125)).toBeLessThan(0.033);
	});

	it('has an interval narrower than any trial’s, as the words say', () => {
		const width = (of: { lower: number | null; upper: number | null }) =>
			(of.upper ?? NaN) - (of.lower ?? NaN);
		for (const trial of answer.pools['primary.RD.all'].trials)
			expect(width(answer.alike.careful)).toBeLessThan(width(trial));
	});

	it('marks no truth, and says the numbers it shows', () => {
		expect(lesson.trueValue(truth, settings)).toBeNull();
		const said = lesson.reading(answer, settings).join(' ');
		expect(said).toContain(points(answer.pools['primary.RD.all'].fixed.estimate));
		expect(said).toContain(percent(answer.alike.received, { decimals: 1 }));
		const two = lesson.reading(answer, { ...settings, trials: 'without-arrest', measure: 'OR' });
		expect(two[0]).toMatch(/no prediction for a new one/);
		expect(lesson.verdict(answer, truth, settings, 'works').join(' ')).toContain(
			points(truth.difference),
		);
	});

	it('calls its interval narrower only than those that are wider', () => {
		const said = (half: number) => {
			const careful = { estimate: 0, lower: -half, upper: half };
			const alike = { ...answer.alike, careful };
			return lesson.reading({ ...answer, alike }, settings).join(' ');
		};
		expect(said(0.001)).toContain('narrower than that of any trial');
		expect(said(0.99)).toContain('no narrower than those of the trials');
	});
});
