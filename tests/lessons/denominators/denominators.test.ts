import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import {
	analysis,
	type DenominatorAnswer,
} from '../../../src/lib/lessons/denominators/analysis.ts';
import { lesson } from '../../../src/lib/lessons/denominators/lesson.ts';
import type { TrueEffect } from '../../../src/lib/lessons/methods/estimates.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';
const adult = (row: Row): boolean => row['age_group'] === 'adult' && row['setting'] === 'ohca';

describe.each([
	['child-ihca', child, { cannulated: 0.407, activated: 0.455, eligible: 0.3, all: 0.47 }],
	['adult-ohca', adult, { cannulated: 0.263, activated: 0.331, eligible: 0.192, all: 0.309 }],
] as const)('lesson 1 on the published file: %s', (group, belongs, contract) => {
	let file: Published;
	let answer: DenominatorAnswer;
	let truth: TrueEffect;
	const settings = withSettings(lesson, { group });

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
	});

	it('counts what plain loops over the rows count', async () => {
		const counted = (holds: (row: Row) => boolean) => {
			const known = file.cases.filter(
				(row) => belongs(row) && row['survived_discharge'] !== null && holds(row),
			);
			return {
				n: known.length,
				x: known.filter((row) => row['survived_discharge'] === true).length,
			};
		};
		const eligible = counted(() => true);
		expect(answer.discharge.eligible).toMatchObject(eligible);
		expect(answer.discharge.activated).toMatchObject(
			counted((row) => row['ecpr_activated'] === true),
		);
		expect(answer.discharge.cannulated).toMatchObject(
			counted((row) => row['received_ecpr'] === true),
		);
		for (const name of ['ecmo_flow', 'rosc_before_flow', 'failed_cannulation'] as const)
			expect(answer.pathways[name]).toMatchObject(
				counted((row) => row['pathway_outcome'] === name),
			);
		const short = (await file.rows('cpr_denominator')).filter(belongs);
		const sum = (name: string) => short.reduce((total, row) => total + Number(row[name]), 0);
		expect(answer.discharge.all).toMatchObject({
			x: eligible.x + sum('n_survived_lt10'),
			n: eligible.n + sum('n_cpr_lt10'),
		});
	});

	it('opens the truth that the key holds for the same cases', () => {
		const rows = file.cases.filter((row) => belongs(row) && row['survived_discharge'] !== null);
		const alive = rows.filter(
			(row) => file.truth.get(String(row['case_id']))?.['y_if_ecpr_strategy'] === true,
		);
		expect(truth.n).toBe(rows.length);
		expect(truth.with).toBeCloseTo(alive.length / rows.length, 12);
	});

	it('moves as the contract says: above eligible, below activated and all', () => {
		const { cannulated, activated, eligible, all } = answer.discharge;
		expect(cannulated.estimate).toBeGreaterThan(eligible.estimate);
		expect(cannulated.estimate).toBeLessThan(activated.estimate);
		expect(cannulated.estimate).toBeLessThan(all.estimate);
		// Three standard deviations between draws at most, see the table of the contract.
		expect(Math.abs(cannulated.estimate - contract.cannulated)).toBeLessThan(0.03);
		expect(Math.abs(activated.estimate - contract.activated)).toBeLessThan(0.018);
		expect(Math.abs(eligible.estimate - contract.eligible)).toBeLessThan(0.009);
		expect(Math.abs(all.estimate - contract.all)).toBeLessThan(0.005);
	});

	it('says the numbers it shows', () => {
		const said = lesson.reading(answer, settings).join(' ');
		for (const share of Object.values(answer.discharge))
			expect(said).toContain(percent(share.estimate));
		expect(said).toMatch(/is above the .* and below the/);
	});
});
