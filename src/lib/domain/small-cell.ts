import { canVary, equationIndex, type Equation, type Unknown } from './small-cell-witness.ts';

/**
 * Whether small cells are hidden. On by default; a teacher may switch it off, since the data are synthetic.
 */
export interface SmallCellPolicy {
	readonly suppress: boolean;
}

export const SUPPRESS_SMALL_CELLS: SmallCellPolicy = { suppress: true };
export const SHOW_SMALL_CELLS: SmallCellPolicy = { suppress: false };

/** Largest count that is small; zero is not. */
const LARGEST_SMALL_COUNT = 4;

/** Is this a count of 1 to 4? */
export function isSmallCount(count: number): boolean {
	return count >= 1 && count <= LARGEST_SMALL_COUNT;
}

/** Are x of n, or the n − x others, 1 to 4? True of every share of 1 to 4 cases; false of 0 of 0. */
export function isSmallShare(x: number, n: number): boolean {
	return isSmallCount(x) || isSmallCount(n - x);
}

/** May x of n be shown under this policy, standing alone? In a table or list use `suppressTable`. */
export function showsShare(x: number, n: number, policy: SmallCellPolicy): boolean {
	return !policy.suppress || !isSmallShare(x, n);
}

/** x of n: how many of the n cases of a cell have the outcome. */
export interface Share {
	readonly x: number;
	readonly n: number;
}

/** `suppressed`: small itself. `complementary`: hidden because subtraction would give another cell back. */
export type CellState = 'shown' | 'suppressed' | 'complementary';

export interface TableStates {
	readonly cells: readonly CellState[];
	/** One per group: the state of its total. */
	readonly totals: readonly CellState[];
}

/**
 * Which cells and totals of a table may be shown, so that no small count can be worked out from what is?
 *
 * `cells`: x of n each. `groups`: the cells (by index) that add up to each total drawn or known: one group of all
 * for a list with its total, the rows, the columns and the whole for a two-way table. Numbers n are taken as known to
 * the reader, and so is which hidden cells are small and which complementary. Further cells
 * are hidden until every small count has at least one alternative that fits all that is shown. Cells join in
 * this order: the one that protects, with fewest cases, not 0 of n or n of n where avoidable; totals only when no
 * cell helps. Zeros are otherwise shown. Subtracting one table from another is beyond it.
 * Throws RangeError unless 0 ≤ x ≤ n, whole numbers, and groups name existing cells.
 */
export function suppressTable(
	cells: readonly Share[],
	groups: readonly (readonly number[])[],
	policy: SmallCellPolicy,
): TableStates {
	for (const { x, n } of cells)
		if (!(Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n))
			throw new RangeError(`A share must be whole numbers, x of n; got ${x} of ${n}`);
	const totals = groups.map((group) => totalOf(cells, group));
	const shares = [...cells, ...totals];
	const states = shares.map(({ x, n }): CellState =>
		policy.suppress && isSmallShare(x, n) ? 'suppressed' : 'shown',
	);
	if (policy.suppress) protect(shares, states, equationsOf(groups, cells.length), cells.length);
	return { cells: states.slice(0, cells.length), totals: states.slice(cells.length) };
}

/**
 * The states of a list of shares whose total the reader knows, or of a table with the given groups
 * (see `suppressTable`, whose totals are to be heeded too where they are drawn).
 */
export function suppressShares(
	cells: readonly Share[],
	policy: SmallCellPolicy,
	groups: readonly (readonly number[])[] = [cells.map((_, at) => at)],
): readonly CellState[] {
	return suppressTable(cells, groups, policy).cells;
}

/** Larger than any count a table holds, so that what is left of it is never small. */
const BEYOND = 1e9;

/**
 * Which counts of a list may be told, by the same rule, where they are no share of anything a reader knows: those left
 * out of each row of a figure, say. The whole list is always the last group.
 * Throws RangeError for counts that are not whole numbers of 0 or more.
 */
export function suppressCounts(
	counts: readonly number[],
	policy: SmallCellPolicy,
	groups: readonly (readonly number[])[] = [],
): TableStates {
	return suppressTable(
		counts.map((x) => ({ x, n: x + BEYOND })),
		[...groups, counts.map((_, at) => at)],
		policy,
	);
}

