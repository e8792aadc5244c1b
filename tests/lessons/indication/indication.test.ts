import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import {
	analysis,
	type IndicationAnswer,
	type IndicationTruth,
} from '../../../src/lib/lessons/indication/analysis.ts';
import { lesson } from '../../../src/lib/lessons/indication/lesson.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';
const adult = (row: Row): boolean => row['age_group'] === 'adult' && row['setting'] === 'ohca';

/** Mean and SD between draws of the contract, sections 6 and 10. */
const CONTRACT = {
	'child-ihca': {
		crude: [0.257, 0.008],
		careful: [0.14, 0.01],
		withHidden: [0.128, 0.01],
		toActivated: [0.184, 0.01],
		truth: [0.128, 0.003],
		activated: [0.176, 0.006],
	},
	'adult-ohca': {
		crude: [0.233, 0.005],
		careful: [0.117, 0.009],
		withHidden: [0.107, 0.008],
		toActivated: [0.139, 0.009],
		truth: [0.108, 0.004],
		activated: [0.135, 0.005],
	},
} as const;

describe.each([
	['child-ihca', child],
	['adult-ohca', adult],
] as const)('lesson 3 on the published file: %s', (group, belongs) => {
	let file: Published;
	let answer: IndicationAnswer;
	let truth: IndicationTruth;
	let known: readonly Row[];
	const settings = withSettings(lesson, { group });

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
		known = file.cases.filter((row) => belongs(row) && row['survived_discharge'] !== null);
	});

	const alive = (rows: readonly Row[]) =>
		rows.filter((row) => row['survived_discharge'] === true).length / rows.length;

	it('compares crudely, and sees the groups apart, as plain loops over the rows do', () => {
		const [called, others] = [true, false].map((yes) =>
			known.filter((row) => row['ecpr_activated'] === yes),
		);
		if (!called || !others) throw new Error('Two groups are needed.');
		expect(answer.activated).toBe(called.length);
		expect(answer.ladder.nothing.estimate).toBeCloseTo(alive(called) - alive(others), 12);
		const moments = (rows: readonly Row[]) => {
			const values = rows.map((row) => Number(row['severity_index']));
			const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
			const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
			return { mean, variance: squares / (values.length - 1) };
		};
		const [one, zero] = [moments(called), moments(others)];
		expect(answer.balance[0]?.gaps.nothing).toBeCloseTo(
			(one.mean - zero.mean) / Math.sqrt((one.variance + zero.variance) / 2),
			8,
		);
	});

	it('opens the truth that the key holds for the same cases, and for the activated', () => {
		const effect = (rows: readonly Row[]) => {
			const sum = (column: string) =>
				rows.filter((row) => file.truth.get(String(row['case_id']))?.[column] === true).length;
			return (sum('y_if_ecpr_strategy') - sum('y_if_conventional_strategy')) / rows.length;
		};
		expect(truth.all.difference).toBeCloseTo(effect(known), 12);
		expect(truth.activated.difference).toBeCloseTo(
			effect(known.filter((row) => row['ecpr_activated'] === true)),
			12,
		);
	});

	it('lies where the contract says, within three SD', () => {
		const values = {
			crude: answer.ladder.nothing.estimate,
			careful: answer.ladder.everything.estimate,
			withHidden: truth.withHidden.estimate,
			toActivated: answer.toActivated.estimate,
			truth: truth.all.difference,
			activated: truth.activated.difference,
		};
		for (const [name, [mean, sd]] of Object.entries(CONTRACT[group]))
			expect(Math.abs(values[name as keyof typeof values] - mean), name).toBeLessThanOrEqual(
				3 * sd + 0.0025,
			);
		expect(values.crude).toBeGreaterThan(values.truth + 0.08);
	});

	it('balances what is adjusted for, and not what is hidden', () => {
		for (const { gaps } of answer.balance) expect(Math.abs(gaps.everything)).toBeLessThan(0.1);
		expect(Math.abs(answer.balance[0]?.gaps.diagnosis ?? 0)).toBeGreaterThan(0.3);
		expect(truth.hiddenGap.before).toBeLessThan(-0.1);
		expect(truth.hiddenGap.after).toBeLessThan(-0.1);
		const { nothing, diagnosis, severity, everything } = answer.ladder;
		expect(nothing.estimate).toBeGreaterThan(diagnosis.estimate);
		expect(diagnosis.estimate).toBeGreaterThan(severity.estimate);
		expect(severity.estimate).toBeGreaterThan(everything.estimate);
	});

	it('matches without knowing who was cannulated later', () => {
		const { pairs, unmatched } = answer.matched;
		expect(pairs + unmatched).toBe(answer.activated);
		// Partners found in the file's own order, runs first, would leave the truth of the pairs far from the estimate.
		expect(Math.abs(answer.matched.estimate - truth.matched.difference)).toBeLessThan(0.04);
	});

	it('says the numbers it shows', () => {
		const said = lesson.reading(answer, settings).join(' ');
		for (const { estimate } of Object.values(answer.ladder))
			expect(said).toContain(points(estimate));
		expect(said).toContain(percent(answer.observed.activated));
		expect(lesson.verdict(answer, truth, settings, '10').join(' ')).toContain(
			points(truth.all.difference),
		);
		if (group === 'child-ihca')
			expect(lesson.prediction.question).toContain(
				`${Math.round(answer.ladder.nothing.estimate * 100)} points more`,
			);
	});
});
