import { error } from '@sveltejs/kit';
import { lessonCatalogue } from '$lib/lessons/index.ts';
import { drawLesson } from '$lib/lessons/page/draw-lesson.ts';
import type { LessonPageData } from '$lib/lessons/page/page-data.ts';
import { buildEngine } from '../../registry.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	lessonCatalogue.map(({ facts }) => ({ lesson: facts.id }));

export const load: PageServerLoad = async ({ params, locals }): Promise<LessonPageData> => {
	const at = lessonCatalogue.findIndex(({ facts }) => facts.id === params.lesson);
	const entry = lessonCatalogue[at];
	if (entry === undefined) error(404);
	const { drawn, data } = await drawLesson(entry, await buildEngine());
	locals.drawn = drawn;
	const beside = (step: number) => {
		const facts = lessonCatalogue[at + step]?.facts;
		return facts === undefined ? null : { id: facts.id, number: facts.number, title: facts.title };
	};
	return { ...data, before: beside(-1), after: beside(1) };
};
