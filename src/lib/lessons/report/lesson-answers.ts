import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import { PUBLISHED, worldOf } from '../../synthesis/what-if/settings.ts';
import type { LessonSupply } from '../../ui/report/lesson-source.ts';
import type { Settings } from '../lesson.ts';
import { AgainDesk } from '../worker/again-desk.ts';
import type { Found, LessonDesk } from '../worker/lesson-desk.ts';
import { makeWorker } from '../worker/make-worker.ts';
import { registryDesk } from '../worker/registry-desk.ts';

/** What lessons compute on the registry in force, for any of them. */
export interface LessonAnswers {
	/** The world of that registry. */
	readonly world: WorldParameters;
	/** Answer to some settings; the truth, and with it the answer key, only where it is asked for. */
	found(lesson: string, settings: Settings, truth: boolean, signal: AbortSignal): Promise<Found>;
	/** Another registry, made from the same seed at these settings. */
	made(lesson: string, settings: Settings, signal: AbortSignal): Promise<unknown>;
	close(): void;
}

/** A desk and what it was opened for. */
interface Open {
	readonly of: string;
	readonly desk: LessonDesk;
}

/**
 * Computes in workers of the page, one question after the other; one lesson's data are held at a time, answers as
 * long as the registry stays in force. Rejects with an AbortError when a signal says so or another registry comes
 * into force, else with an error whose message is for the reader.
 */
export function workerAnswers(supply: LessonSupply): LessonAnswers {
	const { whatIf } = supply;
	let open: Open | null = null;
	let remaking: AgainDesk | null = null;
	let queue: Promise<unknown> = Promise.resolve();
	let registry = whatIf.key;
	const kept = new Map<string, unknown>();

	const world = (): WorldParameters => worldOf(whatIf.settings ?? PUBLISHED);

	function drop(): void {
		open?.desk.close();
		remaking?.close();
		open = null;
		remaking = null;
	}

	async function deskOf(lesson: string): Promise<LessonDesk> {
		const of = `${lesson} ${registry}`;
		if (open?.of === of) return open.desk;
		drop();
		const desk = await registryDesk(lesson, supply);
		open = { of, desk };
		return desk;
	}

	/** Does the work when that before it is done; what was found before is not asked again. */
	function inTurn<Answer>(
		name: readonly unknown[],
		work: () => Promise<Answer>,
		signal: AbortSignal,
	): Promise<Answer> {
		const asked = whatIf.key;
		const key = JSON.stringify(name);
		const stopped = (): void => {
			if (signal.aborted || whatIf.key !== asked)
				throw new DOMException('It is not wanted any more.', 'AbortError');
		};
		const turn = queue.then(async () => {
			stopped();
			if (registry !== asked) {
				drop();
				kept.clear();
				registry = asked;
			}
			if (kept.has(key)) return kept.get(key) as Answer;
			signal.addEventListener('abort', drop, { once: true });
			try {
				const answer = await work();
				stopped();
				kept.set(key, answer);
				return answer;
			} finally {
				signal.removeEventListener('abort', drop);
			}
		});
		queue = turn.catch(() => undefined);
		return turn;
	}

	return {
		get world() {
			return world();
		},
		found: (lesson, settings, truth, signal) =>
			inTurn(
				['found', lesson, settings, truth],
				async () => (await deskOf(lesson)).ask(settings, truth),
				signal,
			),
		made: (lesson, settings, signal) =>
			inTurn(
				['made', lesson, settings],
				async () => {
					remaking?.close();
					remaking = new AgainDesk(lesson, world(), makeWorker);
					return remaking.ask(settings, () => undefined);
				},
				signal,
			),
		close: drop,
	};
}
