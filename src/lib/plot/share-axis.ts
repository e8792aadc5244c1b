import { percent } from '../domain/format.ts';

/** An axis of shares that starts at zero. */
export interface ShareAxis {
	/** End of the axis, at most 1. */
	readonly end: number;
	readonly ticks: readonly number[];
}

/**
 * A zero-based axis that holds every share it is given.
 * @param largest largest value to be shown, 0 to 1; 0 gives an axis to 10 %
 * @param room px along the axis; fewer ticks where it is short
 */
export function shareAxis(largest: number, room: number): ShareAxis {
	const most = Math.max(3, Math.floor(room / 42));
	const steps = [1, 2, 5, 10, 20, 25, 50].filter(
		(step) => Math.ceil((Math.max(largest, 0.1) * 100 - 1e-9) / step) <= most,
	);
	const step = steps[0] ?? 50;
	const end = Math.min(100, Math.ceil((Math.max(largest, 0.1) * 100 - 1e-9) / step) * step);
	const ticks = [];
	for (let at = 0; at <= end; at += step) ticks.push(at / 100);
	return { end: end / 100, ticks };
}

/** "40 %" for 0.4, "0.5 %" for 0.005: tick labels of shares. */
export function shareTick(share: number): string {
	const whole = Math.abs(share * 100 - Math.round(share * 100)) < 1e-9;
	return percent(share, { decimals: whole ? 0 : 1 });
}
