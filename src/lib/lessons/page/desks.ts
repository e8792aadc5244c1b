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
	const { registryDesk } = await import('../worker/registry-desk.ts');
	return registryDesk(id, {
		engine: (tables) => session.engine(tables),
		whatIf,
		files: `${location.origin}${resolve('/')}registry/`,
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
