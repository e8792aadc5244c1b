import type { Measure } from '../bench.ts';
import { against, milliseconds } from '../section.ts';
import { statisticsBench } from '../statistics.ts';

/** The estimators that a page waits for. */
export const statistics: Measure = {
	name: 'statistics',
	run: () => {
		const timings = statisticsBench();
		return Promise.resolve({
			title: 'Statistics',
			method: 'In Node, on seeded data, compiled code: the median of many calls.',
			rows: timings.map(({ name, median, budget }) =>
				budget === null
					? { what: name, measured: milliseconds(median) }
					: against(name, median, budget, milliseconds),
			),
			raw: timings,
		});
	},
};
