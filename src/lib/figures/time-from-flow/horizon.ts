import type { OptionSpecs } from '../figure.ts';

/** How far a figure of time looks, as an option. */
export function horizonOption(days: readonly number[], initial: number): OptionSpecs[string] {
	return {
		label: 'Days',
		values: days.map((day) => ({ value: String(day), label: `To day ${day}` })),
		initial: String(initial),
	};
}

/** Days under which the axis and its numbers have a tick: even steps, then the horizon. */
export function dayTicks(horizon: number): readonly number[] {
	const step =
		horizon <= 30 ? 10 : horizon <= 60 ? 15 : horizon <= 90 ? 30 : horizon <= 180 ? 60 : 90;
	const even = Array.from({ length: Math.ceil(horizon / step) }, (_, at) => at * step);
	return [...even.filter((day) => horizon - day > step / 2), horizon];
}

/** What day 0 of such a figure is. */
export const TIME_ZERO =
	'Day 0 is the first ECMO flow: the registry counts days from the arrest, and the minutes of CPR before flow are taken off. Days on file are often rounded to tenths, so the first hours are rough.';
