import type { Engine } from '../../db/engine.ts';
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
import { liveFigure, type LiveFigure } from './live-figure.ts';
import type { LessonPageData } from './page-data.ts';

/** The pieces of a lesson figure as the build puts them into the page. Node only. */
function pieces(id: string, { view, chart }: LiveFigure): readonly (readonly [string, string])[] {
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

const answers = new Map<string, Promise<unknown>>();

/** The answer to the settings a lesson opens with, computed once a build. Node only. */
export function openingAnswer(entry: LessonEntry, engine: Engine): Promise<unknown> {
	const answer = answers.get(entry.facts.id) ?? computed(entry, engine);
	answers.set(entry.facts.id, answer);
	return answer;
}

async function computed(entry: LessonEntry, engine: Engine): Promise<unknown> {
	const [lesson, analysis] = await Promise.all([entry.lesson(), entry.analysis()]);
	return analysis.analyse(await lessonDataOf(engine, analysis.needs), settingsOf(lesson.settings));
}

/** Draws the page of a lesson for the settings it opens with. The truth is not in it. Node only. */
export async function drawLesson(
	entry: LessonEntry,
	engine: Engine,
): Promise<{ readonly drawn: Drawn; readonly data: Omit<LessonPageData, 'before' | 'after'> }> {
	const { facts } = entry;
	const [lesson, answer] = await Promise.all([entry.lesson(), openingAnswer(entry, engine)]);
	const settings = settingsOf(lesson.settings);
	const { sources, ...text } = lesson.text;
	return {
		drawn: new Map(
			lesson.figures.flatMap((figure) =>
				pieces(`${facts.id}-${figure.id}`, liveFigure(figure, answer, settings)),
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
			reading: lesson.reading(answer, settings),
		},
	};
}
