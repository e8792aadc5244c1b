import type { EngineSession } from '../../ui/engine/engine-session.svelte.ts';
import type { WhatIf } from '../../ui/what-if/what-if.svelte.ts';
import { Progress } from '../progress/progress.svelte.ts';
import { settingsOf, type StepId } from '../settings.ts';
import type { AgainState } from './again-state.svelte.ts';
import { LessonCode } from './lesson-code.svelte.ts';
import { LessonState } from './lesson-state.svelte.ts';
import type { LessonPageData } from './page-data.ts';

/**
 * One lesson on one registry, as a reader goes through it: what is kept of it, what is computed, what is open. Another
 * lesson or registry is another visit.
 */
export class LessonVisit {
	readonly data: LessonPageData;
	readonly session: EngineSession;
	readonly whatIf: WhatIf;
	/** The what-if registry this visit computes on, as links name it; empty for the published one. */
	readonly registry: string;
	/** Not on the published registry. */
	readonly elsewhere: boolean;
	readonly progress: Progress;
	readonly lesson: LessonState;
	readonly code: LessonCode;
	/** The page's code is there; a press before would be lost. */
	ready = $state(false);
	/** The build's drawings stand in the page. */
	built: boolean = $state(false);
	/** A link or the presenter went by the prediction. */
	passed = $state(false);
	/** What of the address could not be used, a sentence each. */
	notices: readonly string[] = $state.raw([]);
	/** The step at which the presenter view begins; null outside it. */
	presented: StepId | null = $state(null);
	/** The prediction is made, or passed by. */
	readonly open = $derived.by(
		() => this.elsewhere || this.lesson.prediction !== undefined || this.passed,
	);
	/** After the truth, or where it could not be had, the rest of the lesson opens. */
	readonly ended = $derived.by(
		() =>
			this.lesson.truth !== undefined ||
			this.progress.of(this.data.lesson.id).revealed === true ||
			(this.lesson.revealing && this.lesson.trouble !== null),
	);
	/** Something else is shown than what the build drew: other settings, or larger. */
	readonly changed = $derived.by(
		() =>
			!this.built ||
			this.presented !== null ||
			Object.entries(this.lesson.settings).some(([name, value]) => this.#initial[name] !== value),
	);
	readonly #initial: ReturnType<typeof settingsOf>;
	#again: AgainState | null = null;

	constructor(data: LessonPageData, session: EngineSession, whatIf: WhatIf) {
		this.data = data;
		this.session = session;
		this.whatIf = whatIf;
		this.registry = whatIf.key;
		this.elsewhere = this.registry !== '';
		this.built = !this.elsewhere;
		this.progress = new Progress(() => localStorage);
		this.#initial = settingsOf(data.settings);
		const { id } = data.lesson;
		this.lesson = new LessonState({
			id,
			specs: data.settings,
			built: !this.elsewhere,
			progress: this.progress,
			asker: async () => (await import('./desks.ts')).lessonDesk(id, this),
		});
		this.code = new LessonCode(id, {
			answer: this.elsewhere
				? null
				: (answer) => {
						this.lesson.adopt(answer);
					},
			failed: (message) => {
				this.lesson.trouble = message;
			},
		});
	}

	/** Other registries made after the reveal; kept as long as the page is open. */
	again(begin: () => AgainState): AgainState {
		return (this.#again ??= begin());
	}

	commit(value: string | null): void {
		this.lesson.commit(value);
		void this.code.fetch();
	}

	choose(name: string, value: string): void {
		void this.code.fetch();
		this.lesson.choose(name, value);
	}

	async reveal(): Promise<void> {
		await Promise.all([this.code.fetch(), this.lesson.reveal()]);
	}

	async retry(): Promise<void> {
		await Promise.all([this.code.fetch(), this.lesson.retry()]);
	}

	answer(question: number, option: number): void {
		const { id } = this.data.lesson;
		const { answers } = this.progress.of(id);
		this.progress.change(id, { answers: { ...answers, [question]: option } });
	}

	/** Forgets prediction, reveal and answers. */
	startOver(): void {
		this.lesson.restart();
		this.passed = false;
	}

	close(): void {
		this.lesson.close();
		this.#again?.close();
	}
}
