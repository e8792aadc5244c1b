import type { Statement } from '../../db/engine.ts';
import type { Sheet } from '../../export/sheet.ts';
import type { Cohort } from '../../domain/cohort.ts';
import type { Chosen } from '../../domain/view.ts';
import type { OptionValues } from '../../figures/figure.ts';
import type { Place } from '../export/place.ts';
import { Foresight } from './foresight.ts';
import { nextTask, whenIdle } from './idle.ts';
import type { Answers, Painter } from './painter.ts';
import { Slot, type Painted } from './slot.svelte.ts';

/** Chosen options by figure id; a figure or option left out has its initial value. */
export type FigureOptions = Readonly<Record<string, OptionValues>>;

/** What the reader asks to see. */
export interface Asked {
	readonly cohort: Cohort;
	readonly options: FigureOptions;
	/** The cohort as the address writes it: equal cohorts have equal keys. */
	readonly cohortKey: string;
	/** The what-if registry that is asked, as links name it; none for the published one. */
	readonly registry?: string;
	/** How numbers are shown; see `view/display.ts`. What is left out has its initial value. */
	readonly choices?: Chosen;
}

/** What the page shows: the view every figure on screen answers, and its number of rows. */
export interface Shown extends Asked {
	readonly rows: number;
}

/** A failed answer, in words for the reader. */
export interface Problem {
	readonly message: string;
	readonly cause: unknown;
}

const UNSET: Shown = { cohort: { clauses: {} }, options: {}, cohortKey: '', rows: 0 };

/** Longest stretch of drawing before the page may breathe, ms. */
const SLICE = 25;

/** An answer that comes sooner than this is not announced as awaited: saying so costs a frame, and flickers. */
const QUICK = 100;

/** Longest time spent on asking the view shown over and over, ms, and the most rounds of it. */
const WARM_UP = { milliseconds: 1500, rounds: 40 };

/** Equal exactly when what a whole page shows is. */
function viewKey(asked: Asked): string {
	return JSON.stringify([asked.registry, asked.cohortKey, asked.choices ?? {}, asked.options]);
}

/** Equal for a figure exactly when what it shows is: the registry, the cohort, the page's choices and the figure's own options. */
function figureKey(id: string, asked: Asked): string {
	const chosen = [asked.choices ?? {}, asked.options[id] ?? {}].map((values) =>
		Object.entries(values)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, value]) => `${name}=${value}`)
			.join('&'),
	);
	return [...(asked.registry ? [asked.registry] : []), asked.cohortKey, ...chosen].join('|');
}

/**
 * The figures of a page and the view they answer. The newest request wins: an older one is cancelled and
 * nothing of it is painted. Figures on screen are asked for first; sentence and these figures change in one
 * step. The figures out of sight are marked stale in the same step, hidden, asked for next, and drawn when the
 * browser is idle.
 */
export class Board {
	readonly slots: readonly Slot[];
	/** Cohort of what the build drew. */
	readonly initialCohortKey: string;
	/** Replaced as a whole, with everything painted for it. */
	shown: Shown = $state.raw(UNSET);
	/** True while an answer is on its way that is not a quick one. */
	busy = $state(false);
	problem = $state.raw<Problem | null>(null);

	#painter: () => Promise<Painter>;
	#asked: Asked;
	#abort: AbortController | null = null;
	/** True from a request until everything is painted or another request has taken over. */
	#working = false;
	readonly #foresight = new Foresight(paintedFor);
	readonly #closed = new AbortController();

	constructor(ids: readonly string[], initial: Shown, painter: () => Promise<Painter>) {
		this.#painter = painter;
		this.#asked = initial;
		this.shown = initial;
		this.initialCohortKey = initial.cohortKey;
		this.slots = ids.map((id) => new Slot(id, figureKey(id, initial)));
	}

	slot(id: string): Slot {
		const slot = this.slots.find((candidate) => candidate.id === id);
		if (!slot) throw new RangeError(`This page has no figure "${id}".`);
		return slot;
	}

