import type { Found } from '../worker/lesson-desk.ts';
import type { SettingSpecs, Settings } from '../lesson.ts';
import type { Progress } from '../progress/progress.svelte.ts';
import { answerKeyOf, settingsOf } from '../settings.ts';

/** What asks a worker; see `LessonDesk`. */
export interface Asker {
	ask(settings: Settings, reveal: boolean): Promise<Found>;
	warm(): Promise<void>;
	close(): void;
}

/** What of a lesson the state needs to know. */
interface Opening {
	readonly id: string;
	readonly specs: SettingSpecs;
	/** The build answered the settings the lesson opens with, and its drawings stand in the page. */
	readonly built: boolean;
	readonly progress: Progress;
	readonly asker: () => Promise<Asker>;
}

const NOT_FETCHED =
	'What this lesson computes with could not be fetched. The text and the figures on the page stay as they are. Check the connection, then try again.';

/**
 * One lesson as a reader goes through it: settings, the answer to them, prediction, reveal. Only an answer to the
 * settings in force is ever shown.
 */
export class LessonState {
	settings: Settings = $state.raw({});
	/**
	 * The answer on the page and the settings it answers; the key is null while there is none. Behind the build's
	 * drawings the answer is null until it is adopted.
	 */
	shown: { readonly key: string | null; readonly answer: unknown } = $state.raw({
		key: null,
		answer: null,
	});
	/** The truth for these settings; null until it is asked for and there. */
	opened: { readonly key: string; readonly truth: unknown } | null = $state.raw(null);
	/** The reader asked for the truth in this visit. */
	revealing = $state(false);
	busy = $state(false);
	trouble: string | null = $state(null);
	readonly #opening: Opening;
	#asker: Promise<Asker> | null = null;
	#turn = 0;
	/** What was found before, by the settings it answers. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a store that nothing on the page reads
	readonly #found = new Map<string, { readonly answer: unknown; readonly truth?: unknown }>();

	constructor(opening: Opening) {
		this.#opening = opening;
		this.settings = settingsOf(opening.specs);
		if (opening.built) this.shown = { key: this.key, answer: null };
	}

	/** Names the answer the settings ask for. */
	get key(): string {
		return this.#keyOf(this.settings);
	}

	/** What is drawn answers the settings in force. */
	get fresh(): boolean {
		return this.shown.key === this.key;
	}

	/** The truth that belongs to the answer on the page; undefined before the reveal. */
	get truth(): unknown {
		return this.opened !== null && this.opened.key === this.shown.key
			? this.opened.truth
			: undefined;
	}

	/** Undefined before the reader predicted or skipped; null when skipped. */
	get prediction(): string | null | undefined {
		return this.#opening.progress.of(this.#opening.id).prediction;
	}

	/** Takes the build's answer to the settings the lesson opens with. */
	adopt(answer: unknown): void {
		const key = this.#keyOf(settingsOf(this.#opening.specs));
		if (this.#found.has(key)) return;
		this.#found.set(key, { answer });
		if (this.shown.key === key) this.shown = { key, answer };
	}

	commit(prediction: string | null): void {
		this.#opening.progress.change(this.#opening.id, { prediction });
		void this.warm();
	}

	choose(name: string, value: string): void {
		if (this.settings[name] === value) return;
		this.use({ ...this.settings, [name]: value });
	}

	/** Takes other settings over, all at once. */
	use(settings: Settings): void {
		this.settings = settings;
		void this.#follow();
	}

	/** Opens the answer key, which is fetched now and not before. */
	async reveal(): Promise<void> {
		this.revealing = true;
		await this.#follow();
		if (this.truth !== undefined && this.#opening.built)
			this.#opening.progress.change(this.#opening.id, { revealed: true });
	}

	/** Answer to the settings in force, and truth if asked for, for a sheet: nothing is opened on the page. */
	async forSheet(truth: boolean): Promise<Found | Omit<Found, 'truth'>> {
		const { key, settings } = this;
		const found = this.#found.get(key);
		if (found !== undefined && (!truth || 'truth' in found)) return found;
		return (await this.#reached()).ask(settings, truth);
	}

	async retry(): Promise<void> {
		this.trouble = null;
		if (this.revealing) await this.reveal();
		else await this.#follow();
	}

	/** Starts over: prediction, reveal and answers are forgotten. */
	restart(): void {
		this.#opening.progress.forget(this.#opening.id);
		this.revealing = false;
		this.opened = null;
		this.trouble = null;
		this.use(settingsOf(this.#opening.specs));
	}

	/** Fetches what questions will need, so that the first one is answered soon. */
	async warm(): Promise<void> {
		const asker = await this.#reached().catch(() => null);
		await asker?.warm();
	}

	close(): void {
		this.#turn++;
		void this.#asker?.then((asker) => {
			asker.close();
		});
	}

	async #follow(): Promise<void> {
		const { key, settings, revealing } = this;
		const turn = ++this.#turn;
		this.trouble = null;
		const before = this.#found.get(key);
		if (before !== undefined && (!revealing || 'truth' in before)) {
			this.#show(key, before);
			this.busy = false;
			return;
		}
		if (this.fresh && !revealing) {
			// The build's drawings answer it.
			this.busy = false;
			return;
		}
		this.busy = true;
		try {
			const asker = await this.#reached();
			const { answer, truth } = await asker.ask(settings, revealing);
			if (turn !== this.#turn) return;
			const found = revealing ? { answer, truth } : { answer };
			this.#found.set(key, found);
			this.#show(key, found);
		} catch (error) {
			if (turn !== this.#turn) return;
			this.trouble = error instanceof Error ? error.message : NOT_FETCHED;
		}
		this.busy = false;
	}

	#show(key: string, found: { readonly answer: unknown; readonly truth?: unknown }): void {
		if (this.shown.key !== key || this.shown.answer === null)
			this.shown = { key, answer: found.answer };
		if ('truth' in found) this.opened = { key, truth: found.truth };
	}

	#reached(): Promise<Asker> {
		this.#asker ??= this.#opening.asker().catch((cause: unknown) => {
			this.#asker = null;
			throw new Error(NOT_FETCHED, { cause });
		});
		return this.#asker;
	}

	#keyOf(settings: Settings): string {
		return answerKeyOf(this.#opening.specs, settings);
	}
}
