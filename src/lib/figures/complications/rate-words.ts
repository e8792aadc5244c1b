import { decimal, interval, NO_NUMBER } from '../../domain/format.ts';
import type { TableValue } from '../figure.ts';

/** Decimals of a rate for reading: more where it is small. */
function decimals(rate: number): number {
	return rate < 1 ? 2 : rate < 100 ? 1 : 0;
}

/** A tick of an axis of rates, with as many decimals as it needs. */
export function rateTick(rate: number): string {
	return String(Number(rate.toPrecision(6)));
}

/** A rate for reading. */
function rateNumber(rate: number): string {
	return decimal(rate, rate === 0 ? 0 : decimals(rate));
}

/** "7.1 (6.6–7.7)"; without limits the rate alone. */
export function rateText(rate: number, lower: number | null, upper: number | null): string {
	if (lower === null || upper === null) return rateNumber(rate);
	const places = decimals(rate === 0 ? upper : rate);
	return `${rate === 0 ? '0' : decimal(rate, places)} (${interval(decimal(lower, places), decimal(upper, places))})`;
}

/** A rate or limit for a table, exact in the export. */
export function rateValue(value: number | null): TableValue {
	return value === null ? { text: NO_NUMBER, value } : { text: rateNumber(value), value };
}
