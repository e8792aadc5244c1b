import type { Manifest } from '$lib/db/manifest.ts';
import type { EngineSession } from '$lib/ui/engine/engine-session.svelte.ts';
import type { WhatIf } from '$lib/ui/what-if/what-if.svelte.ts';
import type { Completeness } from './completeness.ts';

/** What the page says of the published registry, counted by the build. */
export interface Published {
	readonly tables: Manifest['tables'];
	readonly completeness: readonly Completeness[];
}

/** The counts of the registry in force: of the build for the published one, else of the browser's own. */
export class RegistryCounts {
	/** Null while a what-if registry is being made. */
	readonly tables = $derived.by((): Manifest['tables'] | null => {
		if (this.#whatIf.key === '') return this.#published().tables;
		const { state } = this.#whatIf;
		return state.name === 'on' ? state.made.manifest.tables : null;
	});
	/** Empty while the what-if registry is being counted. */
	readonly completeness = $derived.by((): readonly Completeness[] => {
		if (this.#whatIf.key === '') return this.#published().completeness;
		return this.#counted?.key === this.#whatIf.key ? this.#counted.rows : [];
	});
	/** Why the what-if registry could not be counted. */
	trouble = $state('');

	readonly #whatIf: WhatIf;
	readonly #published: () => Published;
	#counted = $state.raw<{
		readonly key: string;
		readonly rows: readonly Completeness[];
	} | null>(null);

	constructor(whatIf: WhatIf, published: () => Published) {
		this.#whatIf = whatIf;
		this.#published = published;
	}

	/** Counts the what-if registry in force, once it is made. Does nothing for the published one. */
	async count(session: EngineSession): Promise<void> {
		const { key } = this.#whatIf;
		if (key === '' || this.#counted?.key === key) return;
		this.trouble = '';
		try {
			const { completeness } = await import('./completeness.ts');
			const rows = await completeness(await session.engine());
			if (this.#whatIf.key === key) this.#counted = { key, rows };
		} catch (error) {
			if (this.#whatIf.key === key)
				this.trouble = error instanceof Error ? error.message : String(error);
		}
	}
}
