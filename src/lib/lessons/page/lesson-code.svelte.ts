import { resolve } from '$app/paths';
import type { Lesson } from '../lesson.ts';
import type * as RevealParts from './reveal-parts.ts';

/** The lesson itself, and what shows its answers beside the truth. */
interface Fetched {
	readonly lesson: Lesson;
	readonly reveal: typeof RevealParts;
}

/** Who hears what was fetched. */
interface Hearer {
	/** The build's answer to the settings the lesson opens with; null where another registry is in force. */
	readonly answer: ((answer: unknown) => void) | null;
	/** What to tell the reader when something could not be fetched. */
	readonly failed: (message: string) => void;
}

const NOT_FETCHED =
	'The code of this lesson could not be fetched. Text and figures on the page stay readable. Check the connection, then try again.';

/** Code that draws and words what has changed, and the answer behind the build's drawings; the page is read without. */
export class LessonCode {
	/** Null until it is fetched. */
	now: Fetched | null = $state.raw(null);
	readonly #id: string;
	readonly #hearer: Hearer;

	constructor(id: string, hearer: Hearer) {
		this.#id = id;
		this.#hearer = hearer;
	}

	async fetch(): Promise<void> {
		if (this.now !== null) return;
		const { answer: heard, failed } = this.#hearer;
		try {
			const [lesson, reveal, answer] = await Promise.all([
				import('../index.ts').then(({ entryOf }) => entryOf(this.#id).lesson()),
				import('./reveal-parts.ts'),
				heard === null ? null : this.#answer(),
			]);
			heard?.(answer);
			this.now = { lesson, reveal };
		} catch {
			failed(NOT_FETCHED);
		}
	}

	async #answer(): Promise<unknown> {
		const response = await fetch(`${resolve('/learn/')}${this.#id}/answer.json`);
		if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
		return response.json();
	}
}
