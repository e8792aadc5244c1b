import type { Quantity } from '../../src/lib/lessons/contract/contract.ts';
import type { Draw } from './draw.ts';
import type { Reading } from './reading.ts';

/** Beside sampling error: half a percentage point, and half of the last digit printed of ratios and counts. */
const SLACK = 0.005;

/** One quantity over some registries. */
export interface Summary {
	readonly draws: number;
	readonly mean: number;
	/** SD between registries; null for one. */
	readonly sd: number | null;
	/** Share of registries in which the interval held the truth; null without an interval. */
	readonly held: number | null;
}

/** Mean, spread and coverage of a quantity. Throws RangeError for no registry. */
export function summary(readings: readonly Reading[]): Summary {
	const draws = readings.length;
	if (draws === 0) throw new RangeError('No registry was read.');
	const mean = readings.reduce((sum, { value }) => sum + value, 0) / draws;
	const squares = readings.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
	const intervals = readings.flatMap(({ held }) => (held === null ? [] : [held]));
	return {
		draws,
		mean,
		sd: draws < 2 ? null : Math.sqrt(squares / (draws - 1)),
		held:
			intervals.length === 0 ? null : intervals.filter((held) => held).length / intervals.length,
	};
}

/** Whether the contract gives this quantity a size to hold. */
export const isTested = (quantity: Quantity): quantity is Quantity & { readonly mean: number } =>
	quantity.mean !== null && !quantity.weak;

/** SD of one registry: the contract's; that of a chance; else the one found here. */
function spread({ scale, mean, sd }: Quantity, found: Summary): number {
	if (sd !== null) return sd;
	if (scale === 'chance' && mean !== null) return Math.sqrt(mean * (1 - mean));
	return found.sd ?? 0;
}

/**
 * The rule of acceptance: is the mean within 2 standard errors (0.32 SD at 40 registries) and half a point of the
 * contract's?
 */
export function isWithin(quantity: Quantity & { readonly mean: number }, found: Summary): boolean {
	const error = spread(quantity, found) / Math.sqrt(found.draws);
	return Math.abs(found.mean - quantity.mean) <= 2 * error + SLACK + 1e-12;
}

/** How far apart the two means are in standard errors of their difference: the contract's 40 registries and these. */
export function errorsApart(
	quantity: Quantity & { readonly mean: number },
	found: Summary,
): number {
	const error = spread(quantity, found) * Math.sqrt(1 / 40 + 1 / found.draws);
	return (found.mean - quantity.mean) / error;
}

/** Whether a coverage differs from the contract's by no more than two series of registries differ by chance. */
export function coverAgrees(expected: number, found: number, draws: number): boolean {
	const pooled = (expected * 40 + found * draws) / (40 + draws);
	const error = Math.sqrt(pooled * (1 - pooled) * (1 / 40 + 1 / draws));
	return Math.abs(expected - found) <= 2 * error + 0.5 / draws;
}

/** Whether one registry's value lies within 3 SD of the contract's mean, and the slack. */
export function isWithinOne(
	quantity: Quantity & { readonly mean: number; readonly sd: number },
	value: number,
): boolean {
	return Math.abs(value - quantity.mean) <= 3 * quantity.sd + SLACK;
}

/** One quantity in each of some registries. Throws Error for one that was not read. */
export function readingsOf(draws: readonly Draw[], lesson: string, name: string): Reading[] {
	return draws.map(({ seed, lessons }) => {
		const reading = lessons[lesson]?.[name];
		if (reading === undefined) throw new Error(`Seed ${seed} has no ${lesson}, ${name}.`);
		return reading;
	});
}
