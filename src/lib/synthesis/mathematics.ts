import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

/**
 * The only transcendental functions that `synthesis` uses. The language leaves the last bits of its own
 * `Math.exp` and `Math.log` to each engine; these are built from arithmetic that IEEE 754 fixes.
 */
export { exp, ln };

const LN_2 = 0.6931471805599453;

/** The logistic function: log-odds to probability. */
export function expit(logOdds: number): number {
	return 1 / (1 + exp(-logOdds));
}

/** Log-odds of a probability strictly between 0 and 1. */
export function logit(probability: number): number {
	return ln(probability / (1 - probability));
}

/** `base` to a real power; base at least 0. */
export function power(base: number, exponent: number): number {
	return base === 0 ? 0 : exp(exponent * ln(base));
}

export function log2(value: number): number {
	return ln(value) / LN_2;
}

export function clamp(value: number, low: number, high: number): number {
	return value < low ? low : value > high ? high : value;
}

/** `value` rounded half up to a number of decimals from 0 to 6. */
export function roundTo(value: number, decimals: number): number {
	let scale = 1;
	for (let i = 0; i < decimals; i++) scale *= 10;
	return Math.round(value * scale) / scale;
}
