/** Stays on the line with its unit: "41 %", "45 min". */
const NARROW_SPACE = '\u202F';
const MINUS = '\u2212';
const DASH = '–';

/** What stands where a number cannot be given. */
export const NO_NUMBER = '–';

/** What stands where a suppressed number would. */
export const TOO_FEW = 'too few to say';

/**
 * A number with thousands commas and a fixed number of decimals: 12345.6 → "12,345.6". No locale is asked, so
 * every machine writes the same. Negative numbers get a minus sign, never "-0"; NaN and infinity give "–".
 */
export function decimal(value: number, decimals = 0): string {
	if (!Number.isFinite(value)) return NO_NUMBER;
	const fixed = Math.abs(value).toFixed(decimals);
	const sign = value < 0 && Number(fixed) !== 0 ? MINUS : '';
	// Most numbers have no thousands to part, not even when rounded.
	if (Math.abs(value) < 999) return sign + fixed;
	const [whole = '', fraction] = fixed.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** A whole number of things: 4812 → "4,812". */
export function count(value: number): string {
	return decimal(value);
}

/** A count with its noun, which is given in both numbers: (1, 'run', 'runs') → "1 run"; zero takes the plural. */
export function counted(value: number, one: string, many: string): string {
	return `${count(value)} ${value === 1 ? one : many}`;
}

/** A value with its unit, kept on one line: (45, 'min') → "45 min". An empty unit leaves the number alone. */
export function withUnit(value: string, unit: string): string {
	return unit === '' ? value : `${value}${NARROW_SPACE}${unit}`;
}

export interface PercentOptions {
	/** Decimals; by default one below 10 and above 99, none between. */
	readonly decimals?: number;
	/** Leave the sign to the axis or heading. */
	readonly bare?: boolean;
}

/**
 * A share of 0 to 1 as a percentage for reading: 0.4123 → "41 %", 0.094 → "9.4 %". Only none is written 0 and
 * only all is written 100: shares that would round to them give "< 0.1 %" and "> 99.9 %". NaN gives "–".
 */
export function percent(share: number, options: PercentOptions = {}): string {
	if (!Number.isFinite(share)) return NO_NUMBER;
	const text = percentNumber(share, options.decimals ?? defaultDecimals(share));
	return options.bare ? text : withUnit(text, '%');
}

function defaultDecimals(share: number): number {
	if (share <= 0 || share >= 1) return 0;
	return Number((share * 100).toFixed(1)) < 10 || share > 0.99 ? 1 : 0;
}

function percentNumber(share: number, decimals: number): string {
	const least = 10 ** -decimals;
	const text = decimal(share * 100, decimals);
	if (share > 0 && Number(text) === 0) return `< ${least.toFixed(decimals)}`;
	if (share < 1 && Number(text) === 100) return `> ${(100 - least).toFixed(decimals)}`;
	return text;
}

/** Two numbers as a range, with the unit once: ("38", "44") → "38–44". A negative end is set off by spaces. */
export function interval(low: string, high: string, unit = ''): string {
	const negative = low.startsWith(MINUS) || high.startsWith(MINUS);
	return withUnit(negative ? `${low} to ${high}` : `${low}${DASH}${high}`, unit);
}

/**
 * A count known only to lie between two that are near each other, short for a drawing: 148, 151 → "148–151"; from 1,000
 * on the middle to the nearest ten, 1,746, 1,749 → "~1,750".
 */
export function countBetween(least: number, most: number): string {
	return most < 1000
		? interval(count(least), count(most))
		: `~${count(Math.round((least + most) / 20) * 10)}`;
}

/**
 * An interval of shares as percentages: (0.381, 0.442) → "38–44 %". Both ends have the same decimals: one where the
 * lower is under 10 or the upper over 99 (and they are not whole there), unless asked otherwise.
 */
export function percentInterval(low: number, high: number, options: PercentOptions = {}): string {
	const decimals = options.decimals ?? Math.max(defaultDecimals(low), defaultDecimals(high));
	const end = (share: number) => decimal(share * 100, decimals);
	return interval(end(low), end(high), options.bare ? '' : '%');
}

/** x of n with its percentage: (412, 1000) → "412 of 1,000 (41 %)"; "0 of 0" has none. */
export function shareOf(x: number, n: number): string {
	const counts = `${count(x)} of ${count(n)}`;
	return n > 0 ? `${counts} (${percent(x / n)})` : counts;
}

/**
 * The limits of a filter or bin: (30, 45, 'min') → "30–45 min", (null, 45) → "≤ 45 min", (60, null) → "≥ 60 min",
 * the same at both ends → "30 min", open at both → "any".
 */
export function limits(
	low: number | null,
	high: number | null,
	unit = '',
	write: (value: number) => string = String,
): string {
	if (low === null) return high === null ? 'any' : withUnit(`≤ ${write(high)}`, unit);
	if (high === null) return withUnit(`≥ ${write(low)}`, unit);
	return low === high ? withUnit(write(low), unit) : interval(write(low), write(high), unit);
}

/** Hours for reading: under 1 in minutes, under 72 in hours, beyond in days with one decimal. NaN gives "–". */
export function duration(hours: number): string {
	if (!Number.isFinite(hours)) return NO_NUMBER;
	if (Math.round(hours * 60) < 60) return withUnit(decimal(hours * 60), 'min');
	if (Math.round(hours) < 72) return withUnit(decimal(hours, hours < 9.95 ? 1 : 0), 'h');
	return withUnit(decimal(hours / 24, 1), 'days');
}

/** A list in a sentence: "a", "a or b", "a, b or c". */
export function joined(items: readonly string[], word: 'and' | 'or'): string {
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}
