import type { BoxMark, Chart, DotMark, Hit, Mark, RuleMark, Seam, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { LABEL_GAP, layout, NUMBERS, SMALL, TEXT } from './interval-layout.ts';
import type { IntervalRow, IntervalRows } from './interval-spec.ts';
import { KEY_LINE, seriesKey, seriesLines } from './series-key.ts';
import { shareAxis, shareTick } from './share-axis.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Shorter pieces of an upright line look like stray dots. */
const LEAST_LINE = 8;
/** Room after words within the plot, before a line may stand there. */
const NOTE_CLEAR = 6;

/** A stretch of the y axis, px. */
interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** An upright line at a share, without the stretches where words stand in its way; these are in order. */
function outside(
	whole: Stretch,
	crossed: readonly Stretch[],
	at: number,
): readonly RuleMark['lines'][number][] {
	const starts = [whole.from, ...crossed.map(({ to }) => to)];
	const stops = [...crossed.map(({ from }) => from), whole.to];
	return starts.flatMap((start, index) => {
		const from = Math.max(start, whole.from);
		const to = Math.min(stops[index] ?? whole.to, whole.to);
		return to - from >= LEAST_LINE ? [{ at, from, to }] : [];
	});
}

/** One place to point at for the whole row; one for each line where lines have filters of their own. */
function hitsOf(
	row: IntervalRow,
	lineTop: (at: number) => number,
	bottom: number,
): readonly Omit<Hit, 'x1' | 'x2'>[] {
	const { lines, words, filter } = row;
	if (lines.every((line) => line.filter === undefined))
		return [{ y1: lineTop(0), y2: bottom, words, ...(filter && { filter }) }];
	return lines.map((line, at) => ({
		y1: lineTop(at),
		y2: at === lines.length - 1 ? bottom : lineTop(at + 1),
		words: line.words ?? words,
		...(line.filter && { filter: line.filter }),
	}));
}

/**
 * Lays rows out: label, dots with intervals on a zero-based axis of shares, number columns at the right.
 * Where the width is too small for that, the label stands above its own line and takes the whole width, so
 * that nothing is cut. Series stand on lines of their own; they are never told apart by colour alone.
 */
export function intervalRows(spec: IntervalRows, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const { stacked, lifted, labelWidth, left, right, columnEnds, heads } = layout(spec, width);
	const lines = spec.sections.flatMap((section) => section.rows.flatMap((row) => row.lines));
	const largest = lines.reduce(
		(most, line) => Math.max(most, line.point?.upper ?? 0, line.bounds?.high ?? 0),
		spec.reach ?? 0,
	);
	const scale = shareAxis(largest, width - left - right);
	// An axis of nothing, and heads over nothing, would only look as if something were missing.
	const isEmpty = lines.every(
		({ point, bounds: range, columns }) =>
			point === null && range === undefined && columns.every((text) => text === ''),
	);
	const axis = isEmpty ? { ...scale, ticks: [] } : scale;
	const lineHeight = stacked ? 19 : 20;
	const named = spec.unnamed !== true && spec.series.length > 1;
	const keyLines = named ? seriesLines(spec.series, width) : [];
	const keyHeight = named ? 28 + (keyLines.length - 1) * KEY_LINE : 0;
	const headHeight = isEmpty ? 1 : 14 + 15 * Math.max(1, ...heads.map((each) => each.length));

	const labels: TextMark['texts'][number][] = [];
	const boldLabels: TextMark['texts'][number][] = [];
	const softLabels: TextMark['texts'][number][] = [];
	const details: TextMark['texts'][number][] = [];
	const numbers = spec.heads.map((): TextMark['texts'][number][] => []);
	const boldNumbers = spec.heads.map((): TextMark['texts'][number][] => []);
	const notes: TextMark['texts'][number][] = [];
	const hairlines: RuleMark['lines'][number][] = [];
	const references: RuleMark['lines'][number][] = [];
	const grid: RuleMark['lines'][number][] = [];
	const intervals = spec.series.map((): RuleMark['lines'][number][] => []);
	const bounds: RuleMark['lines'][number][] = [];
	const dots = spec.series.map((): DotMark['points'][number][] => []);
	const bars: BoxMark['boxes'][number][] = [];
	const hits: Hit[] = [];
	const seams: Seam[] = [];
	const head = { from: 0, to: keyHeight + headHeight };

	const pxPerShare = (width - left - right) / axis.end;
	const toShare = (px: number): number => (px - left) / pxPerShare;

	let y = head.to;
	for (const section of spec.sections) {
		if (section.heading !== null) {
			boldLabels.push({ x: { px: 0 }, y: y + 19, text: section.heading });
			y += 32;
		}
		const sectionTop = y;
		const crossed: Stretch[] = [];
		for (const row of section.rows) {
			const top = y;
			const isTotal = row.role === 'total';
			const wrapped = wrapText(row.label, labelWidth - (stacked ? 0 : LABEL_GAP), TEXT, true);
			const into = isTotal ? boldLabels : row.role === 'missing' ? softLabels : labels;
			const block = row.lines.length * lineHeight;
			const detail =
				row.detail === undefined
					? []
					: wrapText(row.detail, labelWidth - (stacked ? 0 : LABEL_GAP), SMALL);
			const labelBlock = (wrapped.length + detail.length) * 16;
			const height = stacked ? labelBlock + block + 11 : Math.max(labelBlock, block) + 6;
			const labelTop = stacked ? top + 5 : top + (height - labelBlock) / 2;
			wrapped.forEach((text, at) => into.push({ x: { px: 0 }, y: labelTop + 8 + at * 16, text }));
			const blockTop = stacked ? top + 5 + labelBlock : top + (height - block) / 2;
			detail.forEach((text, at) =>
				details.push({ x: { px: 0 }, y: labelTop + 8 + (wrapped.length + at) * 16, text }),
			);
			row.lines.forEach((line, at) => {
				const middle = blockTop + (at + 0.5) * lineHeight;
				if (line.point !== null) {
					if (spec.bars === true)
						bars.push({
							x1: 0,
							x2: line.point.estimate,
							y1: middle - 7,
							y2: middle + 7,
							fill: spec.series[line.series]?.colour ?? theme.ink,
						});
					else dots[line.series]?.push({ x: line.point.estimate, y: middle });
					if (line.point.upper > line.point.lower)
						intervals[line.series]?.push({
							at: middle,
							from: line.point.lower,
							to: line.point.upper,
						});
				}
				if (line.bounds !== undefined)
					bounds.push({ at: middle, from: line.bounds.low, to: line.bounds.high });
				if (line.note !== null) {
					notes.push({ x: 0, y: middle, text: line.note });
					if (toShare(left + textWidth(line.note, SMALL) + NOTE_CLEAR) > (section.reference ?? 1))
						crossed.push({ from: middle - lineHeight / 2 - 1, to: middle + lineHeight / 2 + 1 });
				}
				line.columns.forEach((text, column) => {
					const end = columnEnds[column];
					if (end === undefined || text === '') return;
					const onLabel = lifted && column === columnEnds.length - 1;
					(isTotal ? boldNumbers : numbers)[column]?.push({
						x: { px: end },
						y: onLabel ? labelTop + 8 : middle,
						text,
					});
				});
			});
			const stretch = { from: blockTop - 1, to: blockTop + block + 1 };
			grid.push(...axis.ticks.map((at) => ({ at, ...stretch })));
			if (stacked && section.reference !== null)
				references.push(...outside(stretch, crossed, section.reference));
			y += height;
			hairlines.push({ at: y, from: 0, to: width });
			hits.push(
				...hitsOf(row, (at) => (at === 0 ? top : blockTop + at * lineHeight), y).map((hit) => ({
					...hit,
					x1: { px: 0 },
					x2: { px: width },
				})),
			);
			seams.push({ y, head, under: row === section.rows.at(-1) ? null : section.heading });
		}
		if (!stacked && section.reference !== null)
			references.push(...outside({ from: sectionTop, to: y }, crossed, section.reference));
	}

	const lastHeadLine = keyHeight + headHeight - 13;
	const text = (
		texts: TextMark['texts'],
		anchor: TextMark['anchor'],
		fill: string,
		size: number,
		bold = false,
	): Mark[] => (texts.length === 0 ? [] : [{ mark: 'text', texts, anchor, fill, size, bold }]);

	const marks: Mark[] = [
		{
			mark: 'rule',
			way: 'horizontal',
			lines: [
				{ at: keyHeight + headHeight, from: toShare(0), to: toShare(width) },
				...hairlines.map((line) => ({ ...line, from: toShare(0), to: toShare(width) })),
			],
			stroke: theme.rule,
		},
		{
			mark: 'rule',
			way: 'vertical',
			lines: stacked ? grid : axis.ticks.map((at) => ({ at, from: keyHeight + headHeight, to: y })),
			stroke: theme.rule,
		},
		{
			mark: 'rule',
			way: 'vertical',
			lines: references,
			stroke: theme.softInk,
			dash: '2,3',
		},
		{ mark: 'box', boxes: bars },
		{
			mark: 'rule',
			way: 'horizontal',
			lines: bounds,
			stroke: theme.survived,
			width: spec.bars === true ? 14 : 8,
			opacity: 0.4,
		},
		...spec.series.flatMap((series, at): Mark[] => [
			{
				mark: 'rule',
				way: 'horizontal',
				lines: intervals[at] ?? [],
				stroke: spec.bars === true ? theme.ink : series.colour,
				width: 2,
				opacity: 0.55,
				roundEnds: true,
			},
			{
				mark: 'dot',
				points: dots[at] ?? [],
				shape: series.shape,
				colour: series.colour,
				radius: 4,
				...(series.hollow === true ? { hollow: theme.paper } : {}),
			},
		]),
		...text(
			axis.ticks.map((at) => ({ x: at, y: lastHeadLine, text: shareTick(at) })),
			'middle',
			theme.softInk,
			SMALL,
		),
		...(isEmpty ? [] : heads).flatMap((lines, column) => {
			return text(
				lines.map((line, at) => ({
					x: { px: columnEnds[column] ?? width },
					y: lastHeadLine - (lines.length - 1 - at) * 15,
					text: line,
				})),
				'end',
				theme.softInk,
				SMALL,
			);
		}),
		...text(labels, 'start', theme.ink, TEXT),
		...text(boldLabels, 'start', theme.ink, TEXT, true),
		...text(softLabels, 'start', theme.softInk, TEXT),
		...text(details, 'start', theme.softInk, SMALL),
		...text(notes, 'start', theme.softInk, SMALL).map((mark): Mark =>
			mark.mark === 'text' ? { ...mark, halo: theme.paper } : mark,
		),
		...numbers.flatMap((texts, at) =>
			text(texts, 'end', at === 0 ? theme.ink : theme.softInk, NUMBERS),
		),
		...boldNumbers.flatMap((texts) => text(texts, 'end', theme.ink, NUMBERS, true)),
		...keyLines.flatMap((line, at) => seriesKey(line, drawing, toShare, 9 + at * KEY_LINE)),
	];
	return {
		height: Math.ceil(y + 1),
		margin: { top: 0, right, bottom: 0, left },
		x: [0, axis.end],
		y: [0, Math.ceil(y + 1)],
		marks,
		hits,
		seams: seams.slice(0, -1),
	};
}
