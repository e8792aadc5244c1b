import { createContext } from 'svelte';
import type * as Items from './report-items.ts';
import type { AddedItem, KeptItem, LessonItem } from './report-items.ts';

const KEY = 'lowflow.report';
/** Where something that cannot be read is put, so that nothing is lost by writing over it. */
const ASIDE = 'lowflow.report.unreadable';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** What checks a report that was kept. It comes after the first paint, which does without it. */
type Code = typeof Items;

type Change = (items: readonly KeptItem[]) => readonly KeptItem[];

/** Something taken out, and where it stood. */
interface Removed {
	readonly item: KeptItem;
	readonly at: number;
}

/**
 * The reader's report: figures, each with its own view, parts of lessons, and notes between them. Kept on this device and never sent;
 * where storage is refused or full it lasts until the page is closed, and `trouble` says so. Each change begins with
 * what is kept, so that two open pages do not undo each other's work.
 */
export class ReportTray {
	items: readonly KeptItem[] = $state.raw([]);
	/** True once what was kept has been read. */
	known = $state(false);
	/** Why the report is not kept, or what of it could not be read; for the reader. */
	trouble = $state<string | null>(null);
	removed: Removed | null = $state.raw(null);
	readonly count = $derived.by(() => this.items.filter(({ kind }) => kind !== 'note').length);
	readonly #store: () => Store;
	/** The last change could not be kept: what is in storage is older than what is here. */
	#ahead = false;

	#code: Code | null;
	#fetching = false;
	/** Changes asked for before the code was there. */
	#waiting: Change[] = [];

	/** @param code fetched with the first `read` where it is not handed over */
	constructor(store: () => Store, code: Code | null = null) {
		this.#store = store;
		this.#code = code;
	}

