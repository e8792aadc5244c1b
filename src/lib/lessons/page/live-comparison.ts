import { comparisonChart } from '../comparison/comparison-chart.ts';
import { comparisonView } from '../comparison/comparison-view.ts';
import type { Lesson, Settings } from '../lesson.ts';
import type { LiveFigure } from './live-figure.ts';

/** A lesson whose truth is open, at some settings. */
interface Compared {
	readonly lesson: Lesson;
	readonly settings: Settings;
	readonly answer: unknown;
	readonly truth: unknown;
}

/**
 * Naive, careful and true answer side by side.
 * @param predicted in the unit of the estimates; null where no prediction is to be shown
 */
export function liveComparison(
	{ lesson, settings, answer, truth }: Compared,
	predicted: number | null,
): LiveFigure {
	const view = comparisonView(
		lesson.comparison(answer, settings, truth),
		lesson.trueValue(truth, settings),
		predicted,
	);
	return { view, chart: (of, drawing) => comparisonChart(of as typeof view, drawing) };
}
