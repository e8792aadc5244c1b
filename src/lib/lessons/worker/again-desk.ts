import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { Settings } from '../lesson.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

interface Waiting {
	readonly id: number;
	readonly resolve: (made: unknown) => void;
	readonly reject: (error: unknown) => void;
	readonly onShare: (share: number) => void;
}

const STOPPED =
	'The other registry could not be made: the calculation ended before it was done. What is on the page stays as it is. Try again, or reload the page.';

/**
 * Makes other registries for one lesson, one at a time, in a worker of its own: stopping ends that worker, and with
 * it the work. The newest question wins; an older one rejects with an AbortError.
 */
export class AgainDesk {
	readonly #lesson: string;
	readonly #world: WorldParameters;
	readonly #start: () => Worker;
	#worker: Worker | null = null;
	#waiting: Waiting | null = null;
	#count = 0;

	constructor(lesson: string, world: WorldParameters, start: () => Worker) {
		this.#lesson = lesson;
		this.#world = world;
		this.#start = start;
	}

	/** `onShare` hears how much is done, 0 to 1. Rejects with an error whose message is for the reader. */
	ask(settings: Settings, onShare: (share: number) => void): Promise<unknown> {
		this.stop();
		return new Promise((resolve, reject) => {
			const id = ++this.#count;
			this.#waiting = { id, resolve, reject, onShare };
			const message: ToWorker = {
				kind: 'again',
				id,
				lesson: this.#lesson,
				settings: { ...settings },
				world: this.#world,
			};
			this.#worker ??= this.#started();
			this.#worker.postMessage(message);
		});
	}

	/** Ends what is under way; its question rejects with an AbortError. */
	stop(): void {
		if (this.#waiting === null) return;
		this.#waiting.reject(new DOMException('It was stopped.', 'AbortError'));
		this.#drop();
	}

	close(): void {
		this.stop();
		this.#drop();
	}

	#started(): Worker {
		const worker = this.#start();
		worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
			this.#hear(message);
		});
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#waiting?.reject(new Error(STOPPED));
			this.#drop();
		});
		return worker;
	}

	#hear(message: FromWorker): void {
		const waiting = this.#waiting;
		if (waiting?.id !== message.id) return;
		if (message.kind === 'progress') {
			waiting.onShare(message.share);
			return;
		}
		this.#waiting = null;
		if (message.kind === 'made') waiting.resolve(message.made);
		else waiting.reject(new Error(message.kind === 'failed' ? failed(message.message) : STOPPED));
	}

	#drop(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#waiting = null;
	}
}

function failed(reason: string): string {
	const said = /[.!?]$/.test(reason) ? reason : `${reason}.`;
	return `The registry of this setting has no answer: ${said} What is on the page stays as it is. Choose another value, or a larger registry.`;
}
