import { requireCount, requireProbability, type Tail } from '../result.ts';
import { binomialDensity } from './binomial.ts';
import { smallestInteger, tieSlack } from './smallest-integer.ts';

/** An urn with `white` and `black` balls of which `drawn` are taken without replacement. */
export interface Urn {
	readonly white: number;
	readonly black: number;
	readonly drawn: number;
}

/** The fewest and the most white balls that the draw can hold. */
export function urnSupport({ white, black, drawn }: Urn): readonly [number, number] {
	return [Math.max(0, drawn - black), Math.min(white, drawn)];
}

function requireUrn({ white, black, drawn }: Urn): void {
	requireCount(white, 'number of white balls');
	requireCount(black, 'number of black balls');
	requireCount(drawn, 'number of balls drawn');
	if (drawn > white + black) {
		throw new RangeError(
			`number of balls drawn must not exceed the ${white + black} there are, got ${drawn}`,
		);
	}
}

/**
 * Probability that exactly k of the balls drawn are white: the product of two binomial probabilities over a third, which
 * keeps its digits where factorials would overflow (Loader 2000, "Fast and accurate computation of binomial
 * probabilities"). R: dhyper(k, white, black, drawn).
 *
 * @throws RangeError unless the urn holds counts and no more are drawn than it has
 */
export function hypergeometricDensity(
	k: number,
	white: number,
	black: number,
	drawn: number,
): number {
	const urn = { white, black, drawn };
	requireUrn(urn);
	const [fewest, most] = urnSupport(urn);
	if (!Number.isInteger(k) || k < fewest || k > most) return 0;
	const total = white + black;
	if (drawn === 0 || drawn === total) return 1;
	const share = drawn / total;
	return (
		(binomialDensity(k, white, share) * binomialDensity(drawn - k, black, share)) /
		binomialDensity(drawn, total, share)
	);
}

/**
 * Probability that at most k (or more than k) of the balls drawn are white: the density summed outwards from k until the
 * terms no longer count. R: phyper(k, white, black, drawn, lower.tail).
 *
 * @throws RangeError unless the urn holds counts and no more are drawn than it has
 */
export function hypergeometricCdf(
	k: number,
	white: number,
	black: number,
	drawn: number,
	tail: Tail = 'lower',
): number {
	const urn = { white, black, drawn };
	requireUrn(urn);
	const [fewest, most] = urnSupport(urn);
	const at = Math.floor(k + 1e-7);
	if (at < fewest) return tail === 'lower' ? 0 : 1;
	if (at >= most) return tail === 'lower' ? 1 : 0;
	// Sum the tail beyond the mode, whose terms fall; the other is its complement.
	const mode = Math.floor(((drawn + 1) * (white + 1)) / (white + black + 2));
	const summed: Tail = at < mode ? 'lower' : 'upper';
	let sum = 0;
	if (summed === 'lower') {
		let term = hypergeometricDensity(at, white, black, drawn);
		for (let i = at; i >= fewest && term > sum * 1e-18; i--) {
			sum += term;
			term *= (i * (black - drawn + i)) / ((white - i + 1) * (drawn - i + 1));
		}
	} else {
		let term = hypergeometricDensity(at + 1, white, black, drawn);
		for (let i = at + 1; i <= most && term > sum * 1e-18; i++) {
			sum += term;
			term *= ((white - i) * (drawn - i)) / ((i + 1) * (black - drawn + i + 1));
		}
	}
	return summed === tail ? sum : 1 - sum;
}

/**
 * The smallest k with P(X ≤ k) ≥ p, or with P(X > k) ≤ p for the upper tail. R: qhyper(p, white, black, drawn).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1, the urn holds counts and no more are drawn than it has
 */
export function hypergeometricQuantile(
	p: number,
	white: number,
	black: number,
	drawn: number,
	tail: Tail = 'lower',
): number {
	requireProbability(p, 'probability');
	const urn = { white, black, drawn };
	requireUrn(urn);
	const [fewest, most] = urnSupport(urn);
	if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? fewest : most;
	return smallestInteger(
		(k) =>
			tail === 'lower'
				? hypergeometricCdf(k, white, black, drawn) >= p * (1 - tieSlack)
				: hypergeometricCdf(k, white, black, drawn, 'upper') <= p * (1 + tieSlack),
		(drawn * white) / Math.max(1, white + black),
		fewest,
		most,
	);
}
