import type { Sheet } from '../../export/sheet.ts';
import type { View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import type { Place } from '../../ui/export/place.ts';
import { sheetFrom } from '../../ui/export/sheet-from.ts';
import type { LessonFacts, Settings } from '../lesson.ts';
import { lessonLink } from './lesson-link.ts';

/** A figure of a lesson and where it was drawn. */
interface LessonSheetSource {
	readonly lesson: LessonFacts;
	/** Unique in the lesson. */
	readonly id: string;
	readonly name: string;
	/** Id of the estimator behind it; null where there is none. */
	readonly method: string | null;
	readonly view: View;
	readonly chart: (view: View, drawing: Drawing) => SVGSVGElement | null;
	readonly settings: Settings;
	/** The query that reopens these settings at the figure's step, on its registry. */
	readonly search: string;
}

/** A figure of a lesson as it leaves the building, marked and cited like any other. */
export function lessonSheet(
	{ lesson, id, name, method, view, chart, settings, search }: LessonSheetSource,
	{ facts, site, date }: Place,
): Sheet {
	return sheetFrom({
		facts,
		date,
		id: `lesson-${lesson.id}-${id}`,
		name: `Lesson ${lesson.number}: ${name}`,
		view: {
			...view,
			notes: [...view.notes, `From lesson ${lesson.number}, “${lesson.title}”.`],
		},
		cohort: view.subtitle,
		link: lessonLink(lesson.id, search, { facts, site }),
		draw: (drawing) => chart(view, drawing),
		native: null,
		methods: method === null ? [] : [method],
		confidenceLevel: 0.95,
		options: settings,
		sql: [],
	});
}
