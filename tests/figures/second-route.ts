import { AGE_CLASSES, ageClassOf } from '../../src/lib/domain/age-class.ts';
import { COMPLICATION_GROUPS } from '../../src/lib/domain/complications.ts';
import { matches, UNKNOWN, type Cohort, type FilterName } from '../../src/lib/domain/cohort.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import type { GeneratedRegistry, Row } from './generated-registry.ts';
import { grouped } from './grouped.ts';

/** Numbers a table should have in one row: null for those that are words or intervals checked elsewhere. */
export type Expected = ReadonlyMap<string, readonly (number | null)[]>;

type KeyOf = (row: Row) => string;

const asKey = (parts: readonly string[]): string => parts.join(' | ');

function label(name: FilterName, row: Row): string {
	const filter = filterOf(name);
	const value = row[name];
	if (value === null || value === undefined) return filter.unknownLabel;
	if (filter.kind === 'range') return String(Number(value));
	return filter.levels.find((level) => level.value === String(value))?.label ?? '?';
}

function ageClass(row: Row): string {
	const found = ageClassOf(String(row['age_group']));
	return AGE_CLASSES.find(({ value }) => value === found)?.label ?? '?';
}

/** Do both adults and under-18s pass the cohort's filter on age? */
function mixesAges({ clauses: { age_group: clause } }: Cohort): boolean {
	if (clause?.kind !== 'levels') return true;
	const ages = clause.levels.filter((level) => level !== UNKNOWN);
	return ages.includes('adult') && new Set(ages).size > 1;
}

/** x, n, x / n, two limits (checked elsewhere) and how many are left out. */
function shares(
	rows: readonly Row[],
	keyOf: KeyOf,
	asked: string | ((row: Row) => boolean),
): Map<string, (number | null)[]> {
	const answer = typeof asked === 'string' ? (row: Row) => row[asked] : asked;
	const groups = grouped(rows, keyOf);
	return new Map(
		[...groups].map(([key, own]) => {
			const known = own.filter((row) => typeof answer(row) === 'boolean');
			const yes = known.filter((row) => answer(row) === true).length;
			const n = known.length;
			return [key, [yes, n, n === 0 ? null : yes / n, null, null, own.length - n]];
		}),
	);
}

function byLevel(rows: readonly Row[], name: FilterName, split: boolean): Expected {
	const column = 'survived_discharge';
	const expected = shares(
		rows,
		(row) => asKey([label(name, row), ...(split ? [ageClass(row)] : [])]),
		column,
	);
	for (const [key, own] of grouped(rows, (row) => (split ? ageClass(row) : ''))) {
		if (new Set(own.map((row) => label(name, row))).size < 2) continue;
		const [total] = shares(own, () => '', column).values();
		if (total !== undefined) expected.set(asKey(['All runs', ...(split ? [key] : [])]), total);
	}
	return expected;
}

function outcomes(
	rows: readonly Row[],
	stages: readonly (readonly [string, string | ((row: Row) => boolean)])[],
): Expected {
	const expected = new Map<string, (number | null)[]>();
	for (const [name, column] of stages) {
		const [share] = shares(rows, () => name, column).values();
		if (share !== undefined) expected.set(name, share);
	}
	const known = rows.filter((row) => row['survived_discharge'] !== null);
	const survivors = known.filter((row) => row['survived_discharge'] === true);
	const low = survivors.filter((row) => row['neuro_favourable'] === true).length;
	const high = survivors.filter((row) => row['neuro_favourable'] !== false).length;
	const bound = (x: number): (number | null)[] => [
		x,
		known.length,
		x / known.length,
		null,
		null,
		rows.length - known.length,
	];
	if (known.length > 0) {
		expected.set('Favourable neurology, on record', bound(low));
		expected.set('Favourable neurology, if every survivor without a record had it', bound(high));
	}
	return expected;
}

