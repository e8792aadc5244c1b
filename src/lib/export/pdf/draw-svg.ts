import { GState, type jsPDF } from 'jspdf';
import { settable, useFont } from './fonts.ts';
import { compose, numbersOf, place, scaleOf, turnOf, type Matrix } from './matrix.ts';
import { INITIAL, stateOf, type PaintState } from './paint-state.ts';
import { circleSteps, pathSteps, rectSteps, type PathStep } from './path-data.ts';
import type { Structure } from './structure.ts';
import { tiled } from './tiles.ts';
import { textRuns, type TextRun } from './text-runs.ts';

/** Elements that are words about the drawing or parts to be used by it, not drawn themselves. */
const SILENT = new Set(['title', 'desc', 'defs', 'metadata']);

const numberOf = (element: Element, name: string): number =>
	Number.parseFloat(element.getAttribute(name) ?? '0');

/**
 * Repeats SVG drawings in a PDF: the elements and attributes that our own figures are made of, text as text.
 * Anything else throws a RangeError rather than being left out.
 */
export class SvgPen {
	readonly #document: jsPDF;
	readonly #structure: Structure;
	#opacities = '1 1';

	constructor(document: jsPDF, structure: Structure) {
		this.#document = document;
		this.#structure = structure;
	}

	/** What an `<svg>` with its upper left corner at the page's begins with, `scale` points a unit of its viewBox. */
	static page(scale: number): PaintState {
		return { ...INITIAL, matrix: [scale, 0, 0, scale, 0, 0] };
	}

	/** What the children of an `<svg>` begin with. */
	static inside(svg: Element, outer: PaintState): PaintState {
		return viewport(svg, stateOf(svg, outer));
	}

	/** Draws one element with what it holds; ids are looked up in `root`. */
	element(element: Element, outer: PaintState, root: Element): void {
		const name = element.tagName.toLowerCase();
		if (SILENT.has(name)) return;
		const state = stateOf(element, outer);
		switch (name) {
			case 'svg': {
				this.#children(element, viewport(element, state), root);
				return;
			}
			case 'g':
			case 'a': {
				this.#children(element, state, root);
				return;
			}
			case 'rect': {
				this.#shape(this.#rect(element), state, root);
				return;
			}
			case 'circle': {
				const [x, y, r] = ['cx', 'cy', 'r'].map((each) => numberOf(element, each));
				this.#shape(circleSteps(x ?? 0, y ?? 0, r ?? 0), state, root);
				return;
			}
			case 'line': {
				const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((each) => numberOf(element, each));
				const steps: PathStep[] = [
					{ to: 'move', x: x1 ?? 0, y: y1 ?? 0 },
					{ to: 'line', x: x2 ?? 0, y: y2 ?? 0 },
				];
				this.#shape(steps, { ...state, fill: null }, root);
				return;
			}
			case 'path': {
				this.#shape(pathSteps(element.getAttribute('d') ?? ''), state, root);
				return;
			}
			case 'text':
				this.#text(textRuns(element, state));
				return;
			default:
				throw new RangeError(`The drawing has a <${name}>, which the PDF cannot repeat.`);
		}
	}

