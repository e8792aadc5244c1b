import { EMPTY, sheetFrom, sheetText, type Worksheet } from './sheet.ts';

const KEY = 'lowflow.worksheet';

/** The worksheet in hand, kept on this device and never sent. `refused` says that the browser does not keep it. */
export class KeptSheet {
	sheet: Worksheet = $state.raw(EMPTY);
	refused = $state(false);
	readonly #storage: () => Storage;

	constructor(storage: () => Storage) {
		this.#storage = storage;
	}

	/** Takes up what was kept; a kept text that cannot be read counts as none. */
	read(): void {
		let text: string | null = null;
		try {
			text = this.#storage().getItem(KEY);
		} catch {
			this.refused = true;
		}
		if (text === null) return;
		try {
			this.sheet = sheetFrom(text);
		} catch {
			this.sheet = EMPTY;
		}
	}

	change(change: Partial<Worksheet>): void {
		this.sheet = { ...this.sheet, ...change };
		try {
			this.#storage().setItem(KEY, sheetText(this.sheet));
			this.refused = false;
		} catch {
			this.refused = true;
		}
	}
}
