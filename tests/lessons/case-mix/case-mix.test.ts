import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import {
	analysis,
	type CaseMixAnswer,
	type CaseMixTruth,
} from '../../../src/lib/lessons/case-mix/analysis.ts';
import { lesson } from '../../../src/lib/lessons/case-mix/lesson.ts';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import { makeSimulator } from '../../../src/lib/synthesis/model/case.ts';
import { DEFAULT_WORLD } from '../../../src/lib/synthesis/parameters/world.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const SMALL = ['lt_5', '5_9'];
const LARGE = ['20_29', '30_plus'];
const adult = (row: Row): boolean => row['age_group'] === 'adult';

describe('lesson 5 on the published file', () => {
	let file: Published;
	let answer: CaseMixAnswer;
	let adults: CaseMixAnswer;
	let children: CaseMixAnswer;
	let truth: CaseMixTruth;
	let runs: readonly { readonly row: Row; readonly band: string }[];
	const settings = withSettings(lesson);

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		adults = analysis.analyse(file.data, withSettings(lesson, { whose: 'adults' }));
		children = analysis.analyse(file.data, withSettings(lesson, { whose: 'children' }));
		truth = analysis.reveal(file.data, file.key, settings);
		const bands = new Map(
			(await file.rows('centre')).map((row) => [
				row['centre_id'],
				String(row['annual_ecpr_volume_band']),
			]),
		);
		runs = file.cases
			.filter((row) => row['received_ecpr'] === true && row['survived_discharge'] !== null)
			.map((row) => ({ row, band: bands.get(row['centre_id'] ?? '') ?? '' }));
	});

	const counted = (bands: readonly string[], holds: (row: Row) => boolean) => {
		const of = runs.filter(({ row, band }) => bands.includes(band) && holds(row));
		return { x: of.filter(({ row }) => row['survived_discharge'] === true).length, n: of.length };
	};

	it('counts what plain loops over the rows count', () => {
		expect(answer.cells).toHaveLength(4);
		for (const cell of answer.cells) {
			const holds = (row: Row) =>
				adult(row) === (cell.age === 'adult') && row['setting'] === cell.setting;
			expect(cell.small).toEqual(counted(SMALL, holds));
			expect(cell.large).toEqual(counted(LARGE, holds));
		}
		expect(answer.between).toBe(counted(['10_19'], () => true).n);
		expect(adults.cells.every(({ age }) => age === 'adult')).toBe(true);
		expect(adults.cells).toEqual(answer.cells.filter(({ age }) => age === 'adult'));
		expect(children.cells).toEqual(answer.cells.filter(({ age }) => age === 'child'));
	});

	it('standardises as a weighted mean over the strata does', () => {
		const strata = (['ihca', 'ohca'] as const).flatMap((setting) =>
			[true, false].map((isAdult) => {
				const holds = (row: Row) => adult(row) === isAdult && row['setting'] === setting;
				return { small: counted(SMALL, holds), large: counted(LARGE, holds) };
			}),
		);
		const total = strata.reduce((sum, { small, large }) => sum + small.n + large.n, 0);
		const risk = (kind: 'small' | 'large') =>
			strata.reduce(
				(sum, of) =>
					sum + ((of.small.n + of.large.n) / total) * (of[kind].x / Math.max(1, of[kind].n)),
				0,
			);
		expect(answer.standardised.both?.with).toBeCloseTo(risk('large'), 12);
		expect(answer.standardised.both?.without).toBeCloseTo(risk('small'), 12);
	});

	it('reverses pooled, and neither within the groups nor in adults or children alone', () => {
		expect(answer.pooled.estimate).toBeLessThan(0);
		for (const { small, large } of answer.cells)
			expect(large.x / large.n).toBeGreaterThan(small.x / small.n);
		expect(answer.standardised.setting?.estimate).toBeGreaterThan(0);
		expect(answer.standardised.age?.estimate).toBeGreaterThan(0);
		expect(adults.pooled.estimate).toBeGreaterThan(0);
		expect(children.pooled.estimate).toBeGreaterThan(0);
		// Three standard deviations between draws, see the table of the contract.
		expect(Math.abs(answer.pooled.estimate + 0.029)).toBeLessThan(0.045);
		expect(Math.abs((answer.standardised.both?.estimate ?? NaN) - 0.086)).toBeLessThan(0.06);
		expect(Math.abs(answer.caseMix.estimate - 0.088)).toBeLessThan(0.045);
		expect(answer.caseMix.upper).toBeGreaterThan(answer.caseMix.lower ?? NaN);
	});

	it('opens a truth that comes from the same runs in the same world', () => {
		expect(Math.abs(truth.difference - 0.087)).toBeLessThan(0.005);
		expect(truth.n).toBe(
			answer.cells.reduce((sum, { small, large }) => sum + small.n + large.n, 0),
		);
		expect(Math.abs(truth.volumes.small - 6.9)).toBeLessThan(0.7);
		expect(Math.abs(truth.volumes.large - 34)).toBeLessThan(3);
		// The world run again is the published one: its own chances are those of the key, case by case.
		const own = makeSimulator(DEFAULT_WORLD);
		const keyed = new Set(
			Array.from(file.key.onEcmo, (chance) => (Number.isNaN(chance) ? '' : chance.toFixed(3))),
		);
		for (let index = 0; index < 50; index++)
			expect(keyed.has(own.arrive(index).onEcmo.toFixed(3))).toBe(true);
		// Over the same runs the chances as they were lie between those under either volume.
		const [low, high] = [truth.small, truth.large];
		const ids = new Set(
			runs
				.filter(({ band }) => [...SMALL, ...LARGE].includes(band))
				.map(({ row }) => String(row['case_id'])),
		);
		const chances = [...ids].map((id) => Number(file.truth.get(id)?.['p_survive_ecmo']));
		const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
		expect(mean).toBeGreaterThan(low);
		expect(mean).toBeLessThan(high);
	});

	it('says the numbers it shows', () => {
		const [first = '', , third = ''] = lesson.reading(answer, settings);
		expect(first).toContain(percent(answer.pooled.with, { decimals: 1 }));
		expect(first).toContain(points(answer.pooled.estimate));
		expect(first).toContain('Simpson');
		expect(third).toContain(points(answer.caseMix.estimate));
		expect(lesson.reading(adults, settings)[0]).toContain('Nothing reverses');
		expect(lesson.verdict(answer, truth, settings, '-3').join(' ')).toContain('wrong sign');
	});
});
