import type { Sheet } from './sheet.ts';

/** A file ready to be saved. */
export interface MadeFile {
	/** With its extension; starts with `synthetic_`. */
	readonly name: string;
	/** Media type. */
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** Told how far long work is, 0 to 1, with a word for the step. */
export type Progress = (share: number, step: string) => void;

/** What makes files of one kind from sheets. Its module is fetched only when it is asked for. */
export interface Maker<Settings> {
	/** Rejects with an error whose message names the figure and the reason; with an AbortError when `signal` says so. */
	(
		sheets: readonly Sheet[],
		settings: Settings,
		document: Document,
		progress: Progress,
		signal: AbortSignal,
	): Promise<MadeFile>;
}
