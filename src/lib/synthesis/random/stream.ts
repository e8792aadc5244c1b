import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { ln } from '../mathematics.ts';
import { threefry4x32 } from './threefry.ts';

const TWO_POW_32 = 4294967296;

/**
 * The parts of the model that draw at random. A stream's key is the seed and one of these constants, its
 * counter the case (or centre), so that a change in how one part draws leaves every other part as it was.
 * Numbers are never reused for another meaning.
 */
export const BLOCKS = {
	programme: 1,
	centre: 2,
	patient: 3,
	background: 4,
	arrest: 5,
	resuscitation: 6,
	activation: 7,
	flow: 8,
	outcome: 9,
	course: 10,
	complications: 11,
	neurology: 12,
	stay: 13,
	followUp: 14,
	markers: 15,
	support: 16,
	reporting: 17,
	missing: 18,
	shortEvents: 19,
	caseNumbers: 20,
	centreNumbers: 21,
	trial: 22,
	lesson: 23,
} as const;

export type Block = keyof typeof BLOCKS;

/** Random draws of one block of the model; `at` moves it to the start of one case's own sequence. */
export class Stream {
	readonly #key = new Int32Array(4);
	readonly #counter = new Int32Array(4);
	readonly #words = new Int32Array(4);
	#left = 0;

	/** @param seed a whole number from 0 to 2^53 - 1 */
	constructor(seed: number, block: Block) {
		this.#key[0] = (seed % TWO_POW_32) | 0;
		this.#key[1] = Math.floor(seed / TWO_POW_32) | 0;
		this.#key[2] = BLOCKS[block];
	}

	/** Starts the sequence that belongs to this case or centre number. */
	at(index: number): this {
		this.#counter[0] = (index % TWO_POW_32) | 0;
		this.#counter[1] = Math.floor(index / TWO_POW_32) | 0;
		this.#counter[2] = 0;
		this.#left = 0;
		return this;
	}

	/** 32 random bits as an integer from 0 to 2^32 - 1. */
	bits(): number {
		if (this.#left === 0) {
			threefry4x32(this.#key, this.#counter, this.#words);
			this.#counter[2] = ((this.#counter[2] ?? 0) + 1) | 0;
			this.#left = 4;
		}
		this.#left--;
		return (this.#words[3 - this.#left] ?? 0) >>> 0;
	}

	/** Uniform on the open interval (0, 1), in steps of 2^-32. */
	uniform(): number {
		return (this.bits() + 0.5) / TWO_POW_32;
	}

	/** True with the given probability. */
	chance(probability: number): boolean {
		return this.uniform() < probability;
	}

	/** Standard normal, by the inverse of its distribution function. */
	normal(): number {
		return quantile(this.uniform(), 0, 1);
	}

	/** Exponential with mean 1. */
	exponential(): number {
		return -ln(this.uniform());
	}

	/** Gamma with a whole-numbered shape and scale 1: a sum of exponentials. */
	gamma(shape: number): number {
		let sum = 0;
		for (let i = 0; i < shape; i++) sum += this.exponential();
		return sum;
	}

	/** Beta(4, 4): the middle one of seven uniforms. */
	betaFourFour(): number {
		const u = [0, 0, 0, 0, 0, 0, 0].map(() => this.uniform()).sort((a, b) => a - b);
		return u[3] ?? 0.5;
	}

	/** Poisson by sequential search of the distribution function (Devroye 1986, X.3.3); mean up to 50. */
	poisson(expMinusMean: number, mean: number): number {
		let left = this.uniform();
		let term = expMinusMean;
		let k = 0;
		while (left > term && k < 400) {
			left -= term;
			k++;
			term *= mean / k;
		}
		return k;
	}

	/** One of several values with the given probabilities; what is left over goes to the last. */
	pick<T>(choices: readonly (readonly [value: T, probability: number])[]): T {
		let left = this.uniform();
		for (const [value, probability] of choices) {
			left -= probability;
			if (left < 0) return value;
		}
		const last = choices[choices.length - 1];
		if (last === undefined) throw new Error('Nothing to pick from: the list of choices is empty.');
		return last[0];
	}
}
