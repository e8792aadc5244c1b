/** What a reader did in one lesson. */
export interface LessonProgress {
	/** The prediction as committed; null when it was skipped; undefined before either. */
	readonly prediction?: string | null;
	readonly revealed?: boolean;
	/** Chosen options of "check yourself", by question. */
	readonly answers?: Readonly<Record<string, number>>;
}

const KEY = 'lowflow.learn';
const VERSION = 1;

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

function progressFrom(value: unknown): LessonProgress {
	const { prediction, revealed, answers } = record(value);
	const chosen = Object.entries(record(answers)).filter(
		(each): each is [string, number] => Number.isInteger(each[1]) && Number(each[1]) >= 0,
	);
	return {
		...(typeof prediction === 'string' || prediction === null ? { prediction } : {}),
		...(revealed === true ? { revealed } : {}),
		...(chosen.length > 0 ? { answers: Object.fromEntries(chosen) } : {}),
	};
}

/** Lessons found in stored text; what is malformed is left out. */
export function progressIn(text: string | null): Readonly<Record<string, LessonProgress>> {
	if (text === null) return {};
	try {
		const { version, lessons } = record(JSON.parse(text));
		if (version !== VERSION) return {};
		return Object.fromEntries(
			Object.entries(record(lessons)).map(([id, each]) => [id, progressFrom(each)]),
		);
	} catch {
		return {};
	}
}

/**
 * What the reader did in the lessons, kept on this device and never sent. A browser that refuses storage still
 * keeps it until the page closes, and `refused` says so.
 */
export class Progress {
	lessons = $state.raw<Readonly<Record<string, LessonProgress>>>({});
	/** True once what was kept has been read. */
	known = $state(false);
	refused = $state(false);
	readonly #storage: () => Storage;

	constructor(storage: () => Storage) {
		this.#storage = storage;
	}

	read(): void {
		try {
			this.lessons = { ...progressIn(this.#storage().getItem(KEY)), ...this.lessons };
		} catch {
			this.refused = true;
		}
		this.known = true;
	}

	of(id: string): LessonProgress {
		return this.lessons[id] ?? {};
	}

	change(id: string, change: LessonProgress): void {
		this.lessons = { ...this.lessons, [id]: { ...this.of(id), ...change } };
		this.#keep();
	}

	/** Forgets one lesson, so that it can be taken again. */
	forget(id: string): void {
		this.lessons = Object.fromEntries(
			Object.entries(this.lessons).filter(([other]) => other !== id),
		);
		this.#keep();
	}

	/** As the file a reader may save. */
	text(): string {
		return `${JSON.stringify({ version: VERSION, lessons: this.lessons }, null, '\t')}\n`;
	}

	#keep(): void {
		try {
			this.#storage().setItem(KEY, this.text());
			this.refused = false;
		} catch {
			this.refused = true;
		}
	}
}
