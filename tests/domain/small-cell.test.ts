import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isSmallShare,
	SHOW_SMALL_CELLS,
	showsShare,
	SUPPRESS_SMALL_CELLS,
	suppressShares,
	suppressTable,
	twoWayGroups,
	type CellState,
	type Share,
} from '../../src/lib/domain/small-cell.ts';

const SEED = 20_240_612;

const share = (x: number, n: number): Share => ({ x, n });

describe('isSmallShare', () => {
	it.each([
		[0, 0, false],
		[0, 1, true],
		[1, 1, true],
		[0, 4, true],
		[4, 4, true],
		[0, 5, false],
		[5, 5, false],
		[1, 50, true],
		[4, 50, true],
		[5, 50, false],
		[45, 50, false],
		[46, 50, true],
		[50, 50, false],
	])('%i of %i: %s', (x, n, small) => {
		expect(isSmallShare(x, n)).toBe(small);
		expect(showsShare(x, n, SUPPRESS_SMALL_CELLS)).toBe(!small);
		expect(showsShare(x, n, SHOW_SMALL_CELLS)).toBe(true);
	});
});

describe('suppressShares', () => {
	const list = [share(40, 100), share(3, 30), share(12, 40), share(0, 20), share(9, 60)];

	it('shows everything when the policy says so', () => {
		expect(suppressShares(list, SHOW_SMALL_CELLS)).toEqual(list.map(() => 'shown'));
	});

	it('hides a small cell and, the total being known, the smallest other one that is no zero', () => {
		expect(suppressShares(list, SUPPRESS_SMALL_CELLS)).toEqual([
			'shown',
			'suppressed',
			'complementary',
			'shown',
			'shown',
		]);
	});

	it('hides no second cell where no total is known', () => {
		expect(suppressShares(list, SUPPRESS_SMALL_CELLS, [])).toEqual([
			'shown',
			'suppressed',
			'shown',
			'shown',
			'shown',
		]);
	});

	it('needs no third cell where two small ones leave more than one solution', () => {
		expect(
			suppressShares([share(2, 30), share(3, 40), share(20, 60)], SUPPRESS_SMALL_CELLS),
		).toEqual(['suppressed', 'suppressed', 'shown']);
	});

	it('hides a third cell where the sum of two pins them both', () => {
		const states = suppressShares(
			[share(1, 30), share(1, 40), share(20, 60), share(30, 90)],
			SUPPRESS_SMALL_CELLS,
		);
		expect(states).toEqual(['suppressed', 'suppressed', 'complementary', 'shown']);
	});

	it('does not pair 1 with 5, whose sum of 6 has one solution', () => {
		expect(
			suppressShares([share(1, 30), share(5, 35), share(20, 60)], SUPPRESS_SMALL_CELLS),
		).toEqual(['suppressed', 'shown', 'complementary']);
	});

	it('leaves an empty list empty and a lone small cell hidden with its total', () => {
		expect(suppressShares([], SUPPRESS_SMALL_CELLS)).toEqual([]);
		expect(suppressTable([share(2, 9)], [[0]], SUPPRESS_SMALL_CELLS)).toEqual({
			cells: ['suppressed'],
			totals: ['suppressed'],
		});
	});

	it('hides the total where all cells hidden would still be pinned by it', () => {
		const everyone = Array.from({ length: 6 }, () => share(1, 1));
		const { cells, totals } = suppressTable(everyone, [[0, 1, 2, 3, 4, 5]], SUPPRESS_SMALL_CELLS);
		expect(cells).toEqual(everyone.map(() => 'suppressed'));
		expect(totals).toEqual(['complementary']);
	});

	it('refuses what is no share, and groups of cells that are not there', () => {
		expect(() => suppressShares([share(3, 2)], SUPPRESS_SMALL_CELLS)).toThrow(RangeError);
		expect(() => suppressShares([share(NaN, 2)], SUPPRESS_SMALL_CELLS)).toThrow(RangeError);
		expect(() => suppressTable([share(1, 2)], [[1]], SUPPRESS_SMALL_CELLS)).toThrow(RangeError);
	});
});

