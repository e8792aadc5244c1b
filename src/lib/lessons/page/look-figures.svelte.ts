import { liveFigure, type LiveFigure } from './live-figure.ts';
import type { LessonVisit } from './visit.svelte.ts';

/** The figures of the look, and what is said after each. */
export class LookFigures {
	/** What the page drew last; it stays, hidden, while its successor is computed. Null while the build's drawings stand. */
	live: readonly LiveFigure[] | null = $state.raw(null);
	/** For the settings in force; null while they are not answered. */
	readonly current: readonly LiveFigure[] | null = $derived.by(() => this.#drawn());
	readonly #reading: readonly string[] = $derived.by(() => this.#words());
	readonly #visit: LessonVisit;

	constructor(visit: LessonVisit) {
		this.#visit = visit;
	}

	/** To be called whenever `current` changes: takes it over, once the build's drawings no longer answer the page. */
	follow(): void {
		if (this.current !== null && (this.#visit.changed || this.live !== null))
			this.live = this.current;
	}

	/** What is said after a figure: its own paragraph; after the last figure all that are left. */
	readAfter(at: number): readonly string[] {
		const last = at === this.#visit.data.figures.length - 1;
		return this.#reading.slice(at, last ? undefined : at + 1);
	}

	#drawn(): readonly LiveFigure[] | null {
		const { code, lesson } = this.#visit;
		if (code.now === null || !lesson.fresh) return null;
		const { settings, shown } = lesson;
		return code.now.lesson.figures.map((figure) => liveFigure(figure, shown.answer, settings));
	}

	#words(): readonly string[] {
		const { code, lesson, changed, elsewhere, data } = this.#visit;
		if (code.now !== null && lesson.fresh && (changed || this.live !== null))
			return code.now.lesson.reading(lesson.shown.answer, lesson.settings);
		return elsewhere ? [] : data.reading;
	}
}
