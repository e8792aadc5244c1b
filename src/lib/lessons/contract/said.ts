import { decimal, percent } from '../../domain/format.ts';
import { points } from '../comparison/words.ts';
import type { Quantity } from './contract.ts';
import { EARLY_LESSONS } from './early-lessons.ts';
import { LATE_LESSONS } from './late-lessons.ts';
import { MEASURED, type Measured } from './measured.ts';

const LESSONS = { ...EARLY_LESSONS, ...LATE_LESSONS };
type Lessons = typeof LESSONS;

function found<Id extends keyof Lessons>(
	lesson: Id,
	name: keyof Lessons[Id] & string,
): { readonly quantity: Quantity; readonly measured: Measured } {
	const quantities: Readonly<Record<string, Quantity>> = LESSONS[lesson];
	const quantity = quantities[name];
	const measured = MEASURED.lessons[lesson]?.[name];
	if (quantity === undefined || measured === undefined)
		throw new RangeError(`Nothing was measured of ${lesson}, ${name}.`);
	return { quantity, measured };
}

/** Over which registries: "Over 40 registries made like the published one". */
export const OVER = `Over ${MEASURED.draws} registries made like the published one`;

/** The mean of a quantity over these registries, as a sentence says it: "+11.7", "55 %", "1.51". */
export function meanOver<Id extends keyof Lessons>(
	lesson: Id,
	name: keyof Lessons[Id] & string,
): string {
	const { quantity, measured } = found(lesson, name);
	if (quantity.scale === 'chance') return percent(measured.mean, { decimals: 0 });
	if (quantity.scale === 'share') return percent(measured.mean, { decimals: 1 });
	if (quantity.unsigned === true) return decimal(100 * measured.mean, 1);
	return quantity.scale === 'difference' ? points(measured.mean) : decimal(measured.mean, 2);
}

/** In how many of them the 95 % interval held the truth: "80 %". Throws RangeError for one without interval. */
export function heldOver<Id extends keyof Lessons>(
	lesson: Id,
	name: keyof Lessons[Id] & string,
): string {
	const { held } = found(lesson, name).measured;
	if (held === null) throw new RangeError(`${lesson}, ${name} has no interval.`);
	return percent(held, { decimals: 0 });
}

/** Its SD between these registries: "0.19", "1.0" points. */
export function spreadOver<Id extends keyof Lessons>(
	lesson: Id,
	name: keyof Lessons[Id] & string,
): string {
	const { quantity, measured } = found(lesson, name);
	const ratio = quantity.scale === 'ratio' || quantity.scale === 'count';
	return ratio ? decimal(measured.sd, 2) : decimal(100 * measured.sd, 1);
}
