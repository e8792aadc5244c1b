import { requireCount, requireProbability, type Tail } from '../result.ts';
import { betaDensityAt, betaTailAt } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { poissonDensity } from './poisson.ts';
import { smallestInteger, tieSlack } from './smallest-integer.ts';

/** From here on the Poisson form is the more accurate one. */
const manyTrials = 300_000;

function requireParameters(size: number, probability: number): void {
	requireCount(size, 'number of trials');
	requireProbability(probability, 'probability of an event');
}

/**
 * Probability of exactly k events in `size` trials: the beta density with shapes k + 1 and size − k + 1, over size + 1;
 * for many trials the same by three Poisson probabilities, since the library's beta density loses digits with size (to
 * 3e-10 at ten million). 0 for a k that cannot be. R: dbinom(k, size, probability).
 *
 * @throws RangeError unless size is a count and the probability lies in [0, 1]
 */
export function binomialDensity(k: number, size: number, probability: number): number {
	requireParameters(size, probability);
	if (!Number.isInteger(k) || k < 0 || k > size) return 0;
	if (probability === 0) return k === 0 ? 1 : 0;
	if (probability === 1) return k === size ? 1 : 0;
	if (k === 0) return Math.exp(size * Math.log1p(-probability));
	if (k === size) return Math.exp(size * Math.log(probability));
	if (size > manyTrials) {
		return (
			(poissonDensity(k, size * probability) * poissonDensity(size - k, size * (1 - probability))) /
			poissonDensity(size, size)
		);
	}
	return betaDensityAt({ x: probability, y: 1 - probability }, k + 1, size - k + 1) / (size + 1);
}

/**
 * Probability of at most k events (or more than k, `tail` 'upper') in `size` trials.
 * Through the incomplete beta function, right to ten digits up to some ten million trials. R: pbinom(k, size, probability, lower.tail).
 *
 * @throws RangeError unless size is a count and the probability lies in [0, 1]
 */
export function binomialCdf(
	k: number,
	size: number,
	probability: number,
	tail: Tail = 'lower',
): number {
	requireParameters(size, probability);
	const events = Math.floor(k + 1e-7);
	if (events < 0) return tail === 'lower' ? 0 : 1;
	if (events >= size) return tail === 'lower' ? 1 : 0;
	const other: Tail = tail === 'lower' ? 'upper' : 'lower';
	return betaTailAt({ x: probability, y: 1 - probability }, events + 1, size - events, other);
}

/**
 * The smallest number of events k with P(X ≤ k) ≥ p, or with P(X > k) ≤ p for the upper tail.
 * R: qbinom(p, size, probability, lower.tail).
 *
 * @throws RangeError unless p and the probability lie in [0, 1] and size is a count
 */
export function binomialQuantile(
	p: number,
	size: number,
	probability: number,
	tail: Tail = 'lower',
): number {
	requireProbability(p, 'probability');
	requireParameters(size, probability);
	const mean = size * probability;
	if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? 0 : size;
	return smallestInteger(
		(k) =>
			tail === 'lower'
				? binomialCdf(k, size, probability) >= p * (1 - tieSlack)
				: binomialCdf(k, size, probability, 'upper') <= p * (1 + tieSlack),
		mean + normalQuantile(p, tail) * Math.sqrt(mean * (1 - probability)),
		0,
		size,
	);
}
