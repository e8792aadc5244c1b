import { exp } from '../../synthesis/mathematics.ts';
import { makeSimulator } from '../../synthesis/model/case.ts';
import { REFERENCE_VOLUME } from '../../synthesis/parameters/centres.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import { permutation } from '../../synthesis/random/permutation.ts';

/** Runs by the kind of centre they were at, as the numbers in their keys. */
interface ByCentre {
	readonly small: Int32Array;
	readonly large: Int32Array;
}

/** Runs a year of a centre so many doublings above the reference. */
const volumeAt = (doublings: number): number => REFERENCE_VOLUME * exp(Math.LN2 * doublings);

/**
 * What would have become of the same runs if the volume behind all care had been that of the small centres, and
 * that of the large ones? The registry's own world is run again from its seed with every centre's minutes and care
 * following one volume, the geometric mean of each kind over its runs; patients, centres and everything else stay
 * as they were. Where the world makes centres more or less unlike in care, a doubling of volume weighs as much more
 * or less. Where both outcomes of every case are equal, no care changes one.
 *
 * @returns mean chance of discharge over all these runs under either volume, and the volumes, runs a year
 * @throws RangeError for a case that the world's registry does not have
 */
export function survivalUnder(
	runs: ByCentre,
	world: WorldParameters,
): {
	readonly small: number;
	readonly large: number;
	readonly volumes: { readonly small: number; readonly large: number };
} {
	const number = permutation(world.seed, 'caseNumbers', world.cases);
	const indexOf = new Map<number, number>();
	for (let index = 0; index < world.cases; index++) indexOf.set(number(index), index);
	const indices = (ids: Int32Array): readonly number[] =>
		Array.from(ids, (id) => {
			const index = indexOf.get(id);
			if (index === undefined) throw new RangeError(`This registry has no case ${id}.`);
			return index;
		});
	const mean = (of: readonly number[], value: (index: number) => number): number =>
		of.reduce((sum, index) => sum + value(index), 0) / of.length;
	const small = indices(runs.small);
	const large = indices(runs.large);
	const all = [...small, ...large];
	const own = makeSimulator(world);
	const doublingsOf = (of: readonly number[]): number =>
		mean(of, (index) => own.arrive(index).patient.centre.doublings);
	const [few, many] = [doublingsOf(small), doublingsOf(large)];
	const survival = (doublings: number): number => {
		const doVolume = volumeAt(doublings * world.centreSpread);
		const { arrive } = makeSimulator({ ...world, doVolume });
		return mean(all, (index) => {
			const { onEcmo, outcome } = arrive(index);
			return world.noEffect ? Number(outcome.ifEcpr) : onEcmo;
		});
	};
	return {
		small: survival(few),
		large: survival(many),
		volumes: { small: volumeAt(few), large: volumeAt(many) },
	};
}