function summary(rows: readonly Row[]): Expected {
	const line = (own: readonly Row[]): (number | null)[] => {
		const [off = []] = shares(own, () => '', 'survived_ecls').values();
		const [out = []] = shares(own, () => '', 'survived_discharge').values();
		return [
			own.length,
			new Set(own.map((row) => row['centre_id'])).size,
			...off.slice(0, 5),
			...out.slice(0, 5),
			out[5] ?? null,
		];
	};
	const classes = grouped(rows, ageClass);
	const expected = new Map([...classes].map(([key, own]) => [key, line(own)]));
	if (classes.size > 1) expected.set('All runs', line(rows));
	return expected;
}

function complications(
	rows: readonly Row[],
	{ groupsOf }: GeneratedRegistry,
	split: boolean,
): Expected {
	return new Map(
		COMPLICATION_GROUPS.flatMap(({ value, label: group }) => {
			const keyOf: KeyOf = (row) =>
				asKey([group, label('setting', row), ...(split ? [ageClass(row)] : [])]);
			const has = (row: Row): boolean => groupsOf.get(String(row['case_id']))?.has(value) === true;
			return [...shares(rows, keyOf, has)].map(
				([key, numbers]) => [key, numbers.slice(0, 5)] as const,
			);
		}),
	);
}

const COUNTED_BY: readonly FilterName[] = [
	'arrest_year',
	'age_group',
	'setting',
	'centre_type',
	'annual_ecpr_volume_band',
	'dx_group',
];

function use(registry: GeneratedRegistry, cohort: Cohort): Expected {
	const counted = Object.keys(cohort.clauses).every((name) =>
		(COUNTED_BY as readonly string[]).includes(name),
	);
	const keyOf: KeyOf = (row) => asKey([label('arrest_year', row), label('centre_type', row)]);
	const inCohort = (row: Row): boolean => matches(row, cohort, ['arrest_year']);
	const runs = grouped(registry.runs.filter(inCohort), keyOf);
	if (!counted)
		return new Map([...runs].map(([key, own]) => [key, [own.length, null, null, null, null]]));
	const eligible = grouped(registry.eligible.filter(inCohort), keyOf);
	return new Map(
		[...eligible].map(([key, own]) => {
			const x = runs.get(key)?.length ?? 0;
			return [key, [x, own.length, x / own.length, null, null]];
		}),
	);
}

/** What a figure's table should say, counted by plain loops over the rows: keys are its words, values its numbers. */
export function expectedTable(
	id: string,
	draws: readonly FilterName[],
	registry: GeneratedRegistry,
	cohort: Cohort,
): Expected {
	const rows = registry.runs.filter((row) => matches(row, cohort, draws));
	const split = mixesAges(cohort);
	const age: KeyOf = (row) => (split ? ageClass(row) : '');
	const words = (names: readonly FilterName[]): KeyOf => {
		return (row) => asKey([...names.map((name) => label(name, row)), ...(split ? [age(row)] : [])]);
	};
	switch (id) {
		case 'headline':
			return outcomes(rows, [
				['Off ECMO alive', 'survived_ecls'],
				['Discharged alive', 'survived_discharge'],
				['Any major complication', (row) => registry.major.has(String(row['case_id']))],
			]);
		case 'outcome-cascade':
			return new Map([
				...outcomes(rows, [
					['Off ECMO alive', 'survived_ecls'],
					['Discharged alive', 'survived_discharge'],
				]),
				['Cannulated', [rows.length, rows.length, null, null, null, 0]],
			]);
		case 'registry-summary':
			return summary(rows);
		case 'survival-by-setting':
			return byLevel(rows, 'setting', split);
		case 'survival-by-location':
			return byLevel(rows, 'location', split);
		case 'survival-by-diagnosis':
			return byLevel(rows, 'dx_group', split);
		case 'survival-setting-diagnosis':
			return shares(rows, words(['dx_group', 'setting']), 'survived_discharge');
		case 'survival-by-year':
			return shares(rows, words(['arrest_year', 'setting']), 'survived_discharge');
		case 'complications-by-group':
			return complications(rows, registry, split);
		case 'use-by-year':
			return use(registry, cohort);
		default:
			throw new RangeError(`No second route to ${id}.`);
	}
}
