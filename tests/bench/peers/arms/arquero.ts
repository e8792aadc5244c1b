import { fromArrow, op } from 'arquero';
import type { MakeArm } from '../arm.ts';
import { COUNT_VIEWS, DIMENSIONS, LENGTH, OFFSETS, type Filters } from '../views.ts';
import { enter, SUM_COLUMNS } from './sql.ts';

/** Filter, group and roll up, a view at a time. */
export const makeArquero: MakeArm = (bytes) => {
	const cases = fromArrow(bytes);
	const kept = (filters: Filters, own: string | null) => {
		const parts = DIMENSIONS.flatMap((name) => {
			const range = filters[name];
			return range && name !== own ? [`d.${name} >= ${range[0]} && d.${name} <= ${range[1]}`] : [];
		});
		return parts.length === 0 ? cases : cases.filter(`d => ${parts.join(' && ')}`);
	};
	return Promise.resolve({
		answer(filters: Filters) {
			const answer = new Float64Array(LENGTH);
			COUNT_VIEWS.forEach(({ by, own }, view) => {
				const rolled = kept(filters, own)
					.groupby(...by)
					.count({ as: 'n' });
				for (let row = 0; row < rolled.numRows(); row++)
					enter(
						answer,
						view,
						(name) => Number(rolled.get(name, row)),
						Number(rolled.get('n', row)),
					);
			});
			const sums = kept(filters, null).rollup(
				Object.fromEntries(SUM_COLUMNS.map((name) => [name, op.sum(name)])),
			);
			SUM_COLUMNS.forEach((name, at) => {
				answer[(OFFSETS.at(-1) ?? 0) + at] = Number(sums.get(name, 0) ?? 0);
			});
			return Promise.resolve(answer);
		},
	});
};
