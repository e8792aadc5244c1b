import type { Engine } from '../../db/engine.ts';
import type { View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { nodeDocument } from '../../plot/node-document.ts';
import { SCREEN } from '../../plot/themes.ts';
import type { Drawn } from '../../ui/drawn.ts';
import FigureBody from '../../ui/figure/FigureBody.svelte';
import FigureHead from '../../ui/figure/FigureHead.svelte';
import FigureTable from '../../ui/figure/FigureTable.svelte';
import { shortDrawing } from '../../ui/figure/short-drawing.ts';
import { htmlOf } from '../../ui/html-of.ts';
import { lessonDataOf } from '../data/lesson-data-of.ts';
import type { LessonEntry } from '../index.ts';
import { settingsOf } from '../settings.ts';
import { SOURCES, type Source } from '../sources.ts';
import { LESSON_WIDE, NARROW } from './lesson-widths.ts';
import type { LessonPageData } from './page-data.ts';

/** The pieces of a lesson figure as the build puts them into the page. Node only. */
function pieces(
	id: string,
	view: View,
	chart: (view: View, drawing: Drawing) => SVGSVGElement | null,
): readonly (readonly [string, string])[] {
	const draw = (width: number, at: string): string =>
		shortDrawing(
			chart(view, { document: nodeDocument(), width, theme: SCREEN, idPrefix: `${id}-${at}` })
				?.outerHTML ?? '',
		);
	const prerendered = {
		narrow: draw(NARROW, 'narrow'),
		wide: draw(LESSON_WIDE, 'wide'),
		full: false,
	};
	return [
		[`${id}:head`, htmlOf(FigureHead, { id, view, level: 3 as const })],
		[`${id}:body`, htmlOf(FigureBody, { id, view, prerendered })],
		[`${id}:table`, htmlOf(FigureTable, { table: view.table })],
	];
}

/** Draws the page of a lesson for the settings it opens with. The truth is not in it. Node only. */
export async function drawLesson(
	{ facts, lesson: fetchLesson, analysis: fetchAnalysis }: LessonEntry,
	engine: Engine,
): Promise<{ readonly drawn: Drawn; readonly data: Omit<LessonPageData, 'before' | 'after'> }> {
	const [lesson, analysis] = await Promise.all([fetchLesson(), fetchAnalysis()]);
	const settings = settingsOf(lesson.settings);
	const answer = analysis.analyse(await lessonDataOf(engine, analysis.needs), settings);
	const { sources, ...text } = lesson.text;
	const context = { settings, confidenceLevel: 0.95 };
	return {
		drawn: new Map(
			lesson.figures.flatMap((figure) =>
				pieces(`${facts.id}-${figure.id}`, figure.present(answer, context), (view, drawing) =>
					figure.chart(view, drawing),
				),
			),
		),
		data: {
			lesson: facts,
			text,
			sources: sources.map(({ source, note }) => ({ ...(SOURCES[source] as Source), note })),
			prediction: lesson.prediction,
			settings: lesson.settings,
			figures: lesson.figures.map(({ id, name, methods }) => ({
				id,
				name,
				method: methods[0] ?? null,
			})),
			answer,
			reading: lesson.reading(answer, settings),
		},
	};
}
