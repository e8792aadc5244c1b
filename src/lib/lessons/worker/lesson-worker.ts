import { answerKey, type AnswerKey, type KeyStreams } from '../data/answer-key.ts';
import { extractOf, type LessonData } from '../data/lesson-data.ts';
import { entryOf } from '../index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** Computes the answers of lessons away from the page, which stays responsive. Holds one registry. */
let data: LessonData = {};
let streams: KeyStreams | null = null;
let key: AnswerKey | null = null;

async function worked({ lesson, settings, reveal }: ToWorker & { readonly kind: 'ask' }) {
	const analysis = await entryOf(lesson).analysis();
	const answer = analysis.analyse(data, settings);
	if (!reveal) return { answer, truth: null };
	if (streams === null) throw new Error('The answer key is not here.');
	key ??= answerKey(streams, extractOf(data, 'cases').columns.case_id);
	return { answer, truth: analysis.reveal(data, key, settings) };
}

async function handle(message: ToWorker): Promise<void> {
	if (message.kind === 'data') {
		data = { ...data, ...message.data };
		key = null;
		return;
	}
	if (message.kind === 'key') {
		streams = message.streams;
		key = null;
		return;
	}
	const { id } = message;
	let reply: FromWorker;
	try {
		reply = { kind: 'answer', id, ...(await worked(message)) };
	} catch (error) {
		reply = { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
	}
	postMessage(reply);
}

let turn: Promise<void> = Promise.resolve();
addEventListener('message', ({ data: message }: MessageEvent<ToWorker>) => {
	turn = turn.then(() => handle(message));
});