	#children(element: Element, state: PaintState, root: Element): void {
		for (const child of element.children) this.element(child, state, root);
	}

	#rect(element: Element): PathStep[] {
		if (numberOf(element, 'rx') > 0 || numberOf(element, 'ry') > 0)
			throw new RangeError('The drawing has a rounded rectangle, which the PDF cannot repeat.');
		const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((each) =>
			numberOf(element, each),
		);
		return rectSteps(x ?? 0, y ?? 0, width ?? 0, height ?? 0);
	}

	#shape(steps: readonly PathStep[], state: PaintState, root: Element): void {
		const strokes = state.stroke !== null && state.strokeWidth > 0 && state.strokeOpacity > 0;
		if (state.fill === null && !strokes) return;
		this.#structure.mark();
		if (state.fill?.kind === 'pattern') this.#tiles(state.fill.id, steps, state, root);
		this.#opacity(state.fillOpacity * state.opacity, state.strokeOpacity * state.opacity);
		const fills = state.fill?.kind === 'colour';
		if (!fills && !strokes) return;
		if (state.fill?.kind === 'colour') this.#document.setFillColor(state.fill.hex);
		if (strokes) this.#strokeAs(state);
		this.#trace(steps, state.matrix);
		if (fills && strokes) this.#document.fillStroke();
		else if (fills) this.#document.fill();
		else this.#document.stroke();
	}

	#strokeAs({ stroke, strokeWidth, dash, cap, join, matrix }: PaintState): void {
		if (stroke?.kind !== 'colour')
			throw new RangeError('The drawing has a patterned line, which the PDF cannot repeat.');
		const scale = scaleOf(matrix);
		this.#document.setDrawColor(stroke.hex);
		this.#document.setLineWidth(strokeWidth * scale);
		this.#document.setLineDashPattern(
			dash.map((each) => each * scale),
			0,
		);
		this.#document.setLineCap(cap);
		this.#document.setLineJoin(join);
	}

	#trace(steps: readonly PathStep[], matrix: Matrix): void {
		for (const step of steps)
			if (step.to === 'close') this.#document.close();
			else if (step.to === 'curve') {
				const [a, b, c, d, e, f] = step.points;
				const [x1, y1] = place(matrix, a, b);
				const [x2, y2] = place(matrix, c, d);
				const [x3, y3] = place(matrix, e, f);
				this.#document.curveTo(x1, y1, x2, y2, x3, y3);
			} else {
				const [x, y] = place(matrix, step.x, step.y);
				if (step.to === 'move') this.#document.moveTo(x, y);
				else this.#document.lineTo(x, y);
			}
	}

	/** Fills a shape with a pattern, cut at its edge. */
	#tiles(id: string, steps: readonly PathStep[], state: PaintState, root: Element): void {
		const pattern = root.querySelector(`#${id}`);
		if (pattern?.tagName.toLowerCase() !== 'pattern')
			throw new RangeError(`The drawing has no pattern "${id}".`);
		this.#document.saveGraphicsState();
		this.#trace(steps, state.matrix);
		this.#document.clip().discardPath();
		const inner: PaintState = { ...INITIAL, opacity: state.opacity * state.fillOpacity };
		for (const { element, moved, steps: long } of tiled(pattern, steps)) {
			const matrix = compose(state.matrix, moved);
			if (long === null) this.element(element, { ...inner, matrix }, root);
			else {
				const own = stateOf(element, { ...inner, matrix });
				const open = element.tagName.toLowerCase() === 'line';
				this.#shape(long, open ? { ...own, fill: null } : own, root);
			}
		}
		this.#document.restoreGraphicsState();
		this.#opacities = '';
	}

	/** Lines of text; runs without a place of their own follow the run before them. */
	#text(runs: readonly TextRun[]): void {
		for (let at = 0; at < runs.length;) {
			let end = at + 1;
			while (end < runs.length && runs[end]?.x === null) end += 1;
			this.#line(runs.slice(at, end));
			at = end;
		}
	}

	#line(runs: readonly TextRun[]): void {
		const [first] = runs;
		if (first === undefined) return;
		const widths = runs.map(({ text, state }) => {
			useFont(this.#document, state.bold, state.size);
			return this.#document.getTextWidth(settable(this.#document, text));
		});
		const total = widths.reduce((sum, each) => sum + each, 0);
		const shift = { start: 0, middle: total / 2, end: total }[first.state.anchor];
		let x = (first.x ?? 0) - shift;
		for (const [at, run] of runs.entries()) {
			this.#run(run, x);
			x += widths[at] ?? 0;
		}
	}

	#run({ text, state, y }: TextRun, x: number): void {
		const [left, base] = place(state.matrix, x, y);
		const set = (mode: 'fill' | 'stroke'): void => {
			useFont(this.#document, state.bold, state.size * scaleOf(state.matrix));
			this.#document.text(settable(this.#document, text), left, base, {
				angle: turnOf(state.matrix),
				renderingMode: mode,
			});
		};
		if (state.stroke !== null && state.strokeFirst)
			this.#structure.asArtifact(() => {
				this.#opacity(1, state.strokeOpacity * state.opacity);
				this.#strokeAs(state);
				set('stroke');
			});
		if (state.fill?.kind !== 'colour') return;
		this.#structure.mark();
		this.#opacity(state.fillOpacity * state.opacity, 1);
		this.#document.setTextColor(state.fill.hex);
		set('fill');
	}

	#opacity(fill: number, stroke: number): void {
		const wanted = `${fill} ${stroke}`;
		if (wanted === this.#opacities) return;
		// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- its own types ask for a literal
		this.#document.setGState(new GState({ opacity: fill, 'stroke-opacity': stroke }));
		this.#opacities = wanted;
	}
}

/** A nested drawing stands at its x and y, its viewBox fitted to its size. */
function viewport(element: Element, state: PaintState): PaintState {
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((each) =>
		numberOf(element, each),
	);
	const [left = 0, top = 0, across = 0, down = 0] = numbersOf(
		element.getAttribute('viewBox') ?? '',
	);
	const scale =
		across > 0 && (width ?? 0) > 0 && element.parentElement?.closest('svg') != null
			? Math.min((width ?? 0) / across, (height ?? 0) / down)
			: 1;
	const inner: Matrix = [scale, 0, 0, scale, (x ?? 0) - left * scale, (y ?? 0) - top * scale];
	return { ...state, matrix: compose(state.matrix, inner) };
}
