import * as Plot from '@observablehq/plot';
import type { BrushArea, Chart, Hit, Mark, Place } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { pageOf } from './page-of.ts';

/** System fonts, so that exports keep their text wherever they are opened. */
const FONT_FAMILY =
	"system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const SVG = 'http://www.w3.org/2000/svg';

/** Name and words of a drawing, for those who cannot see it. */
export interface Words {
	readonly title: string;
	readonly description: string;
}

/** Axis values in px. */
interface Scales {
	readonly x: (value: number) => number;
	readonly y: (value: number) => number;
}

function scales(chart: Chart, width: number): Scales {
	const [left, right] = chart.x;
	const [top, bottom] = chart.y;
	const across = width - chart.margin.left - chart.margin.right;
	const down = chart.height - chart.margin.top - chart.margin.bottom;
	return {
		x: (value) => chart.margin.left + ((value - left) / (right - left)) * across,
		y: (value) => chart.margin.top + ((value - top) / (bottom - top)) * down,
	};
}

function plotMark(mark: Mark, at: Scales): Plot.Markish {
	switch (mark.mark) {
		case 'rule': {
			const style = {
				stroke: mark.stroke,
				strokeWidth: mark.width ?? 1,
				...(mark.dash === undefined ? {} : { strokeDasharray: mark.dash }),
				...(mark.opacity === undefined ? {} : { strokeOpacity: mark.opacity }),
				...(mark.roundEnds === true ? { strokeLinecap: 'round' as const } : {}),
			};
			return mark.way === 'vertical'
				? Plot.ruleX(mark.lines, { x: 'at', y1: 'from', y2: 'to', ...style })
				: Plot.ruleY(mark.lines, { y: 'at', x1: 'from', x2: 'to', ...style });
		}
		case 'dot':
			return Plot.dot(mark.points, {
				x: 'x',
				y: 'y',
				r: mark.radius,
				symbol: mark.shape,
				fill: mark.hollow ?? mark.colour,
				stroke: mark.hollow === undefined ? 'none' : mark.colour,
				strokeWidth: 1.75,
			});
		case 'ring':
			return Plot.dot(mark.points, {
				x: 'x',
				y: 'y',
				r: mark.radius,
				fill: 'none',
				stroke: mark.stroke,
				strokeWidth: 2,
			});
		case 'text':
			return Plot.text(mark.texts, {
				x: {
					value: (d: { x: Place }) => (typeof d.x === 'number' ? at.x(d.x) : d.x.px),
					scale: null,
				},
				y: 'y',
				text: 'text',
				textAnchor: mark.anchor,
				fill: mark.fill,
				fontSize: mark.size,
				fontVariant: 'tabular-nums',
				...(mark.halo === undefined
					? {}
					: { stroke: mark.halo, strokeWidth: 4, paintOrder: 'stroke' }),
				...(mark.bold === true ? { fontWeight: 600 } : {}),
			});
		case 'box':
			return Plot.rect(mark.boxes, {
				x1: 'x1',
				x2: 'x2',
				y1: 'y1',
				y2: 'y2',
				fill: { value: 'fill', scale: null },
				inset: mark.inset ?? 0,
				...(mark.stroke === undefined ? {} : { stroke: mark.stroke }),
				...(mark.dash === undefined ? {} : { strokeDasharray: mark.dash }),
			});
		case 'line':
			return Plot.line(mark.points, {
				x: 'x',
				y: (d: { y: number | null }) => d.y ?? NaN,
				stroke: mark.stroke,
				strokeWidth: mark.width ?? 1.5,
				...(mark.dash === undefined ? {} : { strokeDasharray: mark.dash }),
			});
		case 'area':
			return Plot.areaY(mark.points, {
				x: 'x',
				y1: 'y1',
				y2: 'y2',
				fill: mark.fill,
				...(mark.opacity === undefined ? {} : { fillOpacity: mark.opacity }),
			});
	}
}

/** A rectangle that is found by the pointer but never seen. */
function unseenRect(
	name: string,
	document: Document,
	place: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
): SVGElement {
	const rect = document.createElementNS(SVG, 'rect');
	rect.setAttribute('class', name);
	for (const [attribute, value] of Object.entries(place))
		rect.setAttribute(attribute, value.toFixed(1));
	rect.setAttribute('fill', 'none');
	rect.setAttribute('pointer-events', 'all');
	return rect;
}

