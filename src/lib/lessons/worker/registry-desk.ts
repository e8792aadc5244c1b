import type { Engine, LoadedTable } from '../../db/engine.ts';
import { fetchedSource } from '../../db/fetched-source.ts';
import type { RegistrySource } from '../../db/registry-source.ts';
import { PUBLISHED, worldOf, type Settings } from '../../synthesis/what-if/settings.ts';
import { entryOf } from '../index.ts';
import { LessonDesk } from './lesson-desk.ts';
import { makeWorker } from './make-worker.ts';

/** The registry in force, as lessons are computed on it. */
export interface LessonRegistry {
	readonly engine: (tables: readonly LoadedTable[]) => Promise<Engine>;
	/** Null for the published registry. */
	readonly whatIf: {
		readonly settings: Settings | null;
		readonly source: RegistrySource | null;
	};
	/** Address of the published registry's files, with a slash at the end. */
	readonly files: string;
}

/** What asks a worker for the answers of a lesson on a registry; it fetches the answer keys when the truth is asked for. */
export async function registryDesk(
	lesson: string,
	{ engine, whatIf, files }: LessonRegistry,
): Promise<LessonDesk> {
	const { needs } = await entryOf(lesson).analysis();
	const source = whatIf.source ?? fetchedSource(files);
	return new LessonDesk(lesson, needs, {
		engine,
		key: async () => {
			const [cases, centres] = await Promise.all([
				source.table('answer_key'),
				source.table('answer_key_centre'),
			]);
			return { cases, centres };
		},
		world: worldOf(whatIf.settings ?? PUBLISHED),
		worker: makeWorker,
	});
}
