import { describe, expect, test } from 'vitest';
import { isAbort } from '../../src/lib/db/errors.ts';
import { Latest } from '../../src/lib/db/latest.ts';

const settled = async (work: Promise<unknown>) =>
	work.then(
		(answer) => ['answered', answer],
		(error: unknown) => [isAbort(error) ? 'aborted' : 'failed', error],
	);

describe('Latest', () => {
	test('lets only the newest answer, even if the older one finishes after it', async () => {
		const latest = new Latest();
		let finishOld: (answer: string) => void = () => undefined;
		const old = latest.run(() => new Promise<string>((resolve) => (finishOld = resolve)));
		const fresh = latest.run(() => Promise.resolve('new'));
		finishOld('old');
		expect(await settled(fresh)).toEqual(['answered', 'new']);
		expect((await settled(old))[0]).toBe('aborted');
	});

	test('tells the older work to stop', () => {
		const latest = new Latest();
		let heard: AbortSignal | undefined;
		const old = latest.run((signal) => {
			heard = signal;
			return new Promise(() => undefined);
		});
		old.catch(() => undefined);
		expect(heard?.aborted).toBe(false);
		void latest.run(() => Promise.resolve(1));
		expect(heard?.aborted).toBe(true);
	});

	test('passes on the failure of the newest, and hides that of an older one', async () => {
		const latest = new Latest();
		let failOld: (error: Error) => void = () => undefined;
		const old = latest.run(() => new Promise((_, reject) => (failOld = reject)));
		const fresh = latest.run(() => Promise.reject(new Error('broken')));
		failOld(new Error('old trouble'));
		expect((await settled(old))[0]).toBe('aborted');
		expect(await settled(fresh)).toEqual(['failed', new Error('broken')]);
	});

	test('can be stopped, and used again', async () => {
		const latest = new Latest();
		const stopped = latest.run(
			(signal) =>
				new Promise((_, reject) => {
					signal.addEventListener('abort', () => {
						reject(signal.reason as Error);
					});
				}),
		);
		latest.abort();
		latest.abort();
		expect((await settled(stopped))[0]).toBe('aborted');
		expect(await latest.run(() => Promise.resolve(2))).toBe(2);
	});
});
