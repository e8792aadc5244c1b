import { outcomeOf, type Task } from '../../figures/computations.ts';

/** What the worker answers: the outcome, or what went wrong. */
export type TaskReply = { readonly outcome: unknown } | { readonly fault: string };

addEventListener('message', ({ data }: MessageEvent<Task>) => {
	postMessage(reply(data));
});

function reply(task: Task): TaskReply {
	try {
		return { outcome: outcomeOf(task) };
	} catch (error) {
		return { fault: error instanceof Error ? error.message : String(error) };
	}
}
