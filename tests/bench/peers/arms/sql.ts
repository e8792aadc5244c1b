import {
	COMPLICATIONS,
	COUNT_VIEWS,
	DIMENSIONS,
	OFFSETS,
	placeOf,
	type Filters,
} from '../views.ts';

/** The rows a view counts, as a condition. */
export function where(filters: Filters, own: string | null): string {
	const parts = DIMENSIONS.flatMap((name) => {
		const range = filters[name];
		return range && name !== own ? [`${name} between ${range[0]} and ${range[1]}`] : [];
	});
	return parts.length === 0 ? 'true' : parts.join(' and ');
}

export const SUM_COLUMNS = [...Array.from({ length: COMPLICATIONS }, (_, at) => `c${at}`), 'hours'];

export const SUMS_SQL = SUM_COLUMNS.map((name) => `sum(${name})::integer as ${name}`).join(', ');

/** A view's own question: its columns, then n. */
export function viewSql(view: number, filters: Filters): string {
	const spec = COUNT_VIEWS[view];
	if (!spec) throw new RangeError('There is no such view.');
	const columns = spec.by.join(', ');
	return `select ${columns}, count(*)::integer as n from cases where ${where(filters, spec.own)} group by ${columns}`;
}

export function sumsSql(filters: Filters): string {
	return `select ${SUMS_SQL} from cases where ${where(filters, null)}`;
}

/** All views in one statement: a GROUPING SETS query for each set of rows. */
export function allSql(filters: Filters): string {
	const passes = new Map<string, number[]>();
	COUNT_VIEWS.forEach(({ own }, view) => {
		const rows = where(filters, own);
		passes.set(rows, [...(passes.get(rows) ?? []), view]);
	});
	const all = [...new Set(COUNT_VIEWS.flatMap(({ by }) => by))];
	const branches = [...passes].map(([rows, views]) => {
		const columns = [...new Set(views.flatMap((view) => COUNT_VIEWS[view]?.by ?? []))];
		const sets = views.map((view) => `(${(COUNT_VIEWS[view]?.by ?? []).join(', ')})`);
		const listed = all.map((name) => (columns.includes(name) ? name : `null::integer as ${name}`));
		const number = views
			.map((view) => {
				const by: readonly string[] = COUNT_VIEWS[view]?.by ?? [];
				const test = columns.map((name) => `grouping(${name}) = ${by.includes(name) ? 0 : 1}`);
				return `when ${test.join(' and ')} then ${view}`;
			})
			.join(' ');
		const nothing = SUM_COLUMNS.map((name) => `null::integer as ${name}`).join(', ');
		return `select (case ${number} end)::integer as view, ${listed.join(', ')}, count(*)::integer as n, ${nothing} from cases where ${rows} group by grouping sets (${sets.join(', ')})`;
	});
	const empty = all.map((name) => `null::integer as ${name}`).join(', ');
	return `${branches.join(' union all ')} union all select -1, ${empty}, count(*)::integer, ${SUMS_SQL} from cases where ${where(filters, null)}`;
}

/** Puts one row of a view into the vector. */
export function enter(
	answer: Float64Array,
	view: number,
	read: (name: string) => number,
	n: number,
): void {
	const spec = COUNT_VIEWS[view];
	if (spec) answer[(OFFSETS[view] ?? 0) + placeOf(spec, spec.by.map(read))] = n;
}
