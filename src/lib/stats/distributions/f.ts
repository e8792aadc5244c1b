import { requirePositive, requireProbability, type Tail } from '../result.ts';
import { betaDensityAt, betaQuantilePoint, betaTailAt, type UnitPoint } from './beta.ts';

/** df1 x/(df1 x + df2), which follows a beta distribution with shapes df1/2 and df2/2, and its complement. */
function onUnit(x: number, df1: number, df2: number): UnitPoint {
	const ratio = (x * df1) / df2;
	return ratio === Infinity ? { x: 1, y: 0 } : { x: ratio / (1 + ratio), y: 1 / (1 + ratio) };
}

function requireDfs(df1: number, df2: number): void {
	requirePositive(df1, 'degrees of freedom of the numerator');
	requirePositive(df2, 'degrees of freedom of the denominator');
}

/**
 * Density of the F distribution with df1 and df2 degrees of freedom at x. R: df(x, df1, df2).
 *
 * @throws RangeError unless both degrees of freedom are positive
 */
export function fDensity(x: number, df1: number, df2: number): number {
	requireDfs(df1, df2);
	if (x < 0) return 0;
	const point = onUnit(x, df1, df2);
	if (point.y === 0) return 0;
	return betaDensityAt(point, df1 / 2, df2 / 2) * point.y * point.y * (df1 / df2);
}

/**
 * How much of the F distribution with df1 and df2 degrees of freedom lies at or below x (or above it)?
 * R: pf(x, df1, df2, lower.tail).
 *
 * @throws RangeError unless both degrees of freedom are positive
 */
export function fCdf(x: number, df1: number, df2: number, tail: Tail = 'lower'): number {
	requireDfs(df1, df2);
	if (x <= 0) return tail === 'lower' ? 0 : 1;
	return betaTailAt(onUnit(x, df1, df2), df1 / 2, df2 / 2, tail);
}

/**
 * The point that leaves p of the F distribution with df1 and df2 degrees of freedom in the given tail.
 * R: qf(p, df1, df2, lower.tail).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and both degrees of freedom are positive
 */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	requireDfs(df1, df2);
	const { x, y } = betaQuantilePoint(p, df1 / 2, df2 / 2, tail);
	return (x / y) * (df2 / df1);
}
