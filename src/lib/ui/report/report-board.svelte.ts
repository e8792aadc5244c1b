import { worldIn } from '../what-if/world-search.ts';
import type { Counted } from './counted.ts';
import type { CountedItem } from './report-items.ts';
import type { ReportPainter } from './report-painter.ts';

/** Where one entry of the report stands. */
export type Counting =
	| { readonly name: 'waiting' }
	| { readonly name: 'here'; readonly counted: Counted }
	/** It is of a registry that is not in force; `world` as links name it. */
	| { readonly name: 'elsewhere'; readonly world: string }
	| { readonly name: 'failed'; readonly message: string };

class Slot {
	/** Of the entry. */
	readonly key: string;
	/** Equal exactly when what is to be counted is. */
	readonly asks: string;
	state: Counting = $state.raw({ name: 'waiting' });

	constructor(key: string, asks: string) {
		this.key = key;
		this.asks = asks;
	}
}

/**
 * The figures and lessons' parts of a report, counted one after the other from the top, each for its own view. What is no longer in the
 * report, or of a registry no longer in force, is given up and never shown.
 */
export class ReportBoard {
	#slots: readonly Slot[] = $state.raw([]);
	#items: readonly CountedItem[] = [];
	#running: AbortController | null = null;
	#painter: () => Promise<ReportPainter>;
	readonly busy = $derived.by(() => this.#slots.some(({ state }) => state.name === 'waiting'));

	constructor(painter: () => Promise<ReportPainter>) {
		this.#painter = painter;
	}

	of(key: string): Counting {
		return this.#slots.find((slot) => slot.key === key)?.state ?? { name: 'waiting' };
	}

	/**
	 * Shows these entries.
	 * @param world the what-if registry in force, as links name it; empty for the published one
	 */
	show(items: readonly CountedItem[], world: string): void {
		const before = this.#slots;
		this.#items = items;
		const slots = items.map((item) => {
			const asks = [world, ...asked(item)].join(' ');
			const kept = before.find(({ key }) => key === item.key);
			if (kept?.asks === asks) return kept;
			const slot = new Slot(item.key, asks);
			const own = worldIn(item.query).text;
			if (own !== world) slot.state = { name: 'elsewhere', world: own };
			return slot;
		});
		this.#slots = slots;
		const gone = before.some((slot) => slot.state.name === 'waiting' && !slots.includes(slot));
		if (gone) this.#running?.abort();
		if (gone || this.#running === null) void this.#count();
	}

	/** Counts again what failed. */
	retry(): void {
		for (const slot of this.#slots)
			if (slot.state.name === 'failed') slot.state = { name: 'waiting' };
		if (this.#running === null) void this.#count();
	}

	close(): void {
		this.#running?.abort();
	}

	async #count(): Promise<void> {
		const run = new AbortController();
		this.#running = run;
		const { signal } = run;
		for (;;) {
			const item = this.#items.find(({ key }) => this.of(key).name === 'waiting');
			const slot = this.#slots.find(({ key }) => key === item?.key);
			if (!item || !slot) break;
			let state: Counting;
			try {
				const painter = await this.#painter();
				signal.throwIfAborted();
				state = { name: 'here', counted: await painter.count(item, signal) };
			} catch (error) {
				if (signal.aborted) return;
				state = { name: 'failed', message: error instanceof Error ? error.message : String(error) };
			}
			if (signal.aborted) return;
			slot.state = state;
		}
		this.#running = null;
	}
}

/** What of an entry decides what is counted. */
function asked(item: CountedItem): readonly string[] {
	if (item.kind === 'figure') return [item.figure, item.query];
	const { lesson, part, query, made = [], opened = false } = item;
	return [lesson, part, query, made.join(), String(opened)];
}
