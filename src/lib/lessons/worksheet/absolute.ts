import { decimal } from '../../domain/format.ts';
import type { Worksheet } from './sheet.ts';

/** An effect on a baseline risk, in people per hundred; not rounded. */
export interface Absolute {
	/** Per hundred without the treatment. */
	readonly without: number;
	readonly with: number;
	/** Interval of `with`; null where none was given. */
	readonly interval: readonly [lower: number, upper: number] | null;
}

/** The risk, 0 to 1, that a relative effect (or a difference in points) makes of a baseline risk; null outside 0 to 1. */
export function riskWith(
	measure: Worksheet['effect']['measure'],
	baseline: number,
	effect: number,
): number | null {
	if (measure !== 'risk difference' && effect < 0) return null;
	const odds = (baseline / (1 - baseline)) * effect;
	const risk =
		measure === 'risk ratio'
			? baseline * effect
			: measure === 'odds ratio'
				? baseline === 1
					? 1
					: odds / (1 + odds)
				: baseline + effect / 100;
	return risk >= 0 && risk <= 1 ? risk : null;
}

const numberIn = (text: string): number | null => {
	const trimmed = text.trim().replace(',', '.').replace('−', '-');
	const value = Number(trimmed);
	return trimmed === '' || !Number.isFinite(value) ? null : value;
};

/** What the typed numbers come to, or a sentence on what is wrong with them; null while they are incomplete. */
export function absoluteOf({ effect }: Pick<Worksheet, 'effect'>): Absolute | string | null {
	const [baseline, value, lower, upper] = [
		effect.baseline,
		effect.value,
		effect.lower,
		effect.upper,
	].map(numberIn);
	if (baseline == null || value == null) return null;
	if (baseline < 0 || baseline > 100) return 'The baseline risk must lie between 0 and 100 %.';
	const made = riskWith(effect.measure, baseline / 100, value);
	if (made === null)
		return 'This effect on this baseline risk gives a risk below 0 or above 100 %. Check the measure and both numbers.';
	if (lower == null || upper == null)
		return { without: baseline, with: made * 100, interval: null };
	if (lower > value || value > upper)
		return 'The effect must lie between the ends of its interval.';
	const ends = [lower, upper].map((each) => riskWith(effect.measure, baseline / 100, each));
	const [low, high] = ends;
	if (low == null || high == null)
		return 'An end of the interval gives a risk below 0 or above 100 % on this baseline.';
	return { without: baseline, with: made * 100, interval: [low * 100, high * 100] };
}

/** The same in a sentence. */
export function absoluteWords({ without, with: made, interval }: Absolute): string {
	const by = made - without;
	const size = decimal(Math.abs(by), 1);
	const change = by === 0 ? 'no difference' : `${size} ${by > 0 ? 'more' : 'fewer'} per hundred`;
	const ends =
		interval === null ? '' : ` (interval ${decimal(interval[0], 1)} to ${decimal(interval[1], 1)})`;
	return `Of 100 such patients, ${decimal(without, 1)} have the outcome without it and ${decimal(made, 1)}${ends} with it: ${change}.`;
}
