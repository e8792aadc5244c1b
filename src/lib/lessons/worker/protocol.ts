import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { KeyStreams } from '../data/answer-key.ts';
import type { LessonData } from '../data/lesson-data.ts';
import type { Settings } from '../lesson.ts';

/** What the page tells the worker. Messages are worked through in order. */
export type ToWorker =
	| { readonly kind: 'data'; readonly data: LessonData }
	/** The answer key and the world it is of; sent only when a reader asks for the truth. */
	| { readonly kind: 'key'; readonly streams: KeyStreams; readonly world: WorldParameters }
	| {
			readonly kind: 'ask';
			readonly id: number;
			readonly lesson: string;
			readonly settings: Settings;
			readonly reveal: boolean;
	  }
	/** Another registry is to be made and analysed; needs neither data nor key. */
	| {
			readonly kind: 'again';
			readonly id: number;
			readonly lesson: string;
			readonly settings: Settings;
			readonly world: WorldParameters;
	  };

/** What comes back: one answer for each `ask` and `again`, of the latter with word on the way. */
export type FromWorker =
	| {
			readonly kind: 'answer';
			readonly id: number;
			readonly answer: unknown;
			readonly truth: unknown;
	  }
	| {
			readonly kind: 'progress';
			readonly id: number;
			/** 0 to 1. */
			readonly share: number;
	  }
	| { readonly kind: 'made'; readonly id: number; readonly made: unknown }
	| { readonly kind: 'failed'; readonly id: number; readonly message: string };
