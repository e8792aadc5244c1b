import { join } from 'node:path';
import { registryFor, type Measure } from '../bench.ts';
import { narrowRegistry } from '../narrow-registry.ts';
import { rowsOf, runsAt } from './clicks.ts';

const MILLION = 1_000_000;
const TIMES = 10;

/** The dashboard on ten million eligible arrests: a narrow table of runs, without a budget. */
export const tenMillion: Measure = {
	name: 'ten-million',
	async run(bench) {
		const folder = join(bench.cache, `registry-narrow-${TIMES * MILLION}`);
		await narrowRegistry(await registryFor(bench, MILLION), TIMES, folder);
		const { clicks } = bench.options;
		const fewer = {
			...bench,
			options: { ...bench.options, runs: 1, clicks: Math.max(1, Math.round(clicks / 4)) },
		};
		const runs = await runsAt(fewer, TIMES * MILLION, folder);
		return {
			title: 'Ten million eligible arrests',
			method:
				"The same page in the browser on a registry whose runs are the million's ten times over, with only the columns that the overview and its filters read. One fresh browser of each arm, a quarter of the clicks. No budget.",
			rows: rowsOf(runs, '10,000,000 eligible arrests', undefined),
			raw: runs,
		};
	},
};