describe('suppressTable on two-way tables', () => {
	it('protects one small cell by a rectangle', () => {
		const cells = [
			[3, 40],
			[20, 50],
			[30, 70],
			[20, 60],
			[25, 60],
			[31, 80],
			[22, 60],
			[26, 60],
			[33, 80],
		].map(([x = 0, n = 0]) => share(x, n));
		const { cells: states, totals } = suppressTable(
			cells,
			twoWayGroups(3, 3),
			SUPPRESS_SMALL_CELLS,
		);
		expect(states.filter((state) => state === 'suppressed')).toHaveLength(1);
		expect(states.filter((state) => state === 'complementary')).toHaveLength(3);
		expect(totals.every((state) => state === 'shown')).toBe(true);
	});

	/** Every value each hidden count can take, by trying all of them: shares no code with what it tests. */
	function solutions(
		shares: readonly Share[],
		states: readonly CellState[],
		groups: readonly (readonly number[])[],
		cells: number,
	): readonly ReadonlySet<number>[] {
		const seen = shares.map(() => new Set<number>());
		const small = (x: number, n: number) =>
			(x > 0 && x < 5) || (n - x > 0 && n - x < 5) ? 'suppressed' : 'complementary';
		const values = new Array<number>(cells).fill(0);
		const walk = (at: number): void => {
			if (at === cells) {
				const totals = groups.map((group) =>
					group.reduce((sum, index) => sum + (values[index] ?? 0), 0),
				);
				const fits = totals.every((total, index) => {
					const { x, n } = shares[cells + index] ?? share(0, 0);
					const state = states[cells + index];
					return state === 'shown' ? total === x : small(total, n) === state;
				});
				if (fits) [...values, ...totals].forEach((value, index) => seen[index]?.add(value));
				return;
			}
			const { x, n } = shares[at] ?? share(0, 0);
			for (let value = 0; value <= n; value++) {
				if (states[at] === 'shown' ? value !== x : small(value, n) !== states[at]) continue;
				values[at] = value;
				walk(at + 1);
			}
		};
		walk(0);
		return seen;
	}

	const shareUpTo = (most: number) =>
		fc
			.integer({ min: 0, max: most })
			.chain((n) => fc.integer({ min: 0, max: n }).map((x) => share(x, n)));

	function expectNothingRecovered(
		cells: readonly Share[],
		groups: readonly (readonly number[])[],
	): void {
		const result = suppressTable(cells, groups, SUPPRESS_SMALL_CELLS);
		const totals = groups.map((group) => ({
			x: group.reduce((sum, at) => sum + (cells[at]?.x ?? 0), 0),
			n: group.reduce((sum, at) => sum + (cells[at]?.n ?? 0), 0),
		}));
		const shares = [...cells, ...totals];
		const states = [...result.cells, ...result.totals];
		const possible = solutions(shares, states, groups, cells.length);
		shares.forEach(({ x, n }, at) => {
			if (isSmallShare(x, n)) expect(states[at]).toBe('suppressed');
			else expect(states[at]).not.toBe('suppressed');
			if (states[at] === 'suppressed') expect(possible[at]?.size ?? 0).toBeGreaterThan(1);
		});
	}

	it(`lets nobody recover a small count of a list (seed ${SEED})`, () => {
		fc.assert(
			fc.property(fc.array(shareUpTo(14), { minLength: 1, maxLength: 5 }), (cells) => {
				expectNothingRecovered(cells, [cells.map((_, at) => at)]);
			}),
			{ seed: SEED, numRuns: 400 },
		);
	});

	it(`lets nobody recover a small count of a two-way table (seed ${SEED})`, () => {
		fc.assert(
			fc.property(
				fc.constantFrom([2, 2] as const, [2, 3] as const, [3, 2] as const),
				fc.array(shareUpTo(11), { minLength: 6, maxLength: 6 }),
				([rows, columns], drawn) => {
					expectNothingRecovered(drawn.slice(0, rows * columns), twoWayGroups(rows, columns));
				},
			),
			{ seed: SEED, numRuns: 250 },
		);
	});

	it('is quick on a table as large as setting by diagnosis by age', () => {
		const cells = Array.from({ length: 78 }, (_, at) =>
			share((at * 7) % 23, 23 + ((at * 13) % 200)),
		);
		const { cells: states } = suppressTable(cells, twoWayGroups(13, 6), SUPPRESS_SMALL_CELLS);
		expect(states).toContain('suppressed');
	});
});
