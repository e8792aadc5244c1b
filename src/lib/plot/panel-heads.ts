import type { DotMark, Shape } from './chart.ts';
import type { Drawing } from './drawing.ts';
import type { GroupedTexts } from './grouped-texts.ts';
import { SMALL, TEXT, TICK, toX, type Layout, type Place } from './panel-layout.ts';
import type { PanelRows, RowPanel } from './panel-spec.ts';
import { widest, wrapText } from './text-width.ts';

const LINE = 16;

/** A panel with the place of its heading. */
interface Head {
	readonly panel: RowPanel;
	readonly place: Place;
	readonly from: number;
	readonly lines: readonly string[];
}

/**
 * Writes the headings of the panels: name with its shape, second points, words at either side of zero, the name of the
 * numbers, and the axis. Beneath each other where the panels are stacked, else level with each other from below, so
 * that all axes end at the rows.
 * @returns the shapes, and where the rows begin
 */
export function panelHeads(
	{ panels }: PanelRows,
	{ stacked, places }: Layout,
	{ width, theme }: Drawing,
	texts: GroupedTexts,
): { readonly dots: readonly DotMark[]; readonly height: number } {
	const dots: DotMark[] = [];
	const addDot = (x: number, y: number, colour: string, shape: Shape, hollow: boolean): void => {
		const look = hollow ? { hollow: theme.paper } : {};
		dots.push({ mark: 'dot', points: [{ x, y }], shape, colour, radius: 4, ...look });
	};

	const drawn = ({ panel, place, from, lines }: Head, top: number): number => {
		addDot(from + 5, top + 9, panel.colour, panel.shape, false);
		lines.forEach((text, line) => {
			const at = { x: from + 15, y: top + 9 + line * LINE, text };
			texts.say(at, 'start', theme.ink, SMALL, { bold: true });
		});
		let below = top + 9 + lines.length * LINE;
		if (panel.bare === true) return below - 3;
		if (panel.second !== undefined) {
			const { label, colour, shape } = panel.second;
			addDot(from + 5, below, colour, shape, true);
			texts.say({ x: from + 15, y: below, text: label }, 'start', theme.softInk, SMALL);
			below += LINE;
		}
		if (panel.sides !== undefined) {
			sides(panel.sides, place, from, below);
			below += LINE;
		}
		const numbers = wrapText(
			panel.numbers,
			place.end - place.right - TICK - (stacked ? 4 : 0),
			SMALL,
		);
		const last = below + (numbers.length - 1) * 15;
		numbers.forEach((text, line) => {
			texts.say({ x: place.end, y: below + line * 15, text }, 'end', theme.softInk, SMALL);
		});
		for (const tick of place.axis.ticks) {
			const text = panel.tick(tick);
			const x = Math.max(toX(place, tick), widest([text], SMALL) / 2);
			texts.say({ x, y: last, text }, 'middle', theme.softInk, SMALL);
		}
		return last + 12;
	};

	const sides = (
		[lower, higher]: readonly [string, string],
		place: Place,
		from: number,
		y: number,
	): void => {
		const zero = toX(place, 0);
		const fits =
			widest([lower], SMALL) + 6 <= zero - from && widest([higher], SMALL) + 6 <= place.end - zero;
		if (fits) {
			texts.say({ x: zero - 6, y, text: lower }, 'end', theme.softInk, SMALL);
			texts.say({ x: zero + 6, y, text: higher }, 'start', theme.softInk, SMALL);
		} else
			texts.say({ x: from, y, text: `← ${lower} · ${higher} →` }, 'start', theme.softInk, SMALL);
	};

	const heads = panels.flatMap((panel, at): Head[] => {
		const place = places[at];
		if (place === undefined) return [];
		const from = stacked ? 0 : place.left - TICK;
		const room = (stacked ? width : place.end) - from - 14;
		return [{ panel, place, from, lines: wrapText(panel.heading, room, TEXT, true) }];
	});
	if (stacked) return { dots, height: heads.reduce((top, one) => drawn(one, top) + 4, 0) };
	const heights = heads.map(linesHeight);
	const tallest = Math.max(0, ...heights);
	const ends = heads.map((one, at) => drawn(one, tallest - (heights[at] ?? 0)));
	return { dots, height: Math.max(0, ...ends) };
}

/** Px the lines of a heading take, its axis excepted. */
function linesHeight({ panel: { bare, second, sides }, lines }: Head): number {
	if (bare === true) return lines.length * LINE;
	return (lines.length + (second === undefined ? 0 : 1) + (sides === undefined ? 0 : 1)) * LINE;
}
