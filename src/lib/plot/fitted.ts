import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';

/**
 * A chart whose plots are made lower where the drawing has less room than they would take.
 * @param plot height that its plots have by themselves, px
 * @param least they are never lower than this
 * @param rows how many plots stand above each other
 * @param lay lays the chart out with plots of a height
 */
export function fitted(
	{ room }: Pick<Drawing, 'room'>,
	{ plot, least, rows }: { readonly plot: number; readonly least: number; readonly rows: number },
	lay: (plot: number) => Chart,
): Chart {
	const whole = lay(plot);
	if (room === undefined || whole.height <= room) return whole;
	const lower = Math.max(least, Math.floor(plot - (whole.height - room) / Math.max(1, rows)));
	return lower < plot ? lay(lower) : whole;
}
