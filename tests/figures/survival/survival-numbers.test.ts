import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	matches,
	type Cohort,
	type FilterName,
} from '../../../src/lib/domain/cohort.ts';
import { count } from '../../../src/lib/domain/format.ts';
import { SHOW_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import type { OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { planFigures } from '../../../src/lib/figures/run.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry, type Row } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';
import {
	ageClassName,
	follower,
	groupName,
	incidenceBy,
	logRankOf,
	mixesAges,
	survivalAfter,
} from './survival-rows.ts';

const NEONATES: Cohort = { clauses: { age_group: { kind: 'levels', levels: ['neonate'] } } };

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(8000, 3);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs', 'conventional'] });
});
afterAll(() => engine.close());

/** A figure's view with nothing hidden. */
async function viewFor(id: string, cohort: Cohort, options: OptionValues = {}): Promise<View> {
	const one = figure(id);
	const plan = planFigures([one], cohort, { [id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result: unknown = JSON.parse(JSON.stringify(plan.read(tables).get(id)));
	return one.present(result, { ...context(one, cohort, options), policy: SHOW_SMALL_CELLS });
}

function inCohort(cohort: Cohort, ignoring: readonly FilterName[] = []): Row[] {
	return registry.runs.filter((row) => matches(row, cohort, ignoring));
}

const draws = (by: string): FilterName[] => FILTER_NAMES.filter((name) => name === by);

describe('kaplan-meier from a landmark', () => {
	for (const [by, hours] of [
		['major_24h', 24],
		['major_168h', 168],
		['on_ecmo_72h', 72],
	] as const)
		test(`${by}, from the rows`, async () => {
			const view = await viewFor('kaplan-meier', DEFAULT_COHORT, { by, days: '180' });
			const people = inCohort(DEFAULT_COHORT).map((row) => ({
				row,
				...follower(row, 'fu_time_d', row['fu_event'] === true ? 1 : 0),
			}));
			const start = hours / 24;
			const after = people.filter(({ day }) => day > start);
			const gone = people.filter(({ day }) => day <= start);
			const died = gone.filter(({ end }) => end === 1).length;
			const had = ({ row }: { row: Row }): boolean =>
				by.startsWith('major')
					? registry.episodes.some(
							(episode) =>
								episode['case_id'] === row['case_id'] &&
								episode['is_major'] === true &&
								episode['comp_code'] !== 'NEURO_BRAIN_DEATH' &&
								Number(episode['onset_h']) <= hours,
						)
					: Number(row['ecmo_hours']) > hours;
			const groups = grouped(after, (one): string =>
				by.startsWith('major')
					? had(one)
						? 'Had one by then'
						: 'None by then'
					: had(one)
						? 'Still on ECMO'
						: 'ECMO had ended',
			);
			expect(died).toBeGreaterThan(20);
			const seenBefore = gone.length - died;
			expect(view.n).toEqual({ cohort: people.length, used: after.length });
			expect(view.leftOut?.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(gone.length);
			expect(view.subtitle).toContain(
				`${count(after.length)} followed beyond it; ${died} who died before the landmark and ${seenBefore} last seen alive before it left out`,
			);
			expect(view.notes[0]).toMatch(/^Day 0 is the landmark, /);
			expect(view.notes.join(' ')).not.toContain('by first flow');
			const seen = new Set<string>();
			for (const [name, day, atRisk, deaths, , alive] of view.table.rows.map((row) =>
				row.map(({ value }) => value),
			)) {
				const own = (groups.get(String(name)) ?? []).map((one) => ({
					day: Math.round((one.day - start) * 100) / 100,
					end: one.end,
				}));
				seen.add(String(name));
				expect(atRisk).toBe(own.filter((one) => one.day >= Number(day)).length);
				expect(deaths).toBe(own.filter((one) => one.day <= Number(day) && one.end === 1).length);
				expect(alive).toBeCloseTo(survivalAfter(own, Number(day)).alive, 9);
			}
			expect(seen).toEqual(new Set(groups.keys()));
			expect(seen.size).toBe(2);
		});

	test('small numbers of those who left before are not told apart', () => {
		const one = figure('kaplan-meier');
		const options = { by: 'on_ecmo_24h', days: '30' };
		const row = (day: number, end: string | null, n: number, before: boolean) => ({
			level: before ? null : 'true',
			day,
			end,
			before,
			n,
		});
		const view = (died: number, censored: number): View =>
			one.present(
				one.result(
					[
						{
							kind: 'rows',
							rows: [
								row(3, 'died', 20, false),
								row(31, null, 30, false),
								row(0, 'died', died, true),
								row(0, null, censored, true),
							],
						},
					],
					DEFAULT_COHORT,
					options,
				),
				context(one, DEFAULT_COHORT, options),
			);
		expect(view(40, 2).subtitle).toContain(
			'; 42 who died or were last seen before the landmark left out',
		);
		// Those beyond it are told, so that neither those before it nor both together are.
		const few = view(1, 2);
		expect(few.subtitle).toContain('; 1 to 4 more who died or were last seen');
		expect(few.subtitle).toMatch(/^50 ECPR runs .+: 50 followed beyond it/);
		expect(few.n).toEqual({ cohort: 50, used: 50, untold: 'cohort' });
		expect(view(2, 1).subtitle).toBe(few.subtitle);
		expect(view(40, 0).subtitle).toContain('40 who died before the landmark and 0 last seen alive');
	});
});

describe('kaplan-meier', () => {
	for (const [cohort, by, days] of [
		[DEFAULT_COHORT, 'none', 365],
		[DEFAULT_COHORT, 'setting', 180],
		[NEONATES, 'age_group', 30],
		[EVERYONE, 'ph_arrest', 30],
		[DEFAULT_COHORT, 'shockable', 365],
	] as const)
		test(`by ${by} to day ${days}, from the rows`, async () => {
			const view = await viewFor('kaplan-meier', cohort, { by, days: String(days) });
			const groups = grouped(inCohort(cohort, draws(by)), (row) => groupName(row, by));
			const seen = new Set<string>();
			for (const row of view.table.rows) {
				const [name, day, atRisk, deaths, censored, alive, lower, upper] = row.map(
					({ value }) => value,
				);
				const people = (groups.get(String(name)) ?? []).map((each) =>
					follower(each, 'fu_time_d', each['fu_event'] === true ? 1 : 0),
				);
				const at = Number(day);
				seen.add(String(name));
				expect(atRisk).toBe(people.filter((one) => one.day >= at).length);
				expect(deaths).toBe(people.filter((one) => one.day <= at && one.end === 1).length);
				expect(censored).toBe(people.filter((one) => one.day <= at && one.end === 0).length);
				const expected = survivalAfter(people, at);
				expect(alive).toBeCloseTo(expected.alive, 10);
				if (expected.lower === null || expected.upper === null) continue;
				expect(lower).toBeCloseTo(expected.lower, 10);
				expect(upper).toBeCloseTo(expected.upper, 10);
				if (at !== days) continue;
				const [median, mean] = row.slice(8).map(({ value }) => value);
				if (median !== null) {
					expect(survivalAfter(people, Number(median)).alive).toBeLessThan(0.5 + 1e-9);
					expect(survivalAfter(people, Number(median) - 0.01).alive).toBeGreaterThan(0.499);
				} else expect(expected.alive).toBeGreaterThan(0.5);
				const times = [0, ...new Set(people.map((one) => one.day))].filter((one) => one < days);
				const ordered = times.sort((a, b) => a - b);
				const area = ordered.reduce(
					(sum, time, index) =>
						sum + survivalAfter(people, time).alive * ((ordered[index + 1] ?? days) - time),
					0,
				);
				expect(mean).toBeCloseTo(area, 6);
			}
			expect([...seen].toSorted()).toEqual([...groups.keys()].toSorted());
			expect(view.n.cohort).toBe([...groups.values()].flat().length);
		});

	test('the log-rank test and the difference of means', async () => {
		const view = await viewFor('kaplan-meier', DEFAULT_COHORT, { by: 'setting', days: '180' });
		const people = (setting: string) =>
			inCohort(DEFAULT_COHORT)
				.filter((row) => row['setting'] === setting)
				.map((row) => follower(row, 'fu_time_d', row['fu_event'] === true ? 1 : 0))
				.map((one) => (one.day > 180 ? { day: 181, end: 0 } : one));
		const chisq = logRankOf(people('ihca'), people('ohca')).toFixed(1);
		expect(view.description).toContain(`χ² ${chisq} on 1 degree of freedom`);
		const means = view.table.rows.flatMap((row) =>
			row[1]?.value === 180 ? [Number(row[9]?.value)] : [],
		);
		const difference = (means[1] ?? 0) - (means[0] ?? 0);
		const said = /out of hospital less in hospital: (\S+) \(/.exec(view.description)?.[1] ?? '';
		expect(Number(said.replace('−', '-'))).toBeCloseTo(
			difference,
			Math.abs(difference) < 9.95 ? 1 : 0,
		);
	});
});

describe('competing-outcomes', () => {
	for (const [cohort, by, days] of [
		[DEFAULT_COHORT, 'none', 60],
		[EVERYONE, 'setting', 30],
	] as const)
		test(`by ${by} to day ${days}, from the rows`, async () => {
			const view = await viewFor('competing-outcomes', cohort, { by, days: String(days) });
			const rows = inCohort(cohort, draws(by));
			const dated = rows.filter((row) => row['hospital_days'] !== null);
			const groups = grouped(dated, (row) => groupName(row, by));
			for (const row of view.table.rows) {
				const [name, day, atRisk, died, , , discharged] = row.map(({ value }) => value);
				const people = (groups.get(String(name)) ?? []).map((each) =>
					follower(
						each,
						'hospital_days',
						['in_hospital', 'died', 'discharged_alive'].indexOf(String(each['hosp_event_type'])),
					),
				);
				expect(atRisk).toBe(people.filter((one) => one.day >= Number(day)).length);
				expect(died).toBeCloseTo(incidenceBy(people, Number(day), 1), 10);
				expect(discharged).toBeCloseTo(incidenceBy(people, Number(day), 2), 10);
			}
			expect(view.table.rows.length).toBeGreaterThan(3);
			expect(view.n).toEqual({ cohort: rows.length, used: dated.length });
		});
});

/** x, n and how many are left out, of rows with a known outcome. */
function counted(rows: readonly Row[]): [number, number, number] {
	const known = rows.filter((row) => row['survived_discharge'] !== null);
	return [
		known.filter((row) => row['survived_discharge'] === true).length,
		known.length,
		rows.length - known.length,
	];
}

/** Words → x, n and left out of a table of shares; the share column is the third from the end but two. */
function sharesOf(view: View): Map<string, (number | string | null)[]> {
	const first = view.table.columns.findIndex(({ label }) => label === 'Of') - 1;
	return new Map(
		view.table.rows.map((row) => [
			row
				.slice(0, first)
				.map(({ text }) => text)
				.join(' | '),
			[row[first], row[first + 1], row.at(-1)].map((cell) => cell?.value ?? null),
		]),
	);
}

/** "Single ventricle: adults". */
function shortPhysiology(row: Row): string {
	const name = row['dx_group'] === 'chd_single_ventricle' ? 'Single ventricle' : 'Two ventricles';
	const age = ageClassName(row);
	return `${name}: ${age.startsWith('Infants') ? 'paediatric' : age.toLowerCase()}`;
}

describe('shares of survivors', () => {
	for (const [cohort, by] of [
		[DEFAULT_COHORT, 'initial_rhythm'],
		[EVERYONE, 'lactate_arrest'],
		[NEONATES, 'age_group'],
		[EVERYONE, 'signs_of_life'],
	] as const)
		test(`survival-by ${by}`, async () => {
			const found = sharesOf(await viewFor('survival-by', cohort, { by }));
			const split = mixesAges({
				clauses: Object.fromEntries(Object.entries(cohort.clauses)),
			});
			const rows = inCohort(cohort, draws(by));
			const groups = grouped(rows, (row) =>
				[groupName(row, by), ...(split ? [ageClassName(row)] : [])].join(' | '),
			);
			for (const [name, own] of groups) expect(found.get(name), name).toEqual(counted(own));
			const totals = [...found.keys()].filter((name) => name.startsWith('All runs'));
			for (const name of totals)
				expect(found.get(name)).toEqual(
					counted(rows.filter((row) => !split || name === `All runs | ${ageClassName(row)}`)),
				);
			expect(found.size - totals.length).toBe(groups.size);
		});

	for (const cohort of [DEFAULT_COHORT, EVERYONE])
		test(`survival-chd, ${cohort === EVERYONE ? 'everyone' : 'under 18'}`, async () => {
			const found = sharesOf(await viewFor('survival-chd', cohort));
			const rows = inCohort(cohort).filter((row) => String(row['dx_group']).startsWith('chd'));
			const physiology = (row: Row): string =>
				mixesAges(cohort) ? shortPhysiology(row) : groupName(row, 'dx_group');
			const groups = grouped(rows, (row) => `${groupName(row, 'chd_stage')} | ${physiology(row)}`);
			for (const [name, own] of groups) expect(found.get(name), name).toEqual(counted(own));
			expect([...found.keys()].filter((name) => !name.startsWith('All runs')).length).toBe(
				groups.size,
			);
		});

	for (const cohort of [DEFAULT_COHORT, EVERYONE])
		test(`subgroup-forest, ${cohort === EVERYONE ? 'everyone' : 'under 18'}`, async () => {
			const view = await viewFor('subgroup-forest', cohort);
			const found = sharesOf(view);
			const rows = inCohort(cohort);
			let compared = 0;
			for (const [key, numbers] of found) {
				const [variable = '', level] = key.split(' | ');
				if (variable === 'All') {
					expect(numbers).toEqual(counted(rows));
					continue;
				}
				const name = FILTER_NAMES.find((each) => groupingLabel(each) === variable) ?? '';
				expect(numbers, key).toEqual(counted(rows.filter((row) => groupName(row, name) === level)));
				compared++;
			}
			expect(compared).toBeGreaterThan(80);
			expect(view.notes[0]).toContain(`${compared} shares`);
		});
});

function groupingLabel(name: FilterName): string {
	const option = figure('survival-by').options['by'];
	return option?.values.find(({ value }) => value === name)?.label ?? '';
}

describe('low-flow-survival', () => {
	test('bins and those still in CPR, from the rows', async () => {
		const view = await viewFor('low-flow-survival', DEFAULT_COHORT, { conventional: 'yes' });
		const rows = inCohort(DEFAULT_COHORT, ['ecmo_flow_min']);
		const others = registry.eligible.filter(
			(row) =>
				row['received_ecpr'] === false &&
				row['ecpr_activated'] === false &&
				matches(row, DEFAULT_COHORT, ['ecmo_flow_min']),
		);
		let bins = 0;
		let minutes = 0;
		for (const [who, minute, ...numbers] of view.table.rows.map((row) =>
			row.map(({ text, value }) => value ?? text),
		)) {
			const counts = [numbers[0], numbers[1], numbers.at(-1)];
			const ends = String(minute).match(/\d+/g)?.map(Number) ?? [];
			if (who === 'ECPR runs, observed') {
				const [low, high] = String(minute).startsWith('≤')
					? [0, ends[0] ?? 0]
					: [ends[0] ?? 0, ends[1] ?? Infinity];
				bins++;
				expect(counts).toEqual(
					counted(
						rows.filter(
							(row) => Number(row['ecmo_flow_min']) >= low && Number(row['ecmo_flow_min']) <= high,
						),
					),
				);
			}
			if (who === 'Conventional, still in CPR') {
				minutes++;
				expect(counts).toEqual(
					counted(
						others.filter(
							(row) =>
								row['cpr_total_min'] !== null && Number(row['cpr_total_min']) >= (ends[0] ?? 0),
						),
					),
				);
			}
		}
		expect(bins).toBe(8);
		expect(minutes).toBe(5);
		const untimed = others.filter((row) => row['cpr_total_min'] === null).length;
		expect(view.notes.join(' ')).toContain(`without minutes of CPR on file: ${untimed}.`);
	});

	test('the curve solves the score equations of its runs', async () => {
		const view = await viewFor('low-flow-survival', DEFAULT_COHORT);
		const read = view.table.rows.flatMap((row) =>
			row[0]?.value === 'ECPR runs, curve'
				? [{ minute: Number(row[1]?.value), share: Number(row[4]?.value) }]
				: [],
		);
		const [first, last] = [read[0], read.at(-1)];
		if (first === undefined || last === undefined) throw new Error('no curve');
		const logit = (p: number): number => Math.log(p / (1 - p));
		const slope = (logit(last.share) - logit(first.share)) / (last.minute - first.minute);
		const known = inCohort(DEFAULT_COHORT, ['ecmo_flow_min']).filter(
			(row) => row['survived_discharge'] !== null,
		);
		const residuals = known.map((row) => {
			const minute = Number(row['ecmo_flow_min']);
			const expected = 1 / (1 + Math.exp(-(logit(first.share) + slope * (minute - first.minute))));
			return { minute, rest: Number(row['survived_discharge'] === true) - expected };
		});
		expect(residuals.reduce((sum, { rest }) => sum + rest, 0)).toBeCloseTo(0, 5);
		expect(residuals.reduce((sum, { rest, minute }) => sum + rest * minute, 0)).toBeCloseTo(0, 3);
	});
});

describe('neurological-outcome', () => {
	for (const [cohort, by, definition] of [
		[DEFAULT_COHORT, 'none', 'default'],
		[EVERYONE, 'setting', 'strict'],
	] as const)
		for (const show of ['favourable', 'categories'])
			test(`${show}, ${definition}, by ${by}`, async () => {
				const view = await viewFor('neurological-outcome', cohort, { by, definition, show });
				const column = definition === 'strict' ? 'neuro_favourable_strict' : 'neuro_favourable';
				const outcome = (row: Row): string => {
					if (row['survived_discharge'] === null) return 'Still in hospital';
					if (row['survived_discharge'] === false) return 'Died in hospital';
					if (row['neuro_discharge'] === null) return 'Alive, category not recorded';
					return show === 'categories'
						? `Alive, category ${String(row['neuro_discharge'])}`
						: row[column] === true
							? 'Alive, favourable'
							: 'Alive, unfavourable';
				};
				const split = mixesAges(cohort);
				const rows = inCohort(cohort, draws(by));
				let all = 0;
				for (const row of view.table.rows) {
					const texts = row.map(({ text }) => text);
					const [name = '', second = '', third = ''] = texts;
					const age = split ? second : '';
					const own = rows.filter(
						(each) =>
							name === 'All runs' ||
							(groupName(each, by) === name && (!split || ageClassName(each) === age)),
					);
					const scope =
						name === 'All runs' && split && age !== ''
							? own.filter((each) => ageClassName(each) === age)
							: own;
					const what = split ? third : second;
					const x = scope.filter((each) => outcome(each) === what).length;
					const [shownX, shownN] = row.slice(split ? 3 : 2).map(({ value }) => value);
					expect(shownX, texts.join()).toBe(x);
					expect(shownN).toBe(scope.length);
					all += name === 'All runs' ? 0 : x;
				}
				expect(by === 'none' ? rows.length : all).toBe(rows.length);
				expect(view.n.used).toBe(rows.length);
			});
});
