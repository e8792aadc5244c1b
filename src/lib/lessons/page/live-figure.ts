import type { View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import type { LessonFigure, Settings } from '../lesson.ts';

/** A figure as it is drawn now. */
export interface LiveFigure {
	readonly view: View;
	readonly chart: (view: View, drawing: Drawing) => SVGSVGElement | null;
}

/** A figure of a lesson for what it shows at some settings. */
export function liveFigure<Given>(
	figure: LessonFigure<Given>,
	given: Given,
	settings: Settings,
): LiveFigure {
	return {
		view: figure.present(given, { settings, confidenceLevel: 0.95 }),
		chart: (view, drawing) => figure.chart(view, drawing),
	};
}
