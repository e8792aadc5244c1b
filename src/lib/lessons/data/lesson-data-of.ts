import type { Engine } from '../../db/engine.ts';
import { takeExtract } from './extract-statement.ts';
import { extractNamed, type ExtractName, type LessonData } from './lesson-data.ts';

const taken = new WeakMap<Engine, Map<ExtractName, Promise<unknown>>>();

/** Extracts of an engine, each taken once. Node only: the build walks all lessons over one registry. */
export async function lessonDataOf(
	engine: Engine,
	needs: readonly ExtractName[],
): Promise<LessonData> {
	const held = taken.get(engine) ?? new Map<ExtractName, Promise<unknown>>();
	taken.set(engine, held);
	const data: Record<string, unknown> = {};
	for (const name of needs) {
		const extract = held.get(name) ?? takeExtract(engine, extractNamed(name));
		held.set(name, extract);
		data[name] = await extract;
	}
	return data;
}
