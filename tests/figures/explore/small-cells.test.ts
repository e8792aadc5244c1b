import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT } from '../../../src/lib/domain/cohort.ts';
import { explore } from '../../../src/lib/figures/explore/explore.ts';
import type { FigureAnswer, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { optionValues } from '../../../src/lib/figures/run.ts';
import { context } from '../frozen-results.ts';

type Row = Readonly<Record<string, string | number | null>>;

function viewOf(chosen: OptionValues, rows: readonly Row[]): View {
	const options = optionValues(explore, chosen);
	const answers: FigureAnswer[] = [{ kind: 'rows', rows }];
	const result = explore.result(answers, DEFAULT_COHORT, options);
	return explore.present(result, context(explore, DEFAULT_COHORT, chosen));
}

const row = (group: string | null, rest: Row): Row => ({
	group,
	split: null,
	stratum: null,
	stratum2: null,
	...rest,
});

describe('allowing for something', () => {
	const at = (group: string, stratum: string, known: number, yes: number): Row =>
		row(group, { stratum, n: known, known, yes });
	const ward = (rows: readonly Row[]) =>
		viewOf({ by: 'location', adjust: 'dx_group' }, [
			at('cicu', 'sepsis', 100, 40),
			at('cicu', 'trauma', 50, 20),
			at('picu_nicu', 'sepsis', 60, 20),
			...rows,
		]).table.rows.find(([name]) => name?.text === 'Ward');

	test('a group with 1 to 4 survivors has no difference', () => {
		const told = ward([at('ward', 'sepsis', 40, 3)])?.map(({ value }) => value);
		expect(told?.slice(1, 12).filter((value) => typeof value === 'number')).toEqual([40]);
		expect(ward([at('ward', 'sepsis', 40, 12)])?.[9]?.value).toBeCloseTo(100 * (12 / 40 - 0.4), 10);
	});

	test('nor has one of which 1 to 4 survivors are compared', () => {
		const told = ward([at('ward', 'sepsis', 40, 3), at('ward', 'drowning', 40, 12)]);
		expect(told?.slice(1, 3).map(({ value }) => value)).toEqual([15, 80]);
		expect(told?.[9]).toEqual({ text: 'too few to say', value: null });
	});

	test('a single stratum compared does not give away 1 to 4 survivors among those left out', () => {
		const told = ward([at('ward', 'sepsis', 40, 12), at('ward', 'drowning', 40, 3)]);
		expect(told?.slice(1, 3).map(({ value }) => value)).toEqual([15, 80]);
		expect(told?.[9]).toEqual({ text: 'too few to say', value: null });
	});

	test('cases of a stratum with one side, and of none, drop out and are counted', () => {
		const told = ward([
			at('ward', 'sepsis', 40, 12),
			at('ward', 'drowning', 30, 12),
			row('ward', { n: 9, known: 8, yes: 8 }),
		]);
		expect(told?.slice(-4).map(({ value }) => value)).toEqual([40, 30, 8, 100]);
	});

	test('one group alone has nobody to be compared with, and that is said', () => {
		const view = viewOf({ by: 'location', adjust: 'dx_group' }, [at('cicu', 'sepsis', 100, 40)]);
		expect(view.empty).toMatch(/nothing to compare it with/);
	});

	test('a group that shares no stratum with the largest says so', () => {
		const view = viewOf({ by: 'location', adjust: 'dx_group' }, [
			at('cicu', 'sepsis', 100, 40),
			at('ward', 'trauma', 40, 12),
		]);
		expect(view.description).toContain('allowing for diagnosis nobody to compare with');
	});
});

describe('bounds', () => {
	const bounds = (group: string, alive: number, recorded: number, yes: number): Row =>
		row(group, { n: 100, known: 100, alive, recorded, yes });
	const shown = (rows: readonly Row[]): (number | string | null | undefined)[] =>
		viewOf({ outcome: 'neuro_favourable', by: 'setting' }, rows).table.rows.map(
			(cells) => cells[1]?.value,
		);

	test('a part of 1 to 4 is hidden, and what would give it back', () => {
		expect(shown([bounds('ihca', 50, 30, 20), bounds('ohca', 40, 30, 15)])).toEqual([20, 15, 35]);
		expect(shown([bounds('ihca', 50, 30, 20), bounds('ohca', 20, 12, 3)])).toEqual([
			null,
			null,
			23,
		]);
	});
});

describe('measurements', () => {
	const value = (group: string, at: number | null, n: number): Row => row(group, { value: at, n });
	const cells = (rows: readonly Row[]) =>
		viewOf({ outcome: 'ecmo_hours', by: 'setting' }, rows).table.rows.map((one) =>
			one.slice(1).map(({ value: number }) => number),
		);

	test('fewer than five values have no percentiles; their number hides with another', () => {
		const [few, many, all] = cells([
			value('ihca', 500, 3),
			value('ihca', null, 20),
			value('ohca', 1000, 30),
			value('ohca', null, 20),
		]);
		expect(few).toEqual([null, null, null, null, null, null, null]);
		expect(many).toEqual([null, 100, 100, 100, 100, 100, null]);
		expect(all?.[0]).toBeNull();
		expect(all?.[3]).toBe(100);
	});

	test('no value at all is said', () => {
		const view = viewOf({ outcome: 'ecmo_hours', by: 'setting' }, [value('ihca', null, 20)]);
		expect(view.empty).toBe('No value of ECMO duration is on file for any of the 20 ECPR runs.');
	});
});
