import { EngineError, reasonOf } from './errors.ts';

const OUT_OF_MEMORY = /out of memory|cannot enlarge memory|bad_alloc|allocation failed|OOM/i;
const BROKEN =
	/unreachable|out of bounds|null function|indirect call|Aborted\(|INTERNAL Error|FATAL Error|database has been invalidated/;

/**
 * The failure of the whole engine that an error tells of, or null when it is about one statement only. The
 * engine reports both in the same way.
 */
export function engineFaultIn(thrown: unknown): EngineError | null {
	const message = reasonOf(thrown);
	if (OUT_OF_MEMORY.test(message)) return new EngineError('out-of-memory', { cause: thrown });
	if (BROKEN.test(message)) return new EngineError('crashed', { cause: thrown });
	return null;
}
