import { clamp } from '../mathematics.ts';
import { HEAPING } from '../parameters/missing.ts';
import type { Stream } from '../random/stream.ts';

/** Turns exact minutes into reported ones; larger minutes never become smaller reports. */
export type Reporter = (minutes: number, low: number, high: number) => number;

/**
 * How one case's minutes are written down: to the nearest 5, to the nearest 10 or to the minute, the same for
 * every time of the case, so that their order survives rounding.
 */
export function drawReporter(draw: Stream): Reporter {
	const u = draw.uniform();
	const step = u < HEAPING.five ? 5 : u < HEAPING.five + HEAPING.ten ? 10 : 1;
	return (minutes, low, high) => clamp(Math.round(minutes / step) * step, low, high);
}
