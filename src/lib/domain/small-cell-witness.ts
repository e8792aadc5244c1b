/** A hidden count: its true value, its largest possible one, and which values a reader could believe in. */
export interface Unknown {
	readonly value: number;
	readonly most: number;
	readonly fits: (value: number) => boolean;
}

/** A signed sum of counts that is known to be zero; counts by index. */
export type Equation = readonly { readonly index: number; readonly sign: 1 | -1 }[];

/**
 * Steps of the search for one count. A search that runs out reports the count as pinned, which hides more, never
 * less; on random tables a larger budget did not hide less.
 */
const BUDGET = 150;
/** How far from the truth the search starts. */
const FARTHEST = 8;

/** The equations of a table, and for each count those it stands in. */
export interface EquationIndex {
	readonly equations: readonly Equation[];
	readonly of: ReadonlyMap<number, readonly { readonly equation: number; readonly sign: 1 | -1 }[]>;
}

/** Finds the equations of each count, once for all searches in a table. */
export function equationIndex(equations: readonly Equation[]): EquationIndex {
	const of = new Map<number, { equation: number; sign: 1 | -1 }[]>();
	equations.forEach((terms, equation) => {
		for (const { index, sign } of terms) {
			const own = of.get(index);
			if (own === undefined) of.set(index, [{ equation, sign }]);
			else own.push({ equation, sign });
		}
	});
	return { equations, of };
}

/**
 * Could the hidden count at `target` be another than it is? Looks for a witness: changes to hidden counts that
 * leave every equation true, every shown count (null from `hidden`) as it is, and every changed count believable.
 * A yes is proven by the witness; a no may be a witness not found.
 */
export function canVary(
	target: number,
	hidden: (index: number) => Unknown | null,
	{ equations, of }: EquationIndex,
): boolean {
	const changed = new Set<number>();
	/** By how much each equation is off. */
	const excess = new Int32Array(equations.length);
	let budget = BUDGET;

	const believable = (index: number, change: number): boolean => {
		const one = hidden(index);
		if (one === null) return false;
		const value = one.value + change;
		return value >= 0 && value <= one.most && one.fits(value);
	};

	const shift = (index: number, change: number): void => {
		for (const { equation, sign } of of.get(index) ?? [])
			excess[equation] = (excess[equation] ?? 0) + sign * change;
	};

	const settle = (): boolean => {
		if (--budget < 0) return false;
		const open = firstOpen(excess);
		if (open < 0) return true;
		for (const { index, sign } of equations[open] ?? []) {
			if (changed.has(index) || hidden(index) === null) continue;
			const needed = -(excess[open] ?? 0) * sign;
			for (let part = Math.abs(needed); part > 0; part--) {
				const change = Math.sign(needed) * part;
				if (!believable(index, change)) continue;
				changed.add(index);
				shift(index, change);
				if (settle()) return true;
				shift(index, -change);
				changed.delete(index);
			}
		}
		return false;
	};

	for (let distance = 1; distance <= FARTHEST; distance++) {
		for (const change of [distance, -distance]) {
			if (!believable(target, change)) continue;
			changed.clear();
			excess.fill(0);
			changed.add(target);
			shift(target, change);
			if (settle()) return true;
		}
	}
	return false;
}

function firstOpen(excess: Int32Array): number {
	for (let at = 0; at < excess.length; at++) if (excess[at] !== 0) return at;
	return -1;
}
