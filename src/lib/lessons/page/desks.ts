import { resolve } from '$app/paths';
import { PUBLISHED, worldOf } from '../../synthesis/what-if/settings.ts';
import type { EngineSession } from '../../ui/engine/engine-session.svelte.ts';
import type { WhatIf } from '../../ui/what-if/what-if.svelte.ts';
import type { Remaker } from './again-state.svelte.ts';
import type { Asker } from './lesson-state.svelte.ts';

/** The registry a visit computes on. */
interface Registry {
	readonly session: EngineSession;
	readonly whatIf: WhatIf;
}

/** What asks a worker for the answers of a lesson; everything that computes is fetched with it. */
export async function lessonDesk(id: string, { session, whatIf }: Registry): Promise<Asker> {
	const [{ LessonDesk }, { makeWorker }, { fetchedSource }, analysis] = await Promise.all([
		import('../worker/lesson-desk.ts'),
		import('../worker/make-worker.ts'),
		import('../../db/fetched-source.ts'),
		import('../index.ts').then(({ entryOf }) => entryOf(id).analysis()),
	]);
	const source = whatIf.source ?? fetchedSource(`${location.origin}${resolve('/')}registry/`);
	return new LessonDesk(id, analysis.needs, {
		engine: (tables) => session.engine(tables),
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

/** What asks a worker for other registries of the same seed. */
export async function againDesk(
	id: string,
	{ whatIf }: Pick<Registry, 'whatIf'>,
): Promise<Remaker> {
	const [{ AgainDesk }, { makeWorker }] = await Promise.all([
		import('../worker/again-desk.ts'),
		import('../worker/make-worker.ts'),
	]);
	return new AgainDesk(id, worldOf(whatIf.settings ?? PUBLISHED), makeWorker);
}
