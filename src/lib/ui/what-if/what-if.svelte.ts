import { createContext } from 'svelte';
import { laterSource } from '../../db/later-source.ts';
import type { RegistrySource } from '../../db/registry-source.ts';
import { readSettings, writeSettings } from '../../synthesis/what-if/settings-url.ts';
import { settingsWords } from '../../synthesis/what-if/settings-words.ts';
import { worldOf, type Settings } from '../../synthesis/what-if/settings.ts';
import type { EngineSession } from '../engine/engine-session.svelte.ts';
import type { RegistryFacts } from '../registry-facts.ts';
import type { RegistryInForce } from '../view/registry-in-force.ts';
import type { MadeHere } from './made-here.ts';
import { worldIn } from './world-search.ts';

/** Where the what-if registry in force stands; off is the published registry. */
export type WhatIfState =
	| { readonly name: 'off' }
	| { readonly name: 'making'; readonly done: number; readonly cases: number }
	| { readonly name: 'on'; readonly made: MadeHere }
	| { readonly name: 'failed'; readonly error: Error };

/** One registry on its way. */
interface Making {
	readonly key: string;
	readonly stop: AbortController;
	readonly made: Promise<MadeHere>;
}

/**
 * Which registry this visit explores. The address is the truth: `read` takes it from there, and whatever the engine
 * is asked from then on is asked of that registry. One that was made stays in memory until another takes its place.
 */
export class WhatIf {
	/** As the address says; null is the published registry. */
	settings: Settings | null = $state.raw(null);
	state: WhatIfState = $state.raw({ name: 'off' });
	/** What of the address could not be used, a sentence each. */
	notices: readonly string[] = $state.raw([]);
	/** As links name it; empty for the published registry. */
	readonly key = $derived(this.settings === null ? '' : writeSettings(this.settings));
	/** In what it differs from the published registry. */
	readonly words = $derived(this.settings === null ? '' : settingsWords(this.settings));
	/** True while the reader is on the way back to the published registry. */
	leaving = false;

	readonly #session: EngineSession;
	/** The newest registry and the one in force. */
	#held: readonly { readonly key: string; readonly made: MadeHere }[] = [];
	#making: Making | null = null;
	#readFrom = '';

	constructor(session: EngineSession) {
		this.#session = session;
	}

	/** Takes the registry from the query of an address. The same query again changes nothing. */
	read(search: string): void {
		if (search === this.#readFrom) return;
		this.#readFrom = search;
		const { text, data } = worldIn(search);
		const found = text === '' ? null : readSettings(text);
		this.notices = found?.notices ?? [];
		const key = found === null ? '' : writeSettings(found.settings);
		if (key === this.key) return;
		if (this.#making?.key !== key) this.#stop();
		if (found === null || key === '') {
			this.settings = null;
			this.state = { name: 'off' };
			this.#session.use(null);
			return;
		}
		const { settings } = found;
		this.settings = settings;
		const held = this.#heldAs(key);
		if (held) this.state = { name: 'on', made: held };
		this.#session.use(held?.source ?? laterSource(() => this.#ready(settings)));
		if (!held) this.#ready(settings).then(() => this.#compare(data), nothing);
	}

	/**
	 * Makes a registry ahead of the address that will ask for it. Rejects with the signal's reason, or with an error
	 * whose message is for the reader.
	 */
	async prepare(
		settings: Settings,
		onProgress: (done: number, cases: number) => void,
		signal: AbortSignal,
	): Promise<MadeHere> {
		const key = writeSettings(settings);
		const held = this.#heldAs(key);
		if (held) return held;
		const made = await make(settings, onProgress, signal);
		this.#hold(key, made);
		return made;
	}

	/** Where the what-if registry in force has its tables from, answer keys too; null is the published registry. */
	get source(): RegistrySource | null {
		const { settings } = this;
		return settings === null ? null : laterSource(() => this.#ready(settings));
	}

	/** Tries again what failed. */
	retry(): void {
		if (this.settings !== null) this.#ready(this.settings).catch(nothing);
	}

	/** What pages and exports say of the registry in force. The hash is empty while it is being made. */
	facts(published: RegistryFacts): RegistryFacts {
		if (this.settings === null) return published;
		const { seed, cases } = this.settings;
		const hash = this.state.name === 'on' ? this.state.made.manifest.hash : '';
		return { ...published, seed, cases, hash, whatIf: this.words };
	}

	/** For the state of a view. */
	inForce(publishedHash: string): RegistryInForce {
		if (this.settings === null) return { key: '', hash: publishedHash };
		const hash = this.state.name === 'on' ? this.state.made.manifest.hash : undefined;
		return { key: this.key, hash };
	}

	async #ready(settings: Settings): Promise<RegistrySource> {
		const key = writeSettings(settings);
		const held = this.#heldAs(key);
		if (held) return held.source;
		if (this.#making?.key !== key) {
			this.#stop();
			const stop = new AbortController();
			this.#making = { key, stop, made: this.#make(settings, key, stop.signal) };
		}
		return (await this.#making.made).source;
	}

	async #make(settings: Settings, key: string, signal: AbortSignal): Promise<MadeHere> {
		this.state = { name: 'making', done: 0, cases: settings.cases };
		try {
			const made = await make(
				settings,
				(done, cases) => {
					if (!signal.aborted) this.state = { name: 'making', done, cases };
				},
				signal,
			);
			this.#hold(key, made);
			this.state = { name: 'on', made };
			return made;
		} catch (thrown) {
			if (!signal.aborted) {
				this.#making = null;
				const error = thrown instanceof Error ? thrown : new Error(String(thrown));
				this.state = { name: 'failed', error };
			}
			throw thrown;
		}
	}

	#stop(): void {
		this.#making?.stop.abort(new DOMException('Another registry is wanted.', 'AbortError'));
		this.#making = null;
	}

	#heldAs(key: string): MadeHere | undefined {
		return this.#held.find((held) => held.key === key)?.made;
	}

	#hold(key: string, made: MadeHere): void {
		const kept = this.#held.filter((held) => held.key === this.key && held.key !== key);
		for (const held of this.#held) if (!kept.includes(held)) held.made.close();
		this.#held = [...kept, { key, made }];
	}

	/** Says so when a link was made on other bytes than its parameters give here. */
	#compare(data: string | null): void {
		if (this.state.name !== 'on' || data === null || !/^[0-9a-f]{8}$/.test(data)) return;
		const { hash } = this.state.made.manifest;
		if (hash.startsWith(data)) return;
		this.notices = [
			...this.notices,
			`The what-if registry of this link was made by another version of the generator (data ${data}, here ${hash.slice(0, 8)}); numbers may differ.`,
		];
	}
}

async function make(
	settings: Settings,
	onProgress: (done: number, cases: number) => void,
	signal: AbortSignal,
): Promise<MadeHere> {
	const { makeHere } = await import('./made-here.ts').catch((cause: unknown) => {
		throw new Error(
			'The code that makes what-if registries could not be fetched. The published registry still works. Check the connection, then try again.',
			{ cause },
		);
	});
	return makeHere(worldOf(settings), onProgress, signal);
}

function nothing(): void {
	// What went wrong is in `state`.
}

export const [whatIfContext, setWhatIfContext] = createContext<WhatIf>();