	/** True when what stands in the figure's place does not answer the view shown. */
	isStale(id: string): boolean {
		return this.slot(id).key !== figureKey(id, this.shown);
	}

	/** Shows another view. Resolves when everything is painted, or when a newer request has taken over. */
	async show(asked: Asked): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#asked = asked;
		this.problem = null;
		this.#working = true;
		try {
			await this.#showNow(asked, abort);
		} finally {
			if (this.#abort === abort) this.#working = false;
		}
	}

	/**
	 * Asks for a view that the reader seems about to ask for, so that its figures on screen are there when they do.
	 * Changes nothing that is shown. Does nothing while another view is on its way.
	 */
	foresee(asked: Asked): void {
		if (this.#working || this.#closed.signal.aborted) return;
		const seen = this.slots.filter(
			(slot) => slot.onScreen && slot.key !== figureKey(slot.id, asked),
		);
		if (seen.length > 0) this.#foresight.foresee(viewKey(asked), asked, seen, this.#painter);
	}

	async #showNow(asked: Asked, abort: AbortController): Promise<void> {
		const waiting = this.slots.filter((slot) => slot.key !== figureKey(slot.id, asked));
		if (waiting.length === 0 && asked.cohortKey === this.shown.cohortKey) {
			// The way back to what stands there already, before the answer to another request was painted.
			this.shown = { ...asked, rows: this.shown.rows };
			this.busy = false;
			return;
		}
		const announced = setTimeout(() => {
			if (!abort.signal.aborted) this.busy = true;
		}, QUICK);
		try {
			const painter = await this.#painter();
			const seen = waiting.filter((slot) => slot.onScreen);
			const rest = waiting.filter((slot) => !slot.onScreen);
			const foreseen = seen.length > 0 ? this.#foresight.answerTo(viewKey(asked), seen) : null;
			const answers = foreseen
				? await foreseen.catch(() => answersTo(seen))
				: await answersTo(seen.length > 0 ? seen : rest);
			abort.signal.throwIfAborted();
			// Some figures wait for numbers that are worked out apart; the others do not wait for them.
			const waits = seen.map((slot) => answers.later(slot.id));
			if (waits.every((wait) => wait !== null)) await Promise.all(waits);
			abort.signal.throwIfAborted();
			clearTimeout(announced);
			const late = seen.filter((slot) => answers.later(slot.id) !== null);
			const painting = late.map((slot) => this.#paintLater(asked, slot, answers, abort.signal));
			await this.#paintAtOnce(
				asked,
				seen.filter((slot) => !late.includes(slot)),
				answers,
				abort.signal,
			);
			if (rest.length > 0) {
				await whenIdle(200);
				abort.signal.throwIfAborted();
				this.#foresight.drop();
				const others = seen.length > 0 ? await answersTo(rest) : answers;
				await this.#paintInTurn(asked, rest, others, abort.signal);
			}
			await Promise.all(painting);

			async function answersTo(slots: readonly Slot[]): Promise<Answers> {
				const ids = slots.map((slot) => slot.id);
				const answered = await painter.answer(ids, asked, abort.signal);
				abort.signal.throwIfAborted();
				return answered;
			}
		} catch (cause) {
			clearTimeout(announced);
			if (abort.signal.aborted) return;
			this.busy = false;
			this.problem = {
				message: cause instanceof Error ? cause.message : String(cause),
				cause,
			};
		}
	}

