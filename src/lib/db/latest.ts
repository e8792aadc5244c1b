/**
 * Runs the newest of a row of requests: starting one aborts the one before, whose promise then rejects with an
 * AbortError even if its work ignores the signal. So an answer, when it comes, is never a stale one.
 */
export class Latest {
	#current: AbortController | null = null;

	/** Runs `work` with a signal that a newer call aborts. */
	async run<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
		this.#current?.abort(superseded());
		const controller = new AbortController();
		this.#current = controller;
		const { signal } = controller;
		try {
			const answer = await work(signal);
			signal.throwIfAborted();
			return answer;
		} catch (error) {
			signal.throwIfAborted();
			throw error;
		} finally {
			if (this.#current === controller) this.#current = null;
		}
	}

	/** Aborts what is running, if anything. */
	abort(): void {
		this.#current?.abort(superseded());
		this.#current = null;
	}
}

function superseded(): DOMException {
	return new DOMException('A newer request took its place.', 'AbortError');
}
