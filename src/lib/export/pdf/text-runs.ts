import { stateOf, type PaintState } from './paint-state.ts';

/** Letters of one look on one line, and where the line begins; later runs of a line have no place of their own. */
export interface TextRun {
	readonly text: string;
	readonly state: PaintState;
	/** Null: goes on where the run before it ended. */
	readonly x: number | null;
	readonly y: number;
}

/** A length attribute in px; `em` counts the font size. */
function length(text: string | null, size: number): number | null {
	if (text === null) return null;
	const value = Number.parseFloat(text);
	return text.trim().endsWith('em') ? value * size : value;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The runs of a `<text>`, with what its `<tspan>`s say about place and look. */
export function textRuns(element: Element, outer: PaintState): TextRun[] {
	const runs: TextRun[] = [];
	let x: number | null = 0;
	let y = 0;
	const visit = (at: Element, state: PaintState): void => {
		const [ownX, ownY] = [
			length(at.getAttribute('x'), state.size),
			length(at.getAttribute('y'), state.size),
		];
		if (ownX !== null) x = ownX;
		if (ownY !== null) y = ownY;
		const dx = length(at.getAttribute('dx'), state.size) ?? 0;
		if (dx !== 0) x = (x ?? 0) + dx;
		y += length(at.getAttribute('dy'), state.size) ?? 0;
		for (const node of at.childNodes) {
			if (isElement(node)) {
				if (node.tagName.toLowerCase() === 'tspan') visit(node, stateOf(node, state));
				continue;
			}
			const text = (node.textContent ?? '').replace(/[\t\n\r ]+/g, ' ');
			if (text.trim() === '' || node.nodeType !== 3) continue;
			runs.push({ text: runs.length === 0 ? text.trimStart() : text, state, x, y });
			x = null;
		}
	};
	visit(element, outer);
	return runs;
}
