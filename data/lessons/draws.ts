import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Draw } from './draw.ts';

const WORKER = fileURLToPath(new URL('./draw-worker.ts', import.meta.url));

/** Reads one seed after another in one process until none is left. Rejects when the process ends before. */
function work(
	child: ChildProcess,
	next: () => number | undefined,
	cases: number,
	done: (draw: Draw) => Promise<void>,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const send = (): void => {
			const seed = next();
			if (seed === undefined) {
				child.disconnect();
				resolve();
			} else child.send({ seed, cases });
		};
		child.on('message', (draw: Draw) => {
			done(draw).then(send, reject);
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			if (code !== 0) reject(new Error(`A process ended with code ${String(code)}.`));
		});
		send();
	});
}

/** Reads the registries of some seeds in several processes; `done` hears of each as it comes, in no set order. */
export async function readDraws(
	seeds: readonly number[],
	{ cases, workers }: { readonly cases: number; readonly workers: number },
	done: (draw: Draw) => Promise<void>,
): Promise<void> {
	const left = [...seeds];
	const children = Array.from({ length: Math.min(workers, seeds.length) }, () => fork(WORKER));
	try {
		await Promise.all(children.map((child) => work(child, () => left.shift(), cases, done)));
	} finally {
		for (const child of children) child.kill();
	}
}
