import beta from '@stdlib/math-base-special-beta';
import { requirePositive, requireProbability, type Tail } from '../result.ts';
import { betaQuantilePoint, betaTailAt, type UnitPoint } from './beta.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

/** t²/(df + t²), which follows a beta distribution with shapes ½ and df/2, and its complement. */
function onUnit(t: number, df: number): UnitPoint {
	const square = (t / df) * t;
	return square === Infinity ? { x: 1, y: 0 } : { x: square / (1 + square), y: 1 / (1 + square) };
}

function requireDf(df: number): void {
	if (df !== Infinity) requirePositive(df, 'degrees of freedom');
}

/**
 * Density of Student's t distribution with `df` degrees of freedom (Infinity: normal) at t. R: dt(t, df).
 *
 * @throws RangeError unless df is positive
 */
export function studentTDensity(t: number, df: number): number {
	requireDf(df);
	if (df === Infinity) return normalDensity(t);
	const power = Math.exp(-0.5 * (df + 1) * Math.log1p((t / df) * t));
	return power / (Math.sqrt(df) * beta(0.5, df / 2));
}

/**
 * How much of Student's t distribution with `df` degrees of freedom lies at or below t (or above it)?
 * Through the incomplete beta function, so that far tails keep their digits. R: pt(t, df, lower.tail).
 *
 * @throws RangeError unless df is positive
 */
export function studentTCdf(t: number, df: number, tail: Tail = 'lower'): number {
	requireDf(df);
	if (df === Infinity) return normalCdf(t, tail);
	const outer = betaTailAt(onUnit(t, df), 0.5, df / 2, 'upper') / 2;
	return t < 0 === (tail === 'lower') ? outer : 1 - outer;
}

/**
 * The point that leaves p of Student's t distribution with `df` degrees of freedom in the given tail.
 * R: qt(p, df, lower.tail).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and df is positive
 */
export function studentTQuantile(p: number, df: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	requireDf(df);
	if (df === Infinity) return normalQuantile(p, tail);
	if (p > 0.5) return 0 - studentTQuantile(1 - p, df, tail);
	if (p === 0.5) return 0;
	// Near the centre the inner probability is the small one, and 1 − 2p is exact there.
	const { x, y } =
		p < 0.25
			? betaQuantilePoint(2 * p, 0.5, df / 2, 'upper')
			: betaQuantilePoint(1 - 2 * p, 0.5, df / 2, 'lower');
	const distance = Math.sqrt(df) * Math.sqrt(x / y);
	return tail === 'lower' ? -distance : distance;
}
