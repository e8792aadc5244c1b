import { number, type Fields } from './columns.ts';

/** Hands one reference case to the estimator and names its results as the reference does. */
export type Adapter = (input: Fields, options: Fields) => unknown;

/** The adapters of one family, by reference method. */
export type AdapterMap = Readonly<Record<string, Adapter>>;

/** The text under `key`. */
export function text(fields: Fields, key: string): string {
	const value = fields[key];
	if (typeof value !== 'string') throw new TypeError(`${key} should be text`);
	return value;
}

/** The text under `key`, which must be one of `choices`; the first of them when it is absent. */
export function oneOf<const T extends string>(
	fields: Fields,
	key: string,
	choices: readonly [T, ...T[]],
): T {
	const value = fields[key] ?? choices[0];
	const found = choices.find((choice) => choice === value);
	if (found === undefined) {
		throw new TypeError(
			`${key} should be one of ${choices.join(', ')}, got ${JSON.stringify(value)}`,
		);
	}
	return found;
}

/** The confidence level of the case: `confLevel`, 0.95 when absent. */
export function confidenceLevel(options: Fields): number {
	return number(options, 'confLevel', 0.95);
}
