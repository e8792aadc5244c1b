/**
 * Coverage of the 95 % intervals, by exact sums over all outcomes rather than simulation. `npx tsx tests/bench/coverage.ts`
 * prints the table and writes src/lib/stats/coverage.json, which /methods shows.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { clopperPearson } from '../../src/lib/stats/clopper-pearson.ts';
import { binomialDensity } from '../../src/lib/stats/distributions/binomial.ts';
import { newcombeDifference } from '../../src/lib/stats/newcombe-difference.ts';
import type { Interval } from '../../src/lib/stats/result.ts';
import type { TwoGroups } from '../../src/lib/stats/two-groups.ts';
import { waldDifference } from '../../src/lib/stats/wald-difference.ts';
import { wald } from '../../src/lib/stats/wald.ts';
import { wilson } from '../../src/lib/stats/wilson.ts';
import type { Measure } from './bench.ts';
import type { Row } from './section.ts';

/** What is promised of the intervals used on the pages. */
const promised = [0.93, 0.97] as const;

/** Coverage of one method at one size over the grid of true shares. */
export interface CoverageRow {
	/** As in /methods. */
	readonly method: string;
	/** Cases, or cases in group 1 and group 0. */
	readonly n: readonly number[];
	/** Points of the grid with at least 5 events and 5 non-events expected in each group. */
	readonly points: number;
	readonly mean: number;
	readonly min: number;
	readonly max: number;
	/** Share of those points with coverage from 93 % to 97 %. */
	readonly within: number;
	/** The least coverage anywhere on the grid, however few events are expected, and the true shares there. */
	readonly minAnywhere: number;
	readonly minAt: readonly number[];
}

interface Point {
	readonly shares: readonly number[];
	readonly expectsFive: boolean;
	readonly coverage: number;
}

const oneGroupSizes = [20, 50, 100, 200, 500, 1000, 5000];
const twoGroupSizes = [
	[20, 20],
	[20, 100],
	[50, 50],
	[50, 200],
	[100, 100],
	[200, 200],
] as const;

/** Shares 0.005, 0.010, … 0.995. */
const fineGrid = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
/** Shares 0.05, 0.10, … 0.95. */
const coarseGrid = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

function densities(n: number, share: number): Float64Array {
	return Float64Array.from({ length: n + 1 }, (_, x) => binomialDensity(x, n, share));
}

function expectsFive(n: number, share: number): boolean {
	// A hair of slack, since 100 × 0.05 is not quite 5.
	return n * Math.min(share, 1 - share) > 5 - 1e-9;
}

function covers({ lower, upper }: Interval, truth: number): boolean {
	// A limit equal to the truth but for rounding counts as covering it.
	return lower !== null && upper !== null && lower - 1e-12 <= truth && truth <= upper + 1e-12;
}

/** Exact coverage of an interval of one share at each share of the grid. */
export function coverageOfShare(
	interval: (x: number, n: number) => Interval,
	n: number,
): readonly Point[] {
	const intervals = Array.from({ length: n + 1 }, (_, x) => interval(x, n));
	return fineGrid.map((share) => {
		const probability = densities(n, share);
		const coverage = intervals.reduce(
			(sum, limits, x) => sum + (covers(limits, share) ? (probability[x] ?? 0) : 0),
			0,
		);
		return { shares: [share], expectsFive: expectsFive(n, share), coverage };
	});
}

/** Exact coverage of an interval of a difference at each pair of shares of the grid. */
export function coverageOfDifference(
	interval: (groups: TwoGroups) => Interval,
	n1: number,
	n0: number,
): readonly Point[] {
	const intervals = Array.from({ length: n1 + 1 }, (_, e1) =>
		Array.from({ length: n0 + 1 }, (__, e0) => interval({ e1, n1, e0, n0 })),
	);
	const first = coarseGrid.map((share) => densities(n1, share));
	const second = coarseGrid.map((share) => densities(n0, share));
	return coarseGrid.flatMap((p1, i) =>
		coarseGrid.map((p0, j) => {
			let coverage = 0;
			intervals.forEach((row, e1) => {
				const outer = first[i]?.[e1] ?? 0;
				row.forEach((limits, e0) => {
					if (covers(limits, p1 - p0)) coverage += outer * (second[j]?.[e0] ?? 0);
				});
			});
			return {
				shares: [p1, p0],
				expectsFive: expectsFive(n1, p1) && expectsFive(n0, p0),
				coverage,
			};
		}),
	);
}

