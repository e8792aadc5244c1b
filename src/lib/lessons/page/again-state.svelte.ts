import type { Settings } from '../lesson.ts';

/** What makes other registries; see `AgainDesk`. */
export interface Remaker {
	ask(settings: Settings, onShare: (share: number) => void): Promise<unknown>;
	stop(): void;
	close(): void;
}

/** One registry that was made, by the value of the setting that was moved. */
export interface MadeAt {
	readonly value: string;
	readonly made: unknown;
}

const NOT_FETCHED =
	'What makes another registry could not be fetched. What is on the page stays as it is. Check the connection, then try again.';

/**
 * Other registries of a lesson, one for each value of a setting: the one wanted last is made, those made before are
 * remembered as long as the page is open.
 */
export class AgainState {
	/** Those made so far for the settings in force, in the order of their values. */
	all: readonly MadeAt[] = $state.raw([]);
	/** The one on its way; `share` is 0 to 1. */
	working: { readonly value: string; readonly share: number } | null = $state.raw(null);
	trouble: string | null = $state(null);
	readonly #remaker: () => Promise<Remaker>;
	#asked: Promise<Remaker> | null = null;
	#turn = 0;
	/** By the answer they stand beside. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a store that nothing on the page reads
	readonly #found = new Map<string, readonly MadeAt[]>();

	constructor(remaker: () => Promise<Remaker>) {
		this.#remaker = remaker;
	}

	/** Shows what was made beside the answer of this key; `own` needs no second run. */
	show(key: string, own: MadeAt): void {
		this.stop();
		if (!this.#found.has(key)) this.#found.set(key, [own]);
		this.all = this.#found.get(key) ?? [];
	}

	at(value: string): MadeAt | undefined {
		return this.all.find((each) => each.value === value);
	}

	/** Makes the registry of this value, unless it is there; whatever else is under way is given up. */
	async want(key: string, value: string, settings: Settings): Promise<void> {
		if (this.working?.value === value) return;
		this.stop();
		if (this.at(value) !== undefined) return;
		const turn = this.#turn;
		this.working = { value, share: 0 };
		try {
			const remaker = await this.#reached();
			if (turn !== this.#turn) return;
			const made = await remaker.ask(settings, (share) => {
				if (turn === this.#turn) this.working = { value, share };
			});
			this.#keep(key, { value, made });
			if (turn !== this.#turn) return;
			this.all = this.#found.get(key) ?? [];
		} catch (error) {
			if (turn !== this.#turn) return;
			this.trouble = error instanceof Error ? error.message : NOT_FETCHED;
		}
		this.working = null;
	}

	/** Gives up what is under way. */
	stop(): void {
		this.#turn++;
		this.trouble = null;
		if (this.working === null) return;
		this.working = null;
		void this.#asked?.then((remaker) => {
			remaker.stop();
		});
	}

	close(): void {
		this.#turn++;
		void this.#asked?.then((remaker) => {
			remaker.close();
		});
	}

	#keep(key: string, one: MadeAt): void {
		const others = (this.#found.get(key) ?? []).filter(({ value }) => value !== one.value);
		this.#found.set(
			key,
			[...others, one].toSorted((a, b) => Number(a.value) - Number(b.value)),
		);
	}

	#reached(): Promise<Remaker> {
		this.#asked ??= this.#remaker().catch((cause: unknown) => {
			this.#asked = null;
			throw new Error(NOT_FETCHED, { cause });
		});
		return this.#asked;
	}
}
