import { threefry4x32 } from './threefry.ts';
import { BLOCKS, type Block } from './stream.ts';

const ROUNDS = 8;

/**
 * A seeded one-to-one reordering of 0..size-1 that needs no table: a Feistel network on the next even
 * number of bits, walked until it lands inside the range (Black and Rogaway, "Ciphers with arbitrary
 * finite domains", CT-RSA 2002), with Threefry as its round function.
 *
 * @param size how many numbers, 1 to 2^30
 * @returns the place of each index; distinct for distinct indices
 */
export function permutation(seed: number, block: Block, size: number): (index: number) => number {
	let halfBits = 1;
	while (2 ** (2 * halfBits) < size) halfBits++;
	const mask = 2 ** halfBits - 1;
	const key = Int32Array.of((seed % 2 ** 32) | 0, Math.floor(seed / 2 ** 32) | 0, BLOCKS[block], 1);
	const counter = new Int32Array(4);
	const out = new Int32Array(4);

	const encipher = (value: number): number => {
		let left = value >>> halfBits;
		let right = value & mask;
		for (let round = 0; round < ROUNDS; round++) {
			counter[0] = right;
			counter[1] = round;
			threefry4x32(key, counter, out);
			[left, right] = [right, left ^ ((out[0] ?? 0) & mask)];
		}
		return ((left << halfBits) | right) >>> 0;
	};

	return (index) => {
		if (size === 1) return 0;
		let value = encipher(index);
		while (value >= size) value = encipher(value);
		return value;
	};
}
