import type { KeyStreams } from '../data/answer-key.ts';
import type { LessonData } from '../data/lesson-data.ts';
import type { Settings } from '../lesson.ts';

/** What the page tells the worker. Messages are worked through in order. */
export type ToWorker =
	| { readonly kind: 'data'; readonly data: LessonData }
	/** The answer key; sent only when a reader asks for the truth. */
	| { readonly kind: 'key'; readonly streams: KeyStreams }
	| {
			readonly kind: 'ask';
			readonly id: number;
			readonly lesson: string;
			readonly settings: Settings;
			readonly reveal: boolean;
	  };

/** What comes back, one for each `ask`. */
export type FromWorker =
	| {
			readonly kind: 'answer';
			readonly id: number;
			readonly answer: unknown;
			readonly truth: unknown;
	  }
	| { readonly kind: 'failed'; readonly id: number; readonly message: string };
