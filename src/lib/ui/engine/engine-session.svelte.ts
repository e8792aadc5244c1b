import type { Engine, LoadedTable } from '../../db/engine.ts';
import type { RegistrySource } from '../../db/registry-source.ts';
import type { EngineState, SupervisedEngine } from '../../db/supervised-engine.ts';

/**
 * The engine of this visit, shared by all pages. Its code is fetched with it, on the first start, so that a
 * page that only shows what the build drew never pays for it.
 */
export class EngineSession {
	state: EngineState = $state.raw({ name: 'idle' });
	/** Set when even the code that starts the engine could not be fetched. */
	#supervised: Promise<SupervisedEngine> | null = null;
	#source: RegistrySource | null = null;
	#loads = $state(0);
	/** True while tables are on their way that not every page needs. */
	readonly fetching = $derived(this.#loads > 0);
	#base: () => string;

	/** @param base path of the site's root, with a slash at the end; asked for on the first start */
	constructor(base: () => string) {
		this.#base = base;
	}

	/**
	 * The engine, started if need be, with these tables beside those it starts with. Rejects with an error whose
	 * message is for the reader.
	 */
	async engine(tables: readonly LoadedTable[] = []): Promise<Engine> {
		const supervised = await this.#supervisor();
		await supervised.start();
		if (tables.length > 0) await this.#load(supervised, tables);
		return supervised;
	}

	/** Starts ahead of the first question. A failure is kept in `state`, or met again by the question itself. */
	async warm(tables: readonly LoadedTable[] = []): Promise<void> {
		await this.engine(tables).catch(() => undefined);
	}

	/**
	 * Takes the tables from another source from now on; null is the published registry. A running engine ends, and
	 * the next question starts one on that source, as does a restart after a crash.
	 */
	use(source: RegistrySource | null): void {
		if (source === this.#source) return;
		this.#source = source;
		const running = this.#supervised;
		if (!running) return;
		this.#supervised = running.then((engine) => {
			void engine.close();
			return engine;
		});
		this.#supervised.catch(() => undefined);
		this.state = { name: 'idle' };
	}

	async #load(engine: Engine, tables: readonly LoadedTable[]): Promise<void> {
		this.#loads++;
		try {
			await engine.load(tables);
		} finally {
			this.#loads--;
		}
	}

	#supervisor(): Promise<SupervisedEngine> {
		this.#supervised ??= this.#create().catch((cause: unknown) => {
			this.#supervised = null;
			const error = new Error(
				'The code of the database could not be fetched. The figures already on the page and all text stay readable. Check the connection, then try again.',
				{ cause },
			);
			this.state = { name: 'failed', error };
			throw error;
		});
		return this.#supervised;
	}

	async #create(): Promise<SupervisedEngine> {
		this.state = { name: 'loading', progress: null, restart: false };
		const [{ SupervisedEngine: Supervised }, { browserEngine }] = await Promise.all([
			import('../../db/supervised-engine.ts'),
			import('../../db/browser-engine.ts'),
		]);
		const base = location.origin + this.#base();
		const engine = new Supervised((start) =>
			browserEngine({ base, ...start, ...(this.#source && { source: this.#source }) }),
		);
		engine.subscribe((state) => {
			if (state.name !== 'idle') this.state = state;
		});
		return engine;
	}
}