	/** Takes what is kept: as the site opens, and when another page has changed it. */
	read(): void {
		if (this.#code === null) void this.#fetch();
		else this.#take(this.#code);
	}

	/**
	 * Puts a figure at the end.
	 * @param query the view as the address writes it
	 * @returns false when the report is full
	 */
	addFigure(figure: string, query: string): boolean {
		return this.append([{ kind: 'figure', figure, query }]);
	}

	/**
	 * Puts a figure or the text of a lesson at the end.
	 * @param opened the reader has opened the answer key for it
	 * @returns false when the report is full
	 */
	addLesson(item: LessonItem, opened: boolean): boolean {
		return this.append([opened ? { ...item, opened } : item]);
	}

	/** The reader opens the answer key for an entry. */
	openKey(key: string): void {
		this.#edit(key, (item) => (item.kind === 'lesson' ? { ...item, opened: true } : item));
	}

	/** Puts entries at the end. False, and nothing added, when there is no room for all of them. */
	append(added: readonly AddedItem[]): boolean {
		return this.#change((items) => [...items, ...keyed(added, items)]);
	}

	/** An empty note after an entry, or first where no key is given. Its key, or null when the report is full. */
	addNote(after: string | null): string | null {
		let key: string | null = null;
		const done = this.#change((items) => {
			const at = after === null ? 0 : items.findIndex((item) => item.key === after) + 1;
			const added = keyed([{ kind: 'note', text: '' }], items);
			key = added[0]?.key ?? null;
			return items.toSpliced(at, 0, ...added);
		});
		return done ? key : null;
	}

	/** Moves an entry up (−1) or down (1); at either end it stays. */
	move(key: string, by: -1 | 1): void {
		this.#change((items) => {
			const from = items.findIndex((item) => item.key === key);
			const moved = items[from];
			const to = from + by;
			if (moved === undefined || to < 0 || to >= items.length) return items;
			return items.toSpliced(from, 1).toSpliced(to, 0, moved);
		});
	}

	/** Gives an entry a title of the reader's own; an empty one gives back its own. */
	retitle(key: string, title: string): void {
		const own = title.trim();
		this.#edit(key, (item) => {
			if (item.kind === 'note') return item;
			const { title: before, ...rest } = item;
			return own === '' ? rest : own === before ? item : { ...rest, title: own };
		});
	}

	write(key: string, text: string): void {
		this.#edit(key, (item) => (item.kind === 'note' ? { ...item, text } : item));
	}

	remove(key: string): void {
		this.#change((items) => {
			const at = items.findIndex((item) => item.key === key);
			const item = items[at];
			if (item === undefined) return items;
			this.removed = { item, at };
			return items.toSpliced(at, 1);
		});
	}

	/** Puts back what was removed last. */
	undo(): void {
		const { removed } = this;
		if (removed === null) return;
		const { item, at } = removed;
		const back = this.#change((items) => {
			const taken = items.some(({ key }) => key === item.key);
			return items.toSpliced(at, 0, ...(taken ? keyed([item], items) : [item]));
		});
		if (back) this.removed = null;
	}

	#edit(key: string, edit: (item: KeptItem) => KeptItem): void {
		this.#change((items) => items.map((item) => (item.key === key ? edit(item) : item)));
	}

	async #fetch(): Promise<void> {
		if (this.#fetching) return;
		this.#fetching = true;
		try {
			this.#code = await import('./report-items.ts');
		} catch {
			this.trouble = UNFETCHED;
			return;
		} finally {
			this.#fetching = false;
		}
		if (this.trouble === UNFETCHED) this.trouble = null;
		this.#take(this.#code);
		for (const change of this.#waiting.splice(0)) if (!this.#change(change)) this.trouble = FULL;
	}

	#take(code: Code): void {
		if (!this.#ahead) this.items = this.#latest(code);
		this.known = true;
	}

	#change(change: Change): boolean {
		const code = this.#code;
		if (code === null) {
			this.#waiting.push(change);
			void this.#fetch();
			return true;
		}
		const next = change(this.#ahead ? this.items : this.#latest(code));
		if (next.length > code.MOST_ITEMS) return false;
		this.items = next;
		try {
			this.#store().setItem(KEY, code.keptText(next));
			this.#ahead = false;
			this.trouble = null;
		} catch (error) {
			this.#ahead = true;
			this.trouble = isFull(error)
				? 'The storage of this browser is full, so the last changes to the report are not kept. The report works until this page is closed: save it as a report file, or make room and change something.'
				: REFUSED;
		}
		return true;
	}

	/** What is kept; what is here where storage cannot be read. */
	#latest({ keptItems }: Code): readonly KeptItem[] {
		let text: string | null;
		try {
			text = this.#store().getItem(KEY);
		} catch {
			this.trouble = REFUSED;
			return this.items;
		}
		// Nothing was kept yet, or the browser forgot it: what is here is all there is.
		if (text === null) return this.items;
		const found = keptItems(text);
		if (found !== null) return found;
		this.trouble =
			'The report kept in this browser could not be read, so an empty one is shown. What was kept is put aside and not deleted.';
		try {
			this.#store().setItem(ASIDE, text);
		} catch {
			// Then it stays where it is until the first change.
		}
		return this.items;
	}
}

const REFUSED =
	'This browser refuses storage to the site, so the report is not kept. It works until this page is closed: save it as a report file to keep it.';

const UNFETCHED =
	'The code of the report could not be fetched, so it can be neither read nor changed. Figures and exports work. Check the connection, then reload the page.';

const FULL = 'The report is full, so what was added last is not in it. Take something out first.';

function isFull(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** With keys that none of those there has. */
function keyed(added: readonly AddedItem[], there: readonly KeptItem[]): readonly KeptItem[] {
	const numbers = there.map(({ key }) => Number(/^item-(\d{1,9})$/.exec(key)?.[1] ?? 0));
	const last = Math.max(0, ...numbers);
	return added.map((item, at) => ({ ...item, key: `item-${last + at + 1}` }));
}

export const [reportContext, setReportContext] = createContext<ReportTray>();
