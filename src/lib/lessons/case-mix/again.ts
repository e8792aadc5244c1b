import { exp } from '../../synthesis/mathematics.ts';
import { makeSimulator } from '../../synthesis/model/case.ts';
import { REFERENCE_VOLUME } from '../../synthesis/parameters/centres.ts';
import { DEFAULT_WORLD } from '../../synthesis/parameters/world.ts';
import { permutation } from '../../synthesis/random/permutation.ts';

const LN_2 = Math.LN2;

/** Runs by the kind of centre they were at, as the numbers in their keys. */
interface ByCentre {
	readonly small: Int32Array;
	readonly large: Int32Array;
}

/**
 * What would have become of the same runs if the volume behind all care had been that of the small centres, and
 * that of the large ones? The published registry's own world is run again from its seed with every centre's
 * minutes and care following one volume, the geometric mean of each kind over its runs; patients, centres and
 * everything else stay as they were.
 *
 * @returns mean chance of discharge over all these runs under either volume, and the volumes, runs a year
 * @throws RangeError for a case that the published registry does not have
 */
export function survivalUnder(runs: ByCentre): {
	readonly small: number;
	readonly large: number;
	readonly volumes: { readonly small: number; readonly large: number };
} {
	const number = permutation(DEFAULT_WORLD.seed, 'caseNumbers', DEFAULT_WORLD.cases);
	const indexOf = new Map<number, number>();
	for (let index = 0; index < DEFAULT_WORLD.cases; index++) indexOf.set(number(index), index);
	const indices = (ids: Int32Array): readonly number[] =>
		Array.from(ids, (id) => {
			const index = indexOf.get(id);
			if (index === undefined) throw new RangeError(`The published registry has no case ${id}.`);
			return index;
		});
	const mean = (of: readonly number[], value: (index: number) => number): number =>
		of.reduce((sum, index) => sum + value(index), 0) / of.length;
	const small = indices(runs.small);
	const large = indices(runs.large);
	const all = [...small, ...large];
	const own = makeSimulator(DEFAULT_WORLD);
	const volumeOf = (of: readonly number[]): number =>
		REFERENCE_VOLUME * exp(LN_2 * mean(of, (index) => own.arrive(index).patient.centre.doublings));
	const volumes = { small: volumeOf(small), large: volumeOf(large) };
	const survival = (doVolume: number): number => {
		const { arrive } = makeSimulator({ ...DEFAULT_WORLD, doVolume });
		return mean(all, (index) => arrive(index).onEcmo);
	};
	return { small: survival(volumes.small), large: survival(volumes.large), volumes };
}
