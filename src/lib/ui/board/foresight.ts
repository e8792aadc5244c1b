import type { Asked } from './board.svelte.ts';
import { whenIdle } from './idle.ts';
import type { Answers, Painter } from './painter.ts';
import type { Painted, Slot } from './slot.svelte.ts';

/** A view that was asked for before the reader asked for it. */
interface Foreseen {
	readonly key: string;
	readonly slots: ReadonlySet<Slot>;
	readonly answers: Promise<Answers>;
	readonly painted: Map<Slot, Painted>;
	readonly abort: AbortController;
}

/**
 * Asks for the view that a press seems about to ask for, and draws it while the browser is idle, so that the press
 * meets an answer. Holds one view at a time; nothing of it is shown, and what nobody asks for is dropped.
 */
export class Foresight {
	readonly #draw: (slot: Slot, asked: Asked, answers: Answers) => Painted;
	#foreseen: Foreseen | null = null;

	/** @param draw words and drawing of a figure from an answer */
	constructor(draw: (slot: Slot, asked: Asked, answers: Answers) => Painted) {
		this.#draw = draw;
	}

	/** Asks for the figures in these places. The same view again changes nothing; another one takes its place. */
	foresee(
		key: string,
		asked: Asked,
		slots: readonly Slot[],
		painter: () => Promise<Painter>,
	): void {
		if (this.#foreseen?.key === key) return;
		this.drop();
		const abort = new AbortController();
		const answers = painter().then((ready) =>
			ready.answer(
				slots.map(({ id }) => id),
				asked,
				abort.signal,
			),
		);
		const foreseen = { key, slots: new Set(slots), answers, painted: new Map(), abort };
		this.#foreseen = foreseen;
		// What fails here is forgotten: if it fails again when the reader asks, it is said.
		this.#drawAhead(foreseen, asked).catch(() => {
			if (this.#foreseen === foreseen) this.#foreseen = null;
		});
	}

	/**
	 * The answer to a view, if it was foreseen for all these places; else null, and what was foreseen is given up.
	 * Rejects as the question did.
	 */
	answerTo(key: string, slots: readonly Slot[]): Promise<Answers> | null {
		const foreseen = this.#foreseen;
		if (foreseen?.key === key && slots.every((slot) => foreseen.slots.has(slot)))
			return foreseen.answers;
		this.drop();
		return null;
	}

	/** What was drawn ahead for a place as it is now, if anything. */
	paintedFor(key: string, slot: Slot): Painted | null {
		const painted = this.#foreseen?.key === key ? this.#foreseen.painted.get(slot) : undefined;
		return painted?.width === slot.width ? painted : null;
	}

	/** Gives up what was foreseen. */
	drop(): void {
		this.#foreseen?.abort.abort();
		this.#foreseen = null;
	}

	async #drawAhead(foreseen: Foreseen, asked: Asked): Promise<void> {
		const answers = await foreseen.answers;
		for (const slot of foreseen.slots) {
			if (answers.later(slot.id) !== null) continue;
			await whenIdle(50);
			if (this.#foreseen !== foreseen) return;
			foreseen.painted.set(slot, this.#draw(slot, asked, answers));
		}
	}
}
