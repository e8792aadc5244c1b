import type { Lesson } from '../lesson.ts';
import type * as RevealParts from './reveal-parts.ts';

/** The lesson itself, and what shows its answers beside the truth. */
interface Fetched {
	readonly lesson: Lesson;
	readonly reveal: typeof RevealParts;
}

const NOT_FETCHED =
	'The code of this lesson could not be fetched. Text and figures on the page stay readable. Check the connection, then try again.';

/** Code that draws and words what has changed; none of it is needed to read what the build wrote. */
export class LessonCode {
	/** Null until it is fetched. */
	now: Fetched | null = $state.raw(null);
	readonly #id: string;
	readonly #failed: (message: string) => void;

	/** @param failed hears what to tell the reader when it could not be fetched */
	constructor(id: string, failed: (message: string) => void) {
		this.#id = id;
		this.#failed = failed;
	}

	async fetch(): Promise<void> {
		if (this.now !== null) return;
		try {
			const [lesson, reveal] = await Promise.all([
				import('../index.ts').then(({ entryOf }) => entryOf(this.#id).lesson()),
				import('./reveal-parts.ts'),
			]);
			this.now = { lesson, reveal };
		} catch {
			this.#failed(NOT_FETCHED);
		}
	}
}
