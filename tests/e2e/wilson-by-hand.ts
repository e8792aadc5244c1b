import type { Share } from './registry-runs.ts';

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/** The 95 % score interval of x of n: the roots p of (x/n − p)² = z² p (1 − p) / n, solved as a quadratic. */
export function wilsonByHand({ x, n }: Share): { low: number; high: number } {
	const share = x / n;
	const a = 1 + Z ** 2 / n;
	const b = -(2 * share + Z ** 2 / n);
	const root = Math.sqrt(b ** 2 - 4 * a * share ** 2);
	return { low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
}
