import { EARLY } from './early.ts';
import { LATE } from './late.ts';
import type { Opened, Readings } from './reading.ts';

const READERS: Readonly<Record<string, (registry: Opened) => Readings>> = { ...EARLY, ...LATE };

/**
 * Every quantity of the lessons on one registry, computed by the very analyses that the pages run; of all lessons
 * or of those named. Throws RangeError for a lesson that is not read.
 */
export function readLessons(
	registry: Opened,
	ids: readonly string[] = Object.keys(READERS),
): Readonly<Record<string, Readings>> {
	return Object.fromEntries(
		ids.map((id) => {
			const read = READERS[id];
			if (read === undefined) throw new RangeError(`Nobody reads the lesson ${id}.`);
			return [id, read(registry)];
		}),
	);
}
