import type { BoxMark, Chart, DotMark, Hit, Mark, RuleMark, Seam } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { GroupedTexts } from './grouped-texts.ts';
import { panelHeads } from './panel-heads.ts';
import { GAP, layout, NUMBERS, SMALL, TEXT, toX } from './panel-layout.ts';
import type { PanelRows } from './panel-spec.ts';
import { wrapText } from './text-width.ts';

const LINE = 20;

/**
 * Lays rows out with one or more panels beside each other, each with an axis of its own that holds zero, dots with
 * intervals, and its numbers at the right. Where the width is too small, the label stands above and the panels'
 * lines beneath each other, told apart by shape and by the heading that carries the shape.
 */
export function panelRows(asked: PanelRows, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const spec = isBare(asked) ? withoutAxes(asked) : asked;
	const laid = layout(spec, width);
	const { stacked, labelWidth, places } = laid;
	const texts = new GroupedTexts();
	const heads = panelHeads(spec, laid, drawing, texts);
	let y = heads.height;

	const grid: RuleMark['lines'][number][] = [];
	const zeros: RuleMark['lines'][number][] = [];
	const hairlines: RuleMark['lines'][number][] = [{ at: y, from: 0, to: width }];
	const intervals = spec.panels.map((): RuleMark['lines'][number][] => []);
	const reaches = spec.panels.map((): RuleMark['lines'][number][] => []);
	const points = spec.panels.map((): DotMark['points'][number][] => []);
	const seconds = spec.panels.map((): DotMark['points'][number][] => []);
	const hits: Hit[] = [];
	const frames: BoxMark['boxes'][number][] = [];
	const seams: Seam[] = [];
	const over = { from: 0, to: y };

	for (const section of spec.sections) {
		if (section.heading !== null) {
			const lines = wrapText(section.heading, width, TEXT, true);
			lines.forEach((text, line) =>
				texts.say({ x: 0, y: y + 18 + line * 16, text }, 'start', theme.ink, TEXT, { bold: true }),
			);
			y += 15 + lines.length * 16;
			hairlines.push({ at: y, from: 0, to: width });
		}
		for (const row of section.rows) {
			const top = y;
			const lines = wrapText(row.label, labelWidth - (stacked ? 0 : GAP), TEXT, row.marked);
			const labelBlock = lines.length * 16;
			const block = stacked ? spec.panels.length * LINE : LINE;
			const height = stacked ? labelBlock + block + 11 : Math.max(labelBlock, block) + 6;
			const labelTop = stacked ? top + 5 : top + (height - labelBlock) / 2;
			lines.forEach((text, line) =>
				row.marked === true
					? texts.say({ x: 0, y: labelTop + 8 + line * 16, text }, 'start', theme.accent, TEXT, {
							bold: true,
						})
					: texts.say({ x: 0, y: labelTop + 8 + line * 16, text }, 'start', theme.ink, TEXT),
			);
			row.cells.forEach((cell, at) => {
				const place = places[at];
				if (place === undefined) return;
				const middle = stacked ? top + 5 + labelBlock + (at + 0.5) * LINE : top + height / 2;
				const stretch = stacked
					? { from: middle - LINE / 2, to: middle + LINE / 2 }
					: { from: top, to: top + height };
				for (const tick of place.axis.ticks)
					(tick === 0 ? zeros : grid).push({ at: toX(place, tick), ...stretch });
				if (cell.point !== null) {
					const { estimate, lower, upper, reach } = cell.point;
					if (reach !== undefined)
						reaches[at]?.push({
							at: middle,
							from: toX(place, reach.from),
							to: toX(place, reach.to),
						});
					points[at]?.push({ x: toX(place, estimate), y: middle });
					if (lower !== null && upper !== null && upper > lower)
						intervals[at]?.push({ at: middle, from: toX(place, lower), to: toX(place, upper) });
				}
				if (cell.second !== undefined && cell.second !== null)
					seconds[at]?.push({ x: toX(place, cell.second), y: middle });
				if (cell.note !== null)
					texts.say(
						{ x: place.left + 4, y: middle, text: cell.note },
						'start',
						theme.softInk,
						SMALL,
						{
							halo: theme.paper,
						},
					);
				if (cell.text !== '')
					texts.say({ x: place.end, y: middle, text: cell.text }, 'end', theme.ink, NUMBERS);
			});
			y += height;
			hairlines.push({ at: y, from: 0, to: width });
			hits.push({
				x1: 0,
				x2: width,
				y1: top,
				y2: y,
				words: row.words,
				...(row.filter === undefined ? {} : { filter: row.filter }),
				...(row.point === true ? { point: '0' } : {}),
			});
			if (row.marked === true)
				frames.push({ x1: 0, x2: width, y1: top + 1, y2: y - 1, fill: 'none' });
			seams.push({ y, head: over, under: row === section.rows.at(-1) ? null : section.heading });
		}
	}

	const height = Math.ceil(y + 1);
	const marks: Mark[] = [
		...(frames.length === 0 ? [] : [{ mark: 'box' as const, boxes: frames, stroke: theme.accent }]),
		{ mark: 'rule', way: 'horizontal', lines: hairlines, stroke: theme.rule },
		{ mark: 'rule', way: 'vertical', lines: grid, stroke: theme.rule },
		{ mark: 'rule', way: 'vertical', lines: zeros, stroke: theme.softInk, opacity: 0.6 },
		...spec.panels.flatMap((panel, at): Mark[] => [
			{
				mark: 'rule',
				way: 'horizontal',
				lines: reaches[at] ?? [],
				stroke: panel.colour,
				opacity: 0.55,
			},
			{
				mark: 'rule',
				way: 'horizontal',
				lines: intervals[at] ?? [],
				stroke: panel.colour,
				width: panel.strips === true ? 7 : 2,
				opacity: panel.strips === true ? 0.35 : 0.55,
				roundEnds: panel.strips !== true,
			},
			...(panel.second === undefined
				? []
				: [
						{
							mark: 'dot' as const,
							points: seconds[at] ?? [],
							shape: panel.second.shape,
							colour: panel.second.colour,
							radius: 4,
							hollow: theme.paper,
						},
					]),
			{
				mark: 'dot',
				points: points[at] ?? [],
				shape: panel.shape,
				colour: panel.colour,
				radius: 4,
			},
		]),
		...heads.dots,
		...texts.marks(),
	];
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks,
		hits,
		seams: seams.slice(0, -1),
	};
}

/** Has no row anything to draw or a number to give, in any panel? */
function isBare({ sections }: PanelRows): boolean {
	return sections.every(({ rows }) =>
		rows.every(({ cells }) =>
			cells.every(({ point, second, text }) => point === null && second == null && text === ''),
		),
	);
}

/** An axis of nothing, and heads over nothing, would only look as if something were missing. */
function withoutAxes(spec: PanelRows): PanelRows {
	return {
		...spec,
		panels: spec.panels.map((panel) => ({ ...panel, numbers: '', bare: true })),
	};
}