/** Lies under the hits, so that a click still finds them; a drag is told by where it began. */
function brushRect(area: BrushArea, at: Scales, document: Document): SVGElement {
	const rect = unseenRect('brush', document, {
		x: at.x(area.x1),
		y: at.y(area.y1),
		width: at.x(area.x2) - at.x(area.x1),
		height: at.y(area.y2) - at.y(area.y1),
	});
	rect.setAttribute('data-brush', area.filter);
	rect.setAttribute('data-from', String(area.from));
	rect.setAttribute('data-to', String(area.to));
	return rect;
}

function hitRect(hit: Hit, at: Scales, document: Document): SVGElement {
	const across = [hit.x1, hit.x2].map((x) => (typeof x === 'number' ? at.x(x) : x.px));
	const down = [at.y(hit.y1), at.y(hit.y2)];
	const left = Math.min(...across);
	const top = Math.min(...down);
	const rect = unseenRect('hit', document, {
		x: left,
		y: top,
		width: Math.max(...across) - left,
		height: Math.max(...down) - top,
	});
	if (hit.filter !== undefined) {
		rect.setAttribute('data-filter', hit.filter.name);
		rect.setAttribute('data-level', hit.filter.level);
		if (hit.filter.and !== undefined) {
			rect.setAttribute('data-and', hit.filter.and.name);
			rect.setAttribute('data-and-level', hit.filter.and.level);
		}
	}
	if (hit.point !== undefined) rect.setAttribute('data-point', hit.point);
	const title = document.createElementNS(SVG, 'title');
	title.textContent = hit.words;
	rect.append(title);
	return rect;
}

/** The size of a chart without the chart: laying it out is cheap, painting it is not. */
function bare({ height }: Chart, { document, width }: Drawing): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('width', String(width));
	svg.setAttribute('height', String(height));
	return svg;
}

/**
 * Draws a chart as one bare `<svg>`: the one place that calls Observable Plot. No style element, no class
 * and no `currentColor` is left in it, so that it looks the same under a strict CSP, in a slide and in print;
 * labels of Plot's own groups go too, since the drawing is one image with one description.
 */
export function render(whole: Chart, drawing: Drawing, words: Words): SVGSVGElement {
	const { document, width, theme } = drawing;
	const chart = drawing.page === undefined ? whole : pageOf(whole, drawing.page, drawing);
	if (drawing.sizeOnly === true) return bare(chart, drawing);
	const at = scales(chart, width);
	const { top, right, bottom, left } = chart.margin;
	const svg = Plot.plot({
		document,
		width,
		height: chart.height,
		marginTop: top,
		marginRight: right,
		marginBottom: bottom,
		marginLeft: left,
		x: { type: 'linear', axis: null, domain: [...chart.x], range: [left, width - right] },
		y: { type: 'linear', axis: null, domain: [...chart.y], range: [top, chart.height - bottom] },
		r: { type: 'identity' },
		marks: chart.marks.map((mark) => plotMark(mark, at)),
	}) as unknown as SVGSVGElement;

	for (const style of [...svg.querySelectorAll('style')]) style.remove();
	for (const group of [...svg.querySelectorAll('[aria-label]')])
		group.removeAttribute('aria-label');
	for (const element of [...svg.querySelectorAll('[fill="currentColor"]')])
		element.setAttribute('fill', theme.ink);
	for (const element of [...svg.querySelectorAll('[stroke="currentColor"]')])
		element.setAttribute('stroke', theme.ink);

	svg.removeAttribute('class');
	svg.setAttribute('xmlns', SVG);
	svg.setAttribute('id', `${drawing.idPrefix}-drawing`);
	svg.setAttribute('fill', theme.ink);
	svg.setAttribute('font-family', FONT_FAMILY);
	svg.setAttribute('role', 'img');
	svg.setAttribute('aria-label', words.title);
	svg.setAttribute('aria-describedby', `${drawing.idPrefix}-description`);

	const description = document.createElementNS(SVG, 'desc');
	description.setAttribute('id', `${drawing.idPrefix}-description`);
	description.textContent = words.description;
	svg.prepend(description);

	if (chart.hits.length > 0) {
		const hits = document.createElementNS(SVG, 'g');
		hits.setAttribute('class', 'hits');
		hits.append(...(chart.brushes ?? []).map((area) => brushRect(area, at, document)));
		hits.append(...chart.hits.map((hit) => hitRect(hit, at, document)));
		svg.append(hits);
	}
	return svg;
}
