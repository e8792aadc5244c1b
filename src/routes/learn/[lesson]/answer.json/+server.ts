import { error } from '@sveltejs/kit';
import { lessonCatalogue } from '$lib/lessons/index.ts';
import { openingAnswer } from '$lib/lessons/page/draw-lesson.ts';
import { buildEngine } from '../../../registry.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () =>
	lessonCatalogue.map(({ facts }) => ({ lesson: facts.id }));

/** The answer behind the drawings of a lesson's page: fetched when something is set, not to read it. */
export const GET: RequestHandler = async ({ params }) => {
	const entry = lessonCatalogue.find(({ facts }) => facts.id === params.lesson);
	if (entry === undefined) error(404);
	const text = JSON.stringify(await openingAnswer(entry, await buildEngine()), plain);
	return new Response(text, { headers: { 'content-type': 'application/json' } });
};

/** Stops the build rather than let a number become null on its way. */
function plain(name: string, value: unknown): unknown {
	if (typeof value === 'number' && !Number.isFinite(value))
		throw new TypeError(`“${name}” is ${String(value)}, which JSON cannot hold.`);
	return value;
}
