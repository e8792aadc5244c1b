import type { Manifest } from '../../db/manifest.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';

/** Tables that hold the truth: they stay in the worker until somebody reveals it. */
export const KEY_TABLES = ['answer_key', 'answer_key_centre'] as const;

export type KeyTable = (typeof KEY_TABLES)[number];

/** Arrow streams by table name. */
export type Streams = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** What the page asks of the worker: a registry once, and then its keys as often as they are revealed. */
export type ToWorker =
	| { readonly kind: 'make'; readonly world: WorldParameters }
	| { readonly kind: 'key'; readonly table: KeyTable };

/** What the worker answers. Streams are handed over, not copied. */
export type FromWorker =
	| { readonly kind: 'progress'; readonly done: number; readonly cases: number }
	| { readonly kind: 'made'; readonly manifest: Manifest; readonly streams: Streams }
	| {
			readonly kind: 'key';
			readonly table: KeyTable;
			readonly stream: Uint8Array<ArrayBuffer>;
	  }
	| { readonly kind: 'failed'; readonly reason: string };