	/** Tries the last request again. */
	retry(): Promise<void> {
		return this.show(this.#asked);
	}

	/** What a figure asks the database for a view. Rejects when the figures' code cannot be fetched. */
	async statements(id: string, asked: Asked): Promise<readonly Statement[]> {
		const painter = await this.#painter();
		return painter.statements(id, asked);
	}

	/** A figure as it leaves the building, for a view. Rejects with an error whose message is for the reader. */
	async sheet(id: string, asked: Asked, place: Place): Promise<Sheet> {
		const painter = await this.#painter();
		return painter.sheet(id, asked, place, this.#closed.signal);
	}

	/** Stops what is under way; for leaving the page. */
	close(): void {
		this.#abort?.abort();
		this.#foresight.drop();
		this.#closed.abort();
	}

	/**
	 * Asks and draws the view shown once more and throws it away, then asks it over and over, so that the first
	 * requests of the reader find engine and code warm: compiled code gets faster the more it has run. Gives way to
	 * every request, and goes on after it.
	 */
	async rehearse(): Promise<void> {
		try {
			const painter = await this.#painter();
			const { signal } = this.#closed;
			// A view that is on its way, as after a link, is rehearsal enough.
			const fresh = this.slots.every((slot) => slot.key === figureKey(slot.id, this.#asked));
			for (const slot of fresh ? this.slots : []) {
				await this.#atRest();
				const asked = this.#asked;
				const answers = await painter.answer([slot.id], asked, signal);
				signal.throwIfAborted();
				const current = this.#asked === asked && !this.#working;
				if (current && answers.later(slot.id) === null) answers.draw(slot.id, slot.width);
			}
			const ids = this.slots.map(({ id }) => id);
			let spent = 0;
			for (let round = 0; round < WARM_UP.rounds && spent < WARM_UP.milliseconds; round++) {
				await this.#atRest();
				const started = performance.now();
				await painter.warm(ids, this.#asked, signal);
				spent += performance.now() - started;
			}
		} catch {
			// What fails here fails again, and is said, when somebody asks.
		}
	}

	/** Resolves when nothing is asked for and the browser is idle. Rejects when the page is left. */
	async #atRest(): Promise<void> {
		do {
			await whenIdle(1000);
			this.#closed.signal.throwIfAborted();
		} while (this.#working);
	}

	/** Draws these figures and shows them, and the sentence, in one step. */
	async #paintAtOnce(
		asked: Asked,
		slots: readonly Slot[],
		answers: Answers,
		signal: AbortSignal,
	): Promise<void> {
		const drawn = [];
		let sliceStart = performance.now();
		for (const slot of slots) {
			const ready = this.#foresight.paintedFor(viewKey(asked), slot);
			drawn.push({ slot, painted: ready ?? paintedFor(slot, asked, answers) });
			if (performance.now() - sliceStart > SLICE) {
				await nextTask();
				signal.throwIfAborted();
				sliceStart = performance.now();
			}
		}
		this.shown = { ...asked, rows: answers.rows };
		for (const { slot, painted } of drawn) slot.painted = painted;
		this.busy = false;
	}

	/** Draws a figure as soon as its numbers have been worked out. */
	#paintLater(asked: Asked, slot: Slot, answers: Answers, signal: AbortSignal): Promise<void> {
		const painting = (async () => {
			await answers.later(slot.id);
			await nextTask();
			signal.throwIfAborted();
			slot.painted = paintedFor(slot, asked, answers);
		})();
		// It is waited for in the end; a request given up before that leaves nobody to hear of it.
		painting.catch(() => undefined);
		return painting;
	}

	/** Draws these figures when the browser is idle; what comes into sight meanwhile goes first. */
	async #paintInTurn(
		asked: Asked,
		slots: readonly Slot[],
		answers: Answers,
		signal: AbortSignal,
	): Promise<void> {
		const late = slots.filter((slot) => answers.later(slot.id) !== null);
		const painting = late.map((slot) => this.#paintLater(asked, slot, answers, signal));
		const rest = slots.filter((slot) => !late.includes(slot));
		while (rest.length > 0) {
			if (rest.some((slot) => slot.onScreen)) await nextTask();
			else await whenIdle(200);
			signal.throwIfAborted();
			const next = Math.max(
				0,
				rest.findIndex((slot) => slot.onScreen),
			);
			const [slot] = rest.splice(next, 1);
			if (slot) slot.painted = paintedFor(slot, asked, answers);
		}
		await Promise.all(painting);
	}
}

function paintedFor(slot: Slot, asked: Asked, answers: Answers): Painted {
	return {
		key: figureKey(slot.id, asked),
		cohortKey: asked.cohortKey,
		width: slot.width,
		...answers.draw(slot.id, slot.width),
	};
}
