import { beforeAll, describe, expect, it } from 'vitest';
import { decimal } from '../../../src/lib/domain/format.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import type { TrueEffect } from '../../../src/lib/lessons/methods/estimates.ts';
import {
	analysis,
	type AnalysisName,
	type MinutesAnswer,
} from '../../../src/lib/lessons/minutes/analysis.ts';
import { happened, lesson } from '../../../src/lib/lessons/minutes/lesson.ts';
import { countedBy, WAYS } from '../../../src/lib/lessons/minutes/ways.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';
const adult = (row: Row): boolean => row['age_group'] === 'adult' && row['setting'] === 'ohca';

/** Mean and SD between draws of the contract, sections 6 and 10, as shares. */
const CONTRACT = {
	'child-ihca': {
		truth: [0.128, 0.003],
		'received-crude': [0.134, 0.01],
		received: [0.065, 0.009],
		duration: [0.167, 0.01],
		'long-crude': [0.218, 0.012],
		landmark: [0.187, 0.011],
		'activated-crude': [0.257, 0.008],
		activated: [0.14, 0.01],
	},
	'adult-ohca': {
		truth: [0.108, 0.004],
		'received-crude': [0.091, 0.01],
		received: [0.023, 0.008],
		duration: [0.196, 0.011],
		'long-crude': [0.189, 0.009],
		landmark: [0.159, 0.007],
		'activated-crude': [0.233, 0.005],
		activated: [0.117, 0.009],
	},
} as const;

describe.each([
	['child-ihca', child],
	['adult-ohca', adult],
] as const)('lesson 4 on the published file: %s', (group, belongs) => {
	let file: Published;
	let answer: MinutesAnswer;
	let truth: TrueEffect;
	const settings = withSettings(lesson, { group });

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
	});

	const share = (rows: readonly Row[]) =>
		rows.filter((row) => row['survived_discharge'] === true).length / rows.length;

	it('compares crudely what plain loops over the rows compare', () => {
		const known = file.cases.filter((row) => belongs(row) && row['survived_discharge'] !== null);
		const gap = (rows: readonly Row[], column: string) =>
			share(rows.filter((row) => row[column] === true)) -
			share(rows.filter((row) => row[column] === false));
		const long = known.filter((row) => Number(row['cpr_total_min'] ?? 0) >= 30);
		expect(answer.estimates['received-crude'].estimate).toBeCloseTo(
			gap(known, 'received_ecpr'),
			12,
		);
		expect(answer.estimates['activated-crude'].estimate).toBeCloseTo(
			gap(known, 'ecpr_activated'),
			12,
		);
		expect(answer.estimates['long-crude'].estimate).toBeCloseTo(gap(long, 'received_ecpr'), 12);
		expect(answer.n).toBe(known.length);
		expect(answer.withoutMinutes).toBe(known.filter((row) => row['cpr_total_min'] === null).length);
		const late = known.filter(
			(row) =>
				row['received_ecpr'] === false &&
				row['survived_discharge'] === true &&
				row['cpr_total_min'] !== null,
		);
		expect(answer.course.find(({ minute }) => minute === 30)?.back).toBeCloseTo(
			late.filter((row) => Number(row['cpr_total_min']) <= 30).length / late.length,
			12,
		);
	});

	it('opens the truth that the key holds for the same cases', () => {
		const known = file.cases.filter((row) => belongs(row) && row['survived_discharge'] !== null);
		const alive = (column: string) =>
			known.filter((row) => file.truth.get(String(row['case_id']))?.[column] === true).length;
		expect(truth.difference).toBeCloseTo(
			(alive('y_if_ecpr_strategy') - alive('y_if_conventional_strategy')) / known.length,
			12,
		);
	});

	it('misses as the contract says: in its direction, and by its size within three SD', () => {
		const { estimates: e } = answer;
		const t = truth.difference;
		expect(e['every-event'].oddsRatio).toBeLessThan(1);
		expect(e['received-crude'].oddsRatio).toBeGreaterThan(1);
		expect(e.received.estimate).toBeLessThan(t);
		expect(e.duration.estimate).toBeGreaterThan(t);
		expect(e.landmark.estimate).toBeGreaterThan(t);
		expect(e['long-crude'].estimate).toBeGreaterThan(t);
		expect(e['activated-crude'].estimate).toBeGreaterThan(e.duration.estimate);
		expect(Math.abs(e.activated.estimate - t)).toBeLessThan(0.03);
		for (const [name, [mean, sd]] of Object.entries(CONTRACT[group])) {
			const value = name === 'truth' ? t : e[name as AnalysisName].estimate;
			expect(Math.abs(value - mean), name).toBeLessThanOrEqual(3 * sd + 0.0025);
		}
	});

	it('says the numbers it shows', () => {
		const said = lesson.reading(answer, settings).join(' ');
		for (const { estimate } of Object.values(answer.estimates))
			expect(said).toContain(points(estimate));
		expect(said).toContain(decimal(answer.estimates['every-event'].oddsRatio, 2));
		const verdict = lesson.verdict(answer, truth, settings, 'smaller').join(' ');
		expect(verdict).toContain(points(truth.difference));
		const { lower, upper } = answer.estimates.activated;
		const within = (lower ?? 1) <= truth.difference && truth.difference <= (upper ?? 0);
		expect(verdict).toContain(`its interval ${within ? 'holds' : 'misses'} the truth`);
	});

	it('matches at the same minute those still in CPR, and marks no truth beside', () => {
		expect(answer.riskSets.estimate).toBeCloseTo(answer.riskSets.now - answer.riskSets.notYet, 12);
		expect(answer.riskSets.pairs + answer.riskSets.unmatched).toBe(
			file.cases.filter(
				(row) =>
					belongs(row) &&
					row['survived_discharge'] !== null &&
					row['received_ecpr'] === true &&
					row['cpr_total_min'] !== null,
			).length,
		);
		expect(answer.riskSets.laterTreated).toBeGreaterThan(0);
		expect(lesson.truthFigures).toBeUndefined();
	});

	it('draws cases of the file, each counted as the way of forming groups counts it', () => {
		expect(answer.examples).toHaveLength(8);
		for (const { value } of WAYS)
			for (const one of answer.examples) {
				const { as, decidedAt } = countedBy(value, one);
				if (value === 'activated')
					expect([as, decidedAt]).toEqual([one.activated ? 'ecpr' : 'comparator', 10]);
				else if (value === 'landmark') expect(as === 'out').toBe(one.minute < 30);
				else
					expect([as, decidedAt]).toEqual([
						one.ending === 'flow' ? 'ecpr' : 'comparator',
						one.minute,
					]);
			}
	});

	it('asks about the difference that is on file', () => {
		expect(lesson.predicts?.(settings)).toBe(group === 'child-ihca');
		if (group !== 'child-ihca') return;
		expect(lesson.prediction.question).toContain(
			`${Math.round(answer.estimates['received-crude'].estimate * 100)} points more`,
		);
		expect(happened(answer)).toBe('smaller');
	});
});
