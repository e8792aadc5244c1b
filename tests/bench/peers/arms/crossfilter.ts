import crossfilter from 'crossfilter2';
import { tableFromIPC } from '@uwdata/flechette';
import type { MakeArm } from '../arm.ts';
import { COUNT_VIEWS, DIMENSIONS, LENGTH, OFFSETS, placeOf, type Filters } from '../views.ts';
import { SUM_COLUMNS } from './sql.ts';

type Row = Readonly<Record<string, number>>;

/** A dimension a filter, a group a view: the counts are kept up to date from step to step. */
export const makeCrossfilter: MakeArm = (bytes) => {
	const table = tableFromIPC(bytes);
	const names = table.schema.fields.map(({ name }) => name);
	const columns = names.map((name) => table.getChild(name).toArray() as ArrayLike<number>);
	const rows: Row[] = Array.from({ length: table.numRows }, (_, row) =>
		Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row] ?? 0])),
	);
	const cases = crossfilter(rows);
	const filtering = new Map(
		DIMENSIONS.map((name) => [name, cases.dimension((row) => row[name] ?? 0)]),
	);
	const groups = COUNT_VIEWS.map((view) => {
		const key = (row: Row) =>
			placeOf(
				view,
				view.by.map((name) => row[name] ?? 0),
			);
		// Grouping by the filtered column itself leaves that filter out; other views need a dimension of their own.
		const own = view.own === null ? undefined : filtering.get(view.own);
		if (!own) return cases.dimension(key).group().reduceCount();
		const add = (step: number) => (all: unknown, row: Row) => {
			const place = key(row);
			const counts = all as Map<number, number>;
			return counts.set(place, (counts.get(place) ?? 0) + step);
		};
		return own.groupAll().reduce(add(1), add(-1), () => new Map<number, number>());
	});
	const sums = SUM_COLUMNS.map((name) => cases.groupAll().reduceSum((row: Row) => row[name] ?? 0));
	return Promise.resolve({
		answer(filters: Filters) {
			for (const [name, dimension] of filtering) {
				const range = filters[name];
				// Its ranges leave out their upper end.
				if (range) dimension.filterRange([range[0], range[1] + 1]);
				else dimension.filterAll();
			}
			const answer = new Float64Array(LENGTH);
			groups.forEach((group, view) => {
				const start = OFFSETS[view] ?? 0;
				if ('value' in group) {
					for (const [place, n] of group.value() as Map<number, number>) answer[start + place] = n;
				} else
					for (const { key, value } of group.all()) answer[start + Number(key)] = Number(value);
			});
			sums.forEach((group, at) => {
				answer[(OFFSETS.at(-1) ?? 0) + at] = Number(group.value());
			});
			return Promise.resolve(answer);
		},
	});
};
