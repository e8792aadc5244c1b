import { AGE_CLASSES, ageClassOf } from '../../../src/lib/domain/age-class.ts';
import { matches, UNKNOWN, type Cohort, type FilterName } from '../../../src/lib/domain/cohort.ts';
import { COMPLICATION_CODES, COMPLICATION_GROUPS } from '../../../src/lib/domain/complications.ts';
import { filterOf } from '../../../src/lib/domain/filters.ts';
import type { OptionValues } from '../../../src/lib/figures/figure.ts';
import type { GeneratedRegistry, Row } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';

/** Numbers a table should have in one row, by the words of the row; null for those checked elsewhere. */
export type Expected = ReadonlyMap<string, readonly (number | null)[]>;

const BRAIN_DEATH = 'NEURO_BRAIN_DEATH';
const Z = 1.959963984540054;
const asKey = (parts: readonly string[]): string => parts.join(' | ');

interface Case {
	readonly row: Row;
	readonly hours: number;
	readonly episodes: readonly Row[];
}

function casesOf(registry: GeneratedRegistry, cohort: Cohort, ignoring: FilterName[] = []): Case[] {
	const byCase = grouped(registry.episodes, (episode) => String(episode['case_id']));
	return registry.runs
		.filter((row) => matches(row, cohort, ignoring))
		.map((row) => ({
			row,
			hours: Number(row['ecmo_hours']),
			episodes: byCase.get(String(row['case_id'])) ?? [],
		}));
}

interface Named {
	readonly key: string;
	readonly is: (episode: Row) => boolean;
}

function kinds(options: OptionValues, brainDeath: boolean): Named[] {
	const group = (value: string): string =>
		COMPLICATION_GROUPS.find((one) => one.value === value)?.label ?? '?';
	if (options['detail'] !== 'types')
		return COMPLICATION_GROUPS.map(({ value, label }) => ({
			key: label,
			is: (episode) =>
				episode['comp_group'] === value && (brainDeath || episode['comp_code'] !== BRAIN_DEATH),
		}));
	return COMPLICATION_CODES.filter(({ value }) => brainDeath || value !== BRAIN_DEATH).map(
		(code) => ({
			key: asKey([group(code.group), code.label]),
			is: (episode) => episode['comp_code'] === code.value,
		}),
	);
}

