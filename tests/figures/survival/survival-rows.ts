import { AGE_CLASSES, ageClassOf } from '../../../src/lib/domain/age-class.ts';
import { UNKNOWN, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { groupingOf, groupLabel, groupValue } from '../../../src/lib/figures/grouping/groupings.ts';
import type { Row } from '../generated-registry.ts';

/** Someone followed from first flow: when they left and how, 0 for not seen to end. */
export interface Follower {
	readonly day: number;
	readonly end: number;
}

/** A run's exit, with days counted from the arrest turned into days from first flow. */
export function follower(row: Row, days: string, end: number): Follower {
	const since = Math.max(Number(row[days]) - Number(row['ecmo_flow_min']) / 1440, 0.01);
	return { day: Math.round(since * 100) / 100, end };
}

/** The name of a run's group. */
export function groupName(row: Row, by: string): string {
	const grouping = groupingOf(by);
	if (grouping === null) return 'All runs';
	const value = row[by];
	return groupLabel(grouping, value == null ? null : groupValue(grouping, String(value)));
}

export function ageClassName(row: Row): string {
	const found = ageClassOf(String(row['age_group']));
	return AGE_CLASSES.find(({ value }) => value === found)?.label ?? '';
}

/** Do both adults and under-18s pass the cohort's filter on age? */
export function mixesAges({ clauses: { age_group: clause } }: Cohort): boolean {
	if (clause?.kind !== 'levels') return true;
	const ages = clause.levels.filter((level) => level !== UNKNOWN);
	return ages.includes('adult') && new Set(ages).size > 1;
}

const Z = 1.959963984540054;

/** Kaplan-Meier and its log-log limits just after a day, subject by subject. */
export function survivalAfter(
	people: readonly Follower[],
	day: number,
): { alive: number; lower: number | null; upper: number | null } {
	const times = [...new Set(people.filter(({ end }) => end === 1).map((one) => one.day))].sort(
		(a, b) => a - b,
	);
	let alive = 1;
	let sum = 0;
	for (const time of times.filter((one) => one <= day)) {
		const n = people.filter((one) => one.day >= time).length;
		const d = people.filter((one) => one.day === time && one.end === 1).length;
		alive *= 1 - d / n;
		sum += d / (n * (n - d));
	}
	if (alive === 1 || alive === 0) return { alive, lower: null, upper: null };
	const half = (Z * Math.sqrt(sum)) / Math.abs(Math.log(alive));
	return { alive, lower: alive ** Math.exp(half), upper: alive ** Math.exp(-half) };
}

/** Share that has ended in a way by a day: each end weighted by those still there just before. */
export function incidenceBy(people: readonly Follower[], day: number, end: number): number {
	const ended = people.filter((one) => one.end !== 0);
	const times = [...new Set(ended.map((one) => one.day))].sort((a, b) => a - b);
	let still = 1;
	let share = 0;
	for (const time of times.filter((one) => one <= day)) {
		const n = people.filter((one) => one.day >= time).length;
		const leaving = ended.filter((one) => one.day === time);
		share += (still * leaving.filter((one) => one.end === end).length) / n;
		still *= 1 - leaving.length / n;
	}
	return share;
}

/** The log-rank χ² of two groups. */
export function logRankOf(one: readonly Follower[], other: readonly Follower[]): number {
	const all = [...one, ...other];
	let difference = 0;
	let variance = 0;
	for (const time of new Set(all.filter(({ end }) => end === 1).map(({ day }) => day))) {
		const n = all.filter(({ day }) => day >= time).length;
		const n1 = one.filter(({ day }) => day >= time).length;
		const d = all.filter(({ day, end }) => day === time && end === 1).length;
		difference += one.filter(({ day, end }) => day === time && end === 1).length - (d * n1) / n;
		if (n > 1) variance += ((d * (n - d)) / (n - 1)) * (n1 / n) * (1 - n1 / n);
	}
	return difference ** 2 / variance;
}
