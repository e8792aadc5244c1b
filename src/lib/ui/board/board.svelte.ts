import type { Statement } from '../../db/engine.ts';
import type { Cohort } from '../../domain/cohort.ts';
import type { Chosen } from '../../domain/view.ts';
import type { OptionValues } from '../../figures/figure.ts';
import { nextTask, whenIdle } from './idle.ts';
import type { Answers, Painter } from './painter.ts';
import { Slot } from './slot.svelte.ts';

/** Chosen options by figure id; a figure or option left out has its initial value. */
export type FigureOptions = Readonly<Record<string, OptionValues>>;

/** What the reader asks to see. */
export interface Asked {
	readonly cohort: Cohort;
	readonly options: FigureOptions;
	/** The cohort as the address writes it: equal cohorts have equal keys. */
	readonly cohortKey: string;
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

/** Equal for a figure exactly when what it shows is: the cohort, the page's choices and the figure's own options. */
function figureKey(id: string, asked: Asked): string {
	const chosen = [asked.choices ?? {}, asked.options[id] ?? {}].map((values) =>
		Object.entries(values)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, value]) => `${name}=${value}`)
			.join('&'),
	);
	return [asked.cohortKey, ...chosen].join('|');
}

/**
 * The figures of a page and the view they answer. The newest request wins: an older one is cancelled and
 * nothing of it is painted. Sentence and figures on screen change in one step; the figures out of sight
 * are marked stale in the same step, hidden, and drawn when the browser is idle.
 */
export class Board {
	readonly slots: readonly Slot[];
	/** Cohort of what the build drew. */
	readonly initialCohortKey: string;
	/** Replaced as a whole, with everything painted for it. */
	shown: Shown = $state.raw(UNSET);
	/** True while an answer is on its way. */
	busy = $state(false);
	problem = $state.raw<Problem | null>(null);

	#painter: () => Promise<Painter>;
	#asked: Asked;
	#abort: AbortController | null = null;

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
		const waiting = this.slots.filter((slot) => slot.key !== figureKey(slot.id, asked));
		if (waiting.length === 0 && asked.cohortKey === this.shown.cohortKey) {
			// The way back to what stands there already, before the answer to another request was painted.
			this.shown = { ...asked, rows: this.shown.rows };
			this.busy = false;
			return;
		}
		this.busy = true;
		try {
			const painter = await this.#painter();
			const ids = waiting.map((slot) => slot.id);
			const answers = await painter.answer(ids, asked, abort.signal);
			abort.signal.throwIfAborted();
			await this.#paint(asked, waiting, answers, abort.signal);
		} catch (cause) {
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

	/** Stops what is under way; for leaving the page. */
	close(): void {
		this.#abort?.abort();
	}

	async #paint(
		asked: Asked,
		waiting: readonly Slot[],
		answers: Answers,
		signal: AbortSignal,
	): Promise<void> {
		const draw = (slot: Slot) => ({
			key: figureKey(slot.id, asked),
			cohortKey: asked.cohortKey,
			width: slot.width,
			...answers.draw(slot.id, slot.width),
		});

		const first = waiting.filter((slot) => slot.onScreen);
		const drawn = [];
		let sliceStart = performance.now();
		for (const slot of first) {
			drawn.push({ slot, painted: draw(slot) });
			if (performance.now() - sliceStart > SLICE) {
				await nextTask();
				signal.throwIfAborted();
				sliceStart = performance.now();
			}
		}
		this.shown = { ...asked, rows: answers.rows };
		for (const { slot, painted } of drawn) slot.painted = painted;
		this.busy = false;

		// What comes into sight meanwhile goes first.
		const rest = waiting.filter((slot) => !first.includes(slot));
		while (rest.length > 0) {
			const next = rest.findIndex((slot) => slot.onScreen);
			if (next === -1) await whenIdle(200);
			else await nextTask();
			signal.throwIfAborted();
			const [slot] = rest.splice(
				Math.max(
					0,
					rest.findIndex((s) => s.onScreen),
				),
				1,
			);
			if (slot) slot.painted = draw(slot);
		}
	}
}
