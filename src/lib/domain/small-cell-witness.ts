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

/**
 * Could the hidden count at `target` be another than it is? Looks for a witness: changes to hidden counts that
 * leave every equation true, every shown count (null in `hidden`) as it is, and every changed count believable.
 * A yes is proven by the witness; a no may be a witness not found.
 */
export function canVary(
	target: number,
	hidden: readonly (Unknown | null)[],
	equations: readonly Equation[],
): boolean {
	const changes = new Map<number, number>();
	let budget = BUDGET;

	const believable = (index: number, change: number): boolean => {
		const one = hidden[index];
		if (one === null || one === undefined) return false;
		const value = one.value + change;
		return value >= 0 && value <= one.most && one.fits(value);
	};

	const settle = (): boolean => {
		if (--budget < 0) return false;
		const open = firstOpen(equations, changes);
		if (open === null) return true;
		for (const { index, sign } of open.terms) {
			if (changes.has(index)) continue;
			const needed = -open.excess * sign;
			for (let part = Math.abs(needed); part > 0; part--) {
				const change = Math.sign(needed) * part;
				if (!believable(index, change)) continue;
				changes.set(index, change);
				if (settle()) return true;
				changes.delete(index);
			}
		}
		return false;
	};

	for (let distance = 1; distance <= FARTHEST; distance++) {
		for (const change of [distance, -distance]) {
			if (!believable(target, change)) continue;
			changes.clear();
			changes.set(target, change);
			if (settle()) return true;
		}
	}
	return false;
}

function firstOpen(
	equations: readonly Equation[],
	changes: ReadonlyMap<number, number>,
): { readonly terms: Equation; readonly excess: number } | null {
	for (const terms of equations) {
		let excess = 0;
		for (const { index, sign } of terms) excess += sign * (changes.get(index) ?? 0);
		if (excess !== 0) return { terms, excess };
	}
	return null;
}
