import type { Filters } from './views.ts';

/** One way of answering the eight views. */
export interface Arm {
	/**
	 * The vector of all views under these filters; null when a newer question has overtaken this one and the arm
	 * gave it up.
	 */
	answer(filters: Filters): Promise<Float64Array | null>;
}

/** Makes an arm from the bytes of the table, which are its own. */
export type MakeArm = (bytes: Uint8Array<ArrayBuffer>, engine: string) => Promise<Arm>;
