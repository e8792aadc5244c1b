import { answerKey, type AnswerKey } from '../data/answer-key.ts';
import { extractOf, type LessonData } from '../data/lesson-data.ts';
import { entryOf } from '../index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Computes the answers of lessons away from the page, which stays responsive. Holds one registry. */
let data: LessonData = {};
let opened: (ToWorker & { readonly kind: 'key' }) | null = null;
let key: AnswerKey | null = null;

type Asked = ToWorker & { readonly kind: 'ask' | 'again' };

async function worked(asked: ToWorker & { readonly kind: 'ask' }): Promise<FromWorker> {
	const { id, lesson, settings, reveal } = asked;
	const analysis = await entryOf(lesson).analysis();
	const answer = analysis.analyse(data, settings);
	if (!reveal) return { kind: 'answer', id, answer, truth: null };
	if (opened === null) throw new Error('The answer key is not here.');
	key ??= answerKey(opened.streams, extractOf(data, 'cases').columns.case_id, opened.world);
	return { kind: 'answer', id, answer, truth: analysis.reveal(data, key, settings) };
}

async function madeAgain(asked: ToWorker & { readonly kind: 'again' }): Promise<FromWorker> {
	const { id, lesson, settings, world } = asked;
	const analysis = await entryOf(lesson).analysis();
	if (analysis.again === undefined) throw new Error('This lesson makes no other registry.');
	const made = await analysis.again(world, settings, (share) => {
		reply({ kind: 'progress', id, share });
	});
	return { kind: 'made', id, made };
}

function reply(message: FromWorker): void {
	postMessage(message);
}

async function answered(asked: Asked): Promise<FromWorker> {
	try {
		return await (asked.kind === 'ask' ? worked(asked) : madeAgain(asked));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { kind: 'failed', id: asked.id, message };
	}
}

async function handle(message: ToWorker): Promise<void> {
	if (message.kind === 'data') {
		data = { ...data, ...message.data };
		key = null;
	} else if (message.kind === 'key') {
		opened = message;
		key = null;
	} else reply(await answered(message));
}

let turn: Promise<void> = Promise.resolve();
addEventListener('message', ({ data: message }: MessageEvent<ToWorker>) => {
	turn = turn.then(() => handle(message));
});