/** Groups of a two-way table stored row by row: each row, each column and the whole. */
export function twoWayGroups(rows: number, columns: number): readonly (readonly number[])[] {
	const at = (row: number, column: number) => row * columns + column;
	const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
	return [
		...upTo(rows).map((row) => upTo(columns).map((column) => at(row, column))),
		...upTo(columns).map((column) => upTo(rows).map((row) => at(row, column))),
		upTo(rows * columns),
	];
}

function totalOf(cells: readonly Share[], group: readonly number[]): Share {
	let x = 0;
	let n = 0;
	for (const at of group) {
		const cell = cells[at];
		if (cell === undefined) throw new RangeError(`A group names cell ${at} of ${cells.length}`);
		x += cell.x;
		n += cell.n;
	}
	return { x, n };
}

/** Each total less its cells is zero: variables are the cells, then the totals. */
function equationsOf(groups: readonly (readonly number[])[], cells: number): readonly Equation[] {
	return groups.map((group, at) => [
		...group.map((index) => ({ index, sign: 1 as const })),
		{ index: cells + at, sign: -1 as const },
	]);
}

/** Adds complementary states until no small count is pinned, then shows again what turned out not to be needed. */
function protect(
	shares: readonly Share[],
	states: CellState[],
	equations: readonly Equation[],
	cells: number,
): void {
	const small = states.flatMap((state, at) => (state === 'suppressed' ? [at] : []));
	if (small.length === 0) return;
	const made = new Map<number, Unknown>();
	// A count that is hidden stays small, or not small, whatever else is hidden: what may be believed of it is made once.
	const unknown = (at: number): Unknown | null => {
		if (states[at] === 'shown') return null;
		const known = made.get(at);
		if (known !== undefined) return known;
		const { x, n } = shares[at] ?? { x: 0, n: 0 };
		const itself = isSmallShare(x, n);
		const one = { value: x, most: n, fits: (y: number) => isSmallShare(y, n) === itself };
		made.set(at, one);
		return one;
	};
	const index = equationIndex(equations);
	const varies = (at: number): boolean => canVary(at, unknown, index);
	const tried = (at: number, state: CellState, test: () => boolean): boolean => {
		const before = states[at] ?? 'shown';
		states[at] = state;
		const passed = test();
		states[at] = before;
		return passed;
	};

	// Hiding more never pins a count that could vary, so each needs looking at once.
	for (const pinned of small) {
		while (!varies(pinned)) {
			const order = partners(pinned, shares, states, equations, cells);
			const joins =
				order.find((at) => tried(at, 'complementary', () => varies(pinned))) ?? order[0];
			if (joins === undefined) return;
			states[joins] = 'complementary';
		}
	}
	states.forEach((state, at) => {
		if (state === 'complementary' && tried(at, 'shown', () => small.every(varies)))
			states[at] = 'shown';
	});
}

/**
 * Shown cells and totals that could protect a pinned one, best first; those that share an equation with it lead.
 * Empty ones (0 of 0) protect nothing.
 */
function partners(
	pinned: number,
	shares: readonly Share[],
	states: readonly CellState[],
	equations: readonly Equation[],
	cells: number,
): readonly number[] {
	const near = new Set(
		equations
			.filter((terms) => terms.some(({ index }) => index === pinned))
			.flatMap((terms) => terms.map(({ index }) => index)),
	);
	const linked = new Set(equations.flatMap((terms) => terms.map(({ index }) => index)));
	const rank = (at: number): readonly number[] => {
		const { x, n } = shares[at] ?? { x: 0, n: 0 };
		return [Number(!near.has(at)), Number(at >= cells), Number(x === 0 || x === n), n, at];
	};
	return shares
		.map((_, at) => at)
		.filter((at) => states[at] === 'shown' && linked.has(at) && (shares[at]?.n ?? 0) > 0)
		.map((at) => ({ at, rank: rank(at) }))
		.sort((one, other) => compare(one.rank, other.rank))
		.map(({ at }) => at);
}

function compare(one: readonly number[], other: readonly number[]): number {
	const at = one.findIndex((value, index) => value !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
