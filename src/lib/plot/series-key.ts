import type { Mark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { TEXT } from './interval-layout.ts';
import type { Series } from './interval-spec.ts';
import { widest } from './text-width.ts';

const KEY_LEFT = 6;
export const KEY_LINE = 18;

/** Px that a series takes in the key. */
function keyRoom({ label }: Series): number {
	return 12 + widest([label], TEXT, true) + 18;
}

/** The series in as many lines as the width asks for. */
export function seriesLines(series: readonly Series[], width: number): Series[][] {
	const lines: Series[][] = [];
	let px = 0;
	for (const one of series) {
		const line = lines.at(-1);
		if (line !== undefined && px + keyRoom(one) - 18 <= width) line.push(one);
		else {
			lines.push([one]);
			px = KEY_LEFT;
		}
		px += keyRoom(one);
	}
	return lines;
}

/** A line of the key: series by name, each beside its own shape. */
export function seriesKey(
	series: readonly Series[],
	drawing: Drawing,
	toX: (px: number) => number,
	y: number,
): Mark[] {
	let px = KEY_LEFT;
	return series.flatMap((one): Mark[] => {
		const at = px;
		px += keyRoom(one);
		return [
			{
				mark: 'dot',
				points: [{ x: toX(at), y }],
				shape: one.shape,
				colour: one.colour,
				radius: 4,
				...(one.hollow === true ? { hollow: drawing.theme.paper } : {}),
			},
			{
				mark: 'text',
				texts: [{ x: { px: at + 11 }, y, text: one.label }],
				anchor: 'start',
				fill: one.colour,
				size: TEXT,
				bold: true,
			},
		];
	});
}
