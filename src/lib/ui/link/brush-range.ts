import type { BrushPlace } from './frame.ts';

/** A range, ends inclusive; null is open. */
export interface Range {
	readonly low: number | null;
	readonly high: number | null;
}

type Axis = Pick<BrushPlace, 'from' | 'to' | 'left' | 'width'>;

/** Least and greatest whole value on the axis. */
export function wholeEnds({ from, to }: Pick<Axis, 'from' | 'to'>): readonly [number, number] {
	return [Math.ceil(from), Math.floor(to)];
}

/** The value under a place of the drawing, drawn in to the axis. */
export function valueAt(axis: Axis, px: number): number {
	const share = Math.min(1, Math.max(0, (px - axis.left) / axis.width));
	return axis.from + share * (axis.to - axis.from);
}

/** The whole values between two places dragged over, in either direction; open at an end of the axis that was reached. */
export function rangeBetween(axis: Axis, one: number, other: number): Range {
	const [least, most] = wholeEnds(axis);
	const whole = (value: number): number => Math.min(most, Math.max(least, Math.round(value)));
	const low = whole(Math.min(one, other));
	const high = whole(Math.max(one, other));
	return { low: low <= least ? null : low, high: high >= most ? null : high };
}

/**
 * Where a range lies in the drawing, px. Axes whose ends lie between whole values (years) give each value a band of its
 * own, so the range covers its ends' bands.
 */
export function edgesOf(axis: Axis, { low, high }: Range): readonly [left: number, right: number] {
	const half = Number.isInteger(axis.from) ? 0 : 0.5;
	const place = (value: number): number => {
		const share = (value - axis.from) / (axis.to - axis.from);
		return axis.left + Math.min(1, Math.max(0, share)) * axis.width;
	};
	return [
		low === null ? axis.left : place(low - half),
		high === null ? axis.left + axis.width : place(high + half),
	];
}

/** How far a key moves an end of a range; null for keys that move nothing. */
const STEPS: Readonly<Record<string, number>> = {
	ArrowLeft: -1,
	ArrowDown: -1,
	ArrowRight: 1,
	ArrowUp: 1,
	PageDown: -10,
	PageUp: 10,
	Home: -Infinity,
	End: Infinity,
};

/** The range after a key on one of its ends; ends may meet but not cross. Null for keys that move nothing. */
export function movedEnd(
	axis: Pick<Axis, 'from' | 'to'>,
	range: Range,
	end: 'low' | 'high',
	key: string,
): Range | null {
	const step = STEPS[key];
	if (step === undefined) return null;
	const [least, most] = wholeEnds(axis);
	const low = range.low ?? least;
	const high = range.high ?? most;
	if (end === 'low') {
		const moved = Math.min(high, Math.max(least, low + step));
		return { low: moved <= least ? null : moved, high: range.high };
	}
	const moved = Math.max(low, Math.min(most, high + step));
	return { low: range.low, high: moved >= most ? null : moved };
}
