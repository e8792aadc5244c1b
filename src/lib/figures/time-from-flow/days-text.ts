import { decimal, NO_NUMBER } from '../../domain/format.ts';

/** A number of days for reading: one decimal under ten. */
export function daysText(days: number): string {
	return decimal(days, Math.abs(days) < 9.95 ? 1 : 0);
}

/** "25 days (20–31)", with what cannot be given said. */
export function daysInterval(
	estimate: number,
	lower: number | null,
	upper: number | null,
	beyond: string,
): string {
	const ends =
		lower === null && upper === null
			? NO_NUMBER
			: `${lower === null ? beyond : daysText(lower)} to ${upper === null ? beyond : daysText(upper)}`;
	return `${daysText(estimate)} days (${ends})`;
}

/** A p-value for reading, kept on one line. */
export function pText(p: number): string {
	return p < 0.001 ? 'p\u00a0<\u00a00.001' : `p\u00a0=\u00a0${p.toFixed(p < 0.1 ? 3 : 2)}`;
}