/** Limits of Wilson's interval as the roots of (p − x/n)² = z² p (1 − p) / n. */
export function wilsonRoots(x: number, n: number): readonly [number, number] {
	const a = 1 + (Z * Z) / n;
	const b = -(2 * (x / n) + (Z * Z) / n);
	const root = Math.sqrt(Math.max(0, b * b - 4 * a * (x / n) ** 2));
	return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

function share(x: number, n: number): (number | null)[] {
	return n === 0 ? [0, 0, null, null, null] : [x, n, x / n, ...wilsonRoots(x, n)];
}

function rates(cases: readonly Case[], options: OptionValues): Expected {
	const total = cases.reduce((sum, { hours }) => sum + hours, 0);
	return new Map(
		kinds(options, true).map(({ key, is }) => {
			const own = cases.map(({ hours, episodes }) => {
				const onsets = episodes.filter(is).map((episode) => Number(episode['onset_h']));
				return { hours, e: onsets.length, first: Math.min(hours, ...onsets) };
			});
			const had = own.filter(({ e }) => e > 0).length;
			const shares = share(had, cases.length);
			if (options['events'] === 'first') {
				const time = own.reduce((sum, { first }) => sum + first, 0);
				return [key, [...shares, had, time, (1000 * had) / time, null, null]];
			}
			const events = own.reduce((sum, { e }) => sum + e, 0);
			const rate = events / total;
			const spread = own.reduce((sum, { e, hours }) => sum + (e - rate * hours) ** 2, 0);
			const m = cases.length;
			const se = Math.sqrt((m / (m - 1)) * spread) / events;
			const known = events > 0 && m > 1;
			return [
				key,
				[
					...shares,
					events,
					total,
					1000 * rate,
					known ? 1000 * rate * Math.exp(-Z * se) : null,
					known ? 1000 * rate * Math.exp(Z * se) : null,
				],
			];
		}),
	);
}

function label(name: FilterName, row: Row): string {
	const filter = filterOf(name);
	const value = row[name];
	if (value === null || value === undefined) return filter.unknownLabel;
	const levels = filter.kind === 'levels' ? filter.levels : [];
	return levels.find((level) => level.value === String(value))?.label ?? '?';
}

function ageClass(row: Row): string {
	const found = ageClassOf(String(row['age_group']));
	return AGE_CLASSES.find(({ value }) => value === found)?.label ?? '?';
}

function mixesAges({ clauses: { age_group: clause } }: Cohort): boolean {
	if (clause?.kind !== 'levels') return true;
	const ages = clause.levels.filter((level) => level !== UNKNOWN);
	return ages.includes('adult') && new Set(ages).size > 1;
}

function heat(registry: GeneratedRegistry, cohort: Cohort, options: OptionValues): Expected {
	const across = (options['across'] ?? 'setting') as FilterName;
	const split = across !== 'age_group' && mixesAges(cohort);
	const expected = new Map<string, (number | null)[]>();
	const columns = grouped(casesOf(registry, cohort, [across]), ({ row }) =>
		asKey([label(across, row), ...(split ? [ageClass(row)] : [])]),
	);
	for (const { key, is } of kinds(options, true))
		for (const [column, own] of columns)
			expected.set(
				asKey([key, column]),
				share(own.filter(({ episodes }) => episodes.some(is)).length, own.length),
			);
	return expected;
}

function pairs(cases: readonly Case[]): Expected {
	const expected = new Map<string, (number | null)[]>();
	const groups = kinds({}, false);
	const n = cases.length;
	groups.forEach((one, at) => {
		for (const other of groups.slice(at + 1)) {
			const withOne = cases.filter(({ episodes }) => episodes.some(one.is));
			const withOther = cases.filter(({ episodes }) => episodes.some(other.is));
			const both = withOne.filter((each) => withOther.includes(each)).length;
			const chance = (withOne.length / n) * (withOther.length / n);
			expected.set(asKey([one.key, other.key]), [
				...share(both, n),
				chance,
				chance === 0 ? null : both / n / chance,
			]);
		}
	});
	return expected;
}

/** Aalen-Johansen hour by hour, from one exit a run. */
function onset(cases: readonly Case[], options: OptionValues): Expected {
	const of =
		options['of'] === 'groups'
			? kinds({}, false)
			: [
					{
						key: 'First complication of any group',
						is: (episode: Row) => episode['comp_code'] !== BRAIN_DEATH,
					},
				];
	const expected = new Map<string, (number | null)[]>();
	for (const { key, is } of of) {
		const exits = cases.map(({ row, hours, episodes }) => {
			const onsets = episodes
				.filter(is)
				.map((episode) => Math.floor(Number(episode['onset_h'])) + 1);
			if (onsets.length > 0) return { hour: Math.min(...onsets), end: 0 };
			const alive = row['survived_ecls'];
			return { hour: Math.ceil(hours), end: alive === null ? -1 : alive === true ? 2 : 1 };
		});
		const incidence = [0, 0, 0];
		let free = 1;
		for (let hour = 0; hour <= 336; hour++) {
			const atRisk = exits.filter((exit) => exit.hour >= hour).length;
			const before = free;
			[0, 1, 2].forEach((end) => {
				const own = exits.filter((exit) => exit.hour === hour && exit.end === end).length;
				if (own === 0) return;
				incidence[end] = (incidence[end] ?? 0) + (before * own) / atRisk;
				free -= (before * own) / atRisk;
			});
			if ([24, 72, 168, 336].includes(hour))
				expected.set(asKey([key, `${hour} h`]), [
					atRisk,
					incidence[0] ?? 0,
					null,
					null,
					incidence[1] ?? 0,
					incidence[2] ?? 0,
				]);
		}
	}
	return expected;
}

function burden(cases: readonly Case[], cohort: Cohort): Expected {
	const split = mixesAges(cohort);
	const levels = new Map<string, Case[]>();
	for (const one of cases) {
		const groups = new Set(
			one.episodes
				.filter((episode) => episode['comp_code'] !== BRAIN_DEATH)
				.map((episode) => episode['comp_group']),
		).size;
		const name =
			groups === 0
				? 'None'
				: groups === 1
					? '1 group'
					: groups < 5
						? `${groups} groups`
						: '5 or more groups';
		const key = asKey([name, ...(split ? [ageClass(one.row)] : [])]);
		levels.set(key, [...(levels.get(key) ?? []), one]);
	}
	return new Map(
		[...levels].map(([key, own]) => {
			const known = own.filter(({ row }) => row['survived_discharge'] !== null);
			const alive = known.filter(({ row }) => row['survived_discharge'] === true).length;
			return [key, [...share(alive, known.length), own.length - known.length]];
		}),
	);
}

function association(cases: readonly Case[], options: OptionValues): Expected {
	const known = cases.filter(({ row }) => row['survived_discharge'] !== null);
	const alive = (of: readonly Case[]): number =>
		of.filter(({ row }) => row['survived_discharge'] === true).length;
	return new Map(
		kinds(options, false).map(({ key, is }) => {
			const withIt = known.filter(({ episodes }) => episodes.some(is));
			const without = known.filter((one) => !withIt.includes(one));
			const [x1, n1, x0, n0] = [alive(withIt), withIt.length, alive(without), without.length];
			const both = [...share(x1, n1), ...share(x0, n0)];
			if (n1 === 0 || n0 === 0) return [key, [...both, null, null, null]];
			const [l1, u1] = wilsonRoots(x1, n1);
			const [l0, u0] = wilsonRoots(x0, n0);
			const [p1, p0] = [x1 / n1, x0 / n0];
			return [
				key,
				[
					...both,
					100 * (p1 - p0),
					100 * (p1 - p0 - Math.hypot(p1 - l1, u0 - p0)),
					100 * (p1 - p0 + Math.hypot(u1 - p1, p0 - l0)),
				],
			];
		}),
	);
}

/** What a figure's table should say with nothing hidden, counted by plain loops over runs and episodes. */
export function expectedNumbers(
	id: string,
	registry: GeneratedRegistry,
	cohort: Cohort,
	options: OptionValues,
): Expected {
	const cases = casesOf(registry, cohort);
	switch (id) {
		case 'complication-rates':
			return rates(cases, options);
		case 'complication-heatmap':
			return heat(registry, cohort, options);
		case 'complication-pairs':
			return pairs(cases);
		case 'complication-onset':
			return onset(cases, options);
		case 'complication-burden':
			return burden(cases, cohort);
		case 'complication-association':
			return association(cases, options);
		default:
			throw new RangeError(`No second route to ${id}.`);
	}
}
