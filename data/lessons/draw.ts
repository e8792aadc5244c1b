import type { Readings } from './reading.ts';

/** Every quantity of every lesson on the registry of one seed. */
export interface Draw {
	readonly seed: number;
	readonly cases: number;
	readonly lessons: Readonly<Record<string, Readings>>;
}
