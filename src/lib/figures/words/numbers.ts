/** Whole numbers and per cents as figures say them. */
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** "4,812". */
export function count(value: number): string {
	return whole.format(value);
}

/** "1 run", "4,812 runs". */
export function counted(value: number, one: string, many = `${one}s`): string {
	return `${count(value)}\u00a0${value === 1 ? one : many}`;
}

/** A share as a whole per cent, without its sign; never 0 for more than none, nor 100 for less than all. */
export function percentNumber(share: number): string {
	if (share > 0 && share < 0.005) return '<1';
	if (share < 1 && share >= 0.995) return '>99';
	return String(Math.round(share * 100));
}

/** "34 %", with a no-break space. */
export function percent(share: number): string {
	return `${percentNumber(share)}\u00a0%`;
}

/** "95 %" for 0.95, "99.8 %" for 0.998: a confidence level. */
export function levelText(confidenceLevel: number): string {
	return `${Number((confidenceLevel * 100).toFixed(2))}\u00a0%`;
}
