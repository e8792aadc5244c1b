/** Places 0 to n − 1 from which some are removed; finds the nearest one left on either side in nearly constant time. */
export class NeighbourList {
	readonly #length: number;
	/** Where to look next from a removed place, to the left and to the right; shifted by one so that 0 means none. */
	readonly #left: Int32Array;
	readonly #right: Int32Array;

	constructor(length: number) {
		this.#length = length;
		this.#left = Int32Array.from({ length: length + 2 }, (_, at) => at);
		this.#right = this.#left.slice();
	}

	remove(place: number): void {
		this.#left[place + 1] = place;
		this.#right[place + 1] = place + 2;
	}

	/** The last place left that is not after `place`. */
	atOrBefore(place: number): number | null {
		const found = follow(this.#left, place + 1);
		return found === 0 ? null : found - 1;
	}

	/** The first place left that is not before `place`. */
	atOrAfter(place: number): number | null {
		const found = follow(this.#right, place + 1);
		return found > this.#length ? null : found - 1;
	}
}

/** Follows the links to a place that points at itself, and shortens the path for the next search. */
function follow(links: Int32Array, from: number): number {
	let end = from;
	while (links[end] !== end) end = links[end] ?? end;
	for (let at = from; links[at] !== end && at !== end;) {
		const next = links[at] ?? end;
		links[at] = end;
		at = next;
	}
	return end;
}