/** One row of the table. */
export function summary(
	method: string,
	n: readonly number[],
	points: readonly Point[],
): CoverageRow {
	const counted = points.filter((point) => point.expectsFive).map(({ coverage }) => coverage);
	const worst = points.reduce((least, point) => (point.coverage < least.coverage ? point : least));
	const [from, to] = promised;
	return {
		method,
		n,
		points: counted.length,
		mean: counted.reduce((sum, coverage) => sum + coverage, 0) / counted.length,
		min: Math.min(...counted),
		max: Math.max(...counted),
		within:
			counted.filter((coverage) => coverage >= from && coverage <= to).length / counted.length,
		minAnywhere: worst.coverage,
		minAt: worst.shares,
	};
}

/** The whole table. */
function coverageTable(): readonly CoverageRow[] {
	const one = { wilson, 'clopper-pearson': clopperPearson, wald };
	const two = { newcombe: newcombeDifference, 'wald-difference': waldDifference };
	return [
		...Object.entries(one).flatMap(([method, interval]) =>
			oneGroupSizes.map((n) => summary(method, [n], coverageOfShare(interval, n))),
		),
		...Object.entries(two).flatMap(([method, interval]) =>
			twoGroupSizes.map(([n1, n0]) =>
				summary(method, [n1, n0], coverageOfDifference(interval, n1, n0)),
			),
		),
	];
}

const grid =
	'True shares 0.005 to 0.995 by 0.005 for one group, 0.05 to 0.95 by 0.05 in each of two groups; mean, min, max and within over those with at least 5 events and 5 non-events expected in each group.';

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

/** Coverage of the intervals that the pages use, for `npm run bench`. */
export const coverage: Measure = {
	name: 'coverage',
	run: () => {
		const table = coverageTable();
		const rows: Row[] = table.map((row) => ({
			what: `coverage of ${row.method}, n = ${row.n.join(' and ')}`,
			measured: `mean ${percent(row.mean)}, ${percent(row.min)} to ${percent(row.max)}; ${percent(row.within)} of the grid inside`,
			...((row.method === 'wilson' || row.method === 'newcombe') && {
				budget: 'mean 93 % to 97 %',
				within: row.mean >= promised[0] && row.mean <= promised[1],
			}),
		}));
		return Promise.resolve({
			title: 'Coverage of 95 % intervals',
			method: `Exact sums over all outcomes. ${grid}`,
			rows,
			raw: table,
		});
	},
};

function writeTable(): void {
	const rounded = (value: number) => Number(value.toFixed(5));
	const table = coverageTable().map((row) => ({
		...row,
		mean: rounded(row.mean),
		min: rounded(row.min),
		max: rounded(row.max),
		within: rounded(row.within),
		minAnywhere: rounded(row.minAnywhere),
	}));
	const file = new URL('../../src/lib/stats/coverage.json', import.meta.url);
	const lines = table.map((row) => `\t\t${JSON.stringify(row)}`).join(',\n');
	writeFileSync(
		file,
		`{\n\t"level": 0.95,\n\t"grid": ${JSON.stringify(grid)},\n\t"rows": [\n${lines}\n\t]\n}\n`,
	);
	for (const row of table) {
		console.log(
			[
				row.method.padEnd(16),
				row.n.join('/').padEnd(9),
				`mean ${percent(row.mean)}`,
				`min ${percent(row.min)}`,
				`max ${percent(row.max)}`,
				`inside ${percent(row.within)} of ${row.points}`,
				`least anywhere ${percent(row.minAnywhere)} at ${row.minAt.join(', ')}`,
			].join('  '),
		);
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeTable();
