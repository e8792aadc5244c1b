import { describe, expect, test } from 'vitest';
import type { MortalEngine } from '../../src/lib/db/browser-engine.ts';
import type { LoadedTable } from '../../src/lib/db/engine.ts';
import { EngineError, LoadError } from '../../src/lib/db/errors.ts';
import {
	mayRetry,
	SupervisedEngine,
	type EngineMaker,
	type EngineState,
} from '../../src/lib/db/supervised-engine.ts';

const QUESTION = { sql: 'select 1', params: [] };

/** Engines that answer with their number, or wait if told to, and can be killed. */
class Workshop {
	readonly starts: (readonly LoadedTable[])[] = [];
	readonly closed: number[] = [];
	hold = false;
	failure: Error | null = null;
	now = 0;
	#kill: ((error: EngineError) => void)[] = [];

	readonly make: EngineMaker = async ({ tables, onProgress }) => {
		const number = this.starts.push(tables);
		onProgress({ phase: 'engine', bytes: 1, total: 2 });
		await Promise.resolve();
		if (this.failure) throw this.failure;
		let die: (error: EngineError) => void = () => undefined;
		const ended = new Promise<never>((_, reject) => (die = reject));
		ended.catch(() => undefined);
		const engine: MortalEngine = {
			crashed: new Promise((resolve) => {
				this.#kill.push((error) => {
					die(error);
					resolve(error);
				});
			}),
			query: () =>
				this.hold
					? ended
					: Promise.resolve({ rowCount: 1, column: () => [number] as readonly unknown[] }),
			load: () => Promise.resolve(),
			close: () => {
				this.closed.push(number);
				return Promise.resolve();
			},
		};
		return engine;
	};

	/** The newest engine dies, and everybody has heard of it. */
	async kill(fault: EngineError['fault'] = 'crashed'): Promise<void> {
		this.#kill.at(-1)?.(new EngineError(fault));
		await new Promise((resolve) => setTimeout(resolve));
	}

	supervised(tables: readonly LoadedTable[] = ['runs']): SupervisedEngine {
		return new SupervisedEngine(this.make, tables, () => this.now);
	}
}

const names = (states: readonly EngineState[]) => states.map(({ name }) => name);

function watched(engine: SupervisedEngine): EngineState[] {
	const states: EngineState[] = [];
	engine.subscribe((state) => states.push(state));
	return states;
}

describe('SupervisedEngine', () => {
	test('starts on the first question, once, and tells how it goes', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		const states = watched(engine);
		const answers = await Promise.all([engine.query(QUESTION), engine.query(QUESTION)]);
		expect(answers.map((answer) => answer.column('x'))).toEqual([[1], [1]]);
		expect(names(states)).toEqual(['idle', 'loading', 'loading', 'ready']);
		expect(states[2]).toMatchObject({ progress: { bytes: 1, total: 2 }, restart: false });
		expect(shop.starts).toEqual([['runs']]);
	});

	test('restarts once after a crash, with all tables it held', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.load(['conventional']);
		const states = watched(engine);
		await shop.kill();
		const answer = await engine.query(QUESTION);
		expect(answer.column('x')).toEqual([2]);
		expect(shop.starts).toEqual([['runs'], ['runs', 'conventional']]);
		expect(names(states)).toEqual(['ready', 'loading', 'loading', 'ready']);
		expect(states[1]).toMatchObject({ restart: true });
	});

	test('rejects what was under way; the same question may be asked at once again', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.start();
		shop.hold = true;
		const first = engine.query(QUESTION).catch((error: unknown) => {
			expect(mayRetry(error)).toBe(true);
			shop.hold = false;
			return engine.query(QUESTION);
		});
		await Promise.resolve();
		await shop.kill('out-of-memory');
		expect((await first).column('x')).toEqual([2]);
	});

	test('stays down after a second crash within a minute, until somebody starts it', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.start();
		await shop.kill();
		await engine.start();
		shop.now = 59_000;
		await shop.kill('out-of-memory');
		expect(engine.state).toMatchObject({ name: 'failed', error: { fault: 'out-of-memory' } });
		expect(shop.starts).toHaveLength(2);
		await engine.start();
		expect(engine.state.name).toBe('ready');
	});

	test('does not offer the question of a second crash for another try by itself', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.start();
		await shop.kill();
		await engine.start();
		shop.hold = true;
		const asked = engine.query(QUESTION).catch((error: unknown) => error);
		await Promise.resolve();
		await shop.kill();
		const error = await asked;
		expect(error).toMatchObject({ name: 'EngineError', fault: 'crashed' });
		expect(mayRetry(error)).toBe(false);
		expect(engine.state.name).toBe('failed');
		expect(shop.starts).toHaveLength(2);
	});

	test('stays failed when a file reports progress after another could not be loaded', async () => {
		let late: ((progress: { phase: 'data'; bytes: number; total: number }) => void) | undefined;
		const engine = new SupervisedEngine(({ onProgress }) => {
			late = onProgress;
			return Promise.reject(new LoadError('missing', '/registry/runs.arrows.gzbin'));
		});
		await expect(engine.start()).rejects.toThrow('runs.arrows.gzbin');
		late?.({ phase: 'data', bytes: 1, total: 2 });
		expect(engine.state.name).toBe('failed');
	});

	test('forgives a crash long after the last', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.start();
		await shop.kill();
		await engine.start();
		shop.now = 61_000;
		await shop.kill();
		await engine.start();
		expect(shop.starts).toHaveLength(3);
		expect(engine.state.name).toBe('ready');
	});

	test('says why it could not start, and may be started again', async () => {
		const shop = new Workshop();
		shop.failure = new LoadError('altered', '/registry/runs.arrows.gzbin');
		const engine = shop.supervised();
		await expect(engine.query(QUESTION)).rejects.toBe(shop.failure);
		expect(engine.state).toEqual({ name: 'failed', error: shop.failure });
		expect(mayRetry(shop.failure)).toBe(false);
		shop.failure = null;
		await engine.start();
		expect(engine.state.name).toBe('ready');
	});

	test('closes for good what it had, and starts afresh when asked', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		await engine.start();
		await engine.close();
		expect(shop.closed).toEqual([1]);
		await shop.kill();
		expect(engine.state.name).toBe('idle');
		await engine.start();
		expect(shop.starts).toHaveLength(2);
	});

	test('closed while starting, it throws that engine away', async () => {
		const shop = new Workshop();
		const engine = shop.supervised();
		const starting = engine.start();
		await engine.close();
		await expect(starting).rejects.toMatchObject({ fault: 'closed' });
		expect(shop.closed).toEqual([1]);
		expect(engine.state.name).toBe('idle');
	});

	test('does not ask when the asker has gone', async () => {
		const engine = new Workshop().supervised();
		const controller = new AbortController();
		const answer = engine.query(QUESTION, controller.signal);
		controller.abort();
		await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
		expect(engine.state.name).toBe('ready');
	});

	test('stops telling those who do not listen any more', async () => {
		const engine = new Workshop().supervised();
		const heard: string[] = [];
		const stop = engine.subscribe(({ name }) => heard.push(name));
		stop();
		await engine.start();
		expect(heard).toEqual(['idle']);
	});
});
