import type { View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';

/** A figure as it is drawn now. */
export interface LiveFigure {
	readonly view: View;
	readonly chart: (view: View, drawing: Drawing) => SVGSVGElement | null;
}
