import type * as DuckDB from '@duckdb/duckdb-wasm';
import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { QueryError, type EngineError } from '../../src/lib/db/errors.ts';
import { WorkerDatabase } from '../../src/lib/db/worker-database.ts';

/** A worker that answers nothing by itself, and a library that does what each test says. */
class FakeWorker extends EventTarget {
	static newest: FakeWorker | undefined;
	terminated = false;

	constructor() {
		super();
		FakeWorker.newest = this;
	}

	terminate(): void {
		this.terminated = true;
	}

	fail(message?: string): void {
		this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
	}
}

const ANSWER = tableToIPC(tableFromArrays({ n: [1] }), { format: 'stream' }) ?? new Uint8Array();

/** What the library's database was asked, in order, and how it answers. */
class Script {
	readonly calls: string[] = [];
	polls = 1;
	start: () => Promise<unknown> = () => Promise.resolve(null);
	poll: () => Promise<Uint8Array | null> = () => Promise.resolve(--this.polls > 0 ? null : ANSWER);
}

/** The library, as far as a worker's database uses it. */
function libraryOf(script: Script): typeof DuckDB {
	class Database {
		protected _pendingRequests = new Map();
		instantiate() {
			return script.start();
		}
		open() {
			return Promise.resolve();
		}
		connectInternal() {
			return Promise.resolve(1);
		}
		createPrepared(_: number, text: string) {
			script.calls.push(`prepare ${text}`);
			return Promise.resolve(7);
		}
		runPrepared(_: number, __: number, values: unknown[]) {
			script.calls.push(`bind ${JSON.stringify(values)}`);
			return Promise.resolve(new Uint8Array());
		}
		runQuery(_: number, text: string) {
			script.calls.push(`ask at once ${text}`);
			return script.poll();
		}
		startPendingQuery(_: number, text: string) {
			script.calls.push(`ask ${text}`);
			return Promise.resolve(null);
		}
		pollPendingQuery() {
			return script.poll();
		}
		cancelPendingQuery() {
			script.calls.push('cancel');
			script.poll = () => Promise.reject(new Error('query was canceled'));
			return Promise.resolve(true);
		}
		fetchQueryResults() {
			return Promise.resolve(new Uint8Array());
		}
		insertArrowFromIPCStream(_: number, __: Uint8Array, { name }: { name: string }) {
			script.calls.push(`insert ${name}`);
			return Promise.resolve();
		}
	}
	class VoidLogger {
		log(): void {
			expect.fail('A silent logger logs nothing.');
		}
	}
	return { AsyncDuckDB: Database, VoidLogger } as unknown as typeof DuckDB;
}

const PATIENCE = { start: 60, step: 60, insert: 60 };

async function opened(script = new Script()) {
	const database = new WorkerDatabase(libraryOf(script), '/engine/worker.js', PATIENCE);
	await database.start('blob:x');
	return { database, script, worker: FakeWorker.newest };
}

const never = () => new Promise<never>(() => undefined);
const faultOf = (work: Promise<unknown>) =>
	work.then(
		() => 'answered',
		(error: unknown) => (error as EngineError).fault,
	);

beforeEach(() => {
	vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('a question', () => {
	test('binds its values, polls until there is an answer, and gives it', async () => {
		const { database, script } = await opened();
		script.polls = 3;
		const answer = await database.run({ sql: 'select ? as n', params: ['x'] });
		expect(answer.column('n')).toEqual([1]);
		expect(script.calls).toEqual([
			"prepare set variable lowflow_values = {'p0': ?}",
			'bind ["x"]',
			"ask select getvariable('lowflow_values').p0 as n",
		]);
	});

	test('prepares the binding of as many values only once', async () => {
		const { database, script } = await opened();
		await database.run({ sql: 'select ?', params: [1] });
		await database.run({ sql: 'select ? + 1', params: [2] });
		expect(script.calls.filter((call) => call.startsWith('prepare'))).toHaveLength(1);
	});

	test('is asked at once when those before it were quick, and step by step again after a slow one', async () => {
		const { database, script } = await opened();
		const ask = async () => {
			await database.run({ sql: 'select 1', params: [] });
			return script.calls.at(-1);
		};
		for (let at = 0; at < 4; at++) expect(await ask()).toBe('ask select 1');
		expect(await ask()).toBe('ask at once select 1');
		const poll = script.poll;
		script.poll = () => new Promise((resolve) => setTimeout(resolve, 50, ANSWER));
		expect(await ask()).toBe('ask at once select 1');
		script.poll = poll;
		expect(await ask()).toBe('ask select 1');
	});

	test('waits for its turn', async () => {
		const { database, script } = await opened();
		await Promise.all([
			database.run({ sql: 'first', params: [] }),
			database.insert('table', new Uint8Array()),
			database.run({ sql: 'second', params: [] }),
		]);
		expect(script.calls).toEqual(['ask first', 'insert table', 'ask second']);
	});

	test('that the engine refuses rejects with its text, and the next one is answered', async () => {
		const { database, script } = await opened();
		const poll = script.poll;
		script.poll = () => Promise.reject(new Error('Binder Error: no such column'));
		const error: unknown = await database
			.run({ sql: 'select x', params: [] })
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(QueryError);
		expect(error).toMatchObject({ sql: 'select x' });
		script.poll = poll;
		expect((await database.run({ sql: 'select 1', params: [] })).rowCount).toBe(1);
	});
});

describe('an abort', () => {
	test('cancels in the engine and rejects at once with the reason', async () => {
		const { database, script } = await opened();
		script.poll = never;
		const controller = new AbortController();
		const answer = database.run({ sql: 'slow', params: [] }, controller.signal);
		await vi.waitFor(() => {
			expect(script.calls).toEqual(['ask slow']);
		});
		const reason = new DOMException('superseded', 'AbortError');
		controller.abort(reason);
		await expect(answer).rejects.toBe(reason);
		expect(script.calls).toEqual(['ask slow', 'cancel']);
		database.close();
	});

	test('of a question that waits keeps it from being asked', async () => {
		const { database, script } = await opened();
		const controller = new AbortController();
		const first = database.run({ sql: 'first', params: [] });
		const second = database.run({ sql: 'second', params: [] }, controller.signal);
		controller.abort();
		await expect(second).rejects.toMatchObject({ name: 'AbortError' });
		await first;
		await database.run({ sql: 'third', params: [] });
		expect(script.calls).toEqual(['ask first', 'ask third']);
	});
});

describe('a worker that dies', () => {
	test('with an error rejects what is under way, and all that follows', async () => {
		const { database, script, worker } = await opened();
		script.poll = never;
		const answer = faultOf(database.run({ sql: 'slow', params: [] }));
		worker?.fail('RuntimeError: unreachable');
		expect(await answer).toBe('crashed');
		expect((await database.crashed).fault).toBe('crashed');
		expect(await faultOf(database.run({ sql: 'more', params: [] }))).toBe('crashed');
		expect(worker?.terminated).toBe(true);
	});

	test('in silence is given up after a while', async () => {
		const { database, script, worker } = await opened();
		script.poll = never;
		expect(await faultOf(database.run({ sql: 'slow', params: [] }))).toBe('timeout');
		expect(worker?.terminated).toBe(true);
	});

	test('is noticed by the lock it held', async () => {
		let release: () => void = () => undefined;
		const name = vi.fn<(of: string) => void>();
		class Named extends FakeWorker {
			constructor(_: string, options: { name: string }) {
				super();
				name(options.name);
			}
		}
		vi.stubGlobal('Worker', Named);
		vi.stubGlobal('navigator', {
			locks: {
				query: () => Promise.resolve({ held: [{ name: name.mock.lastCall?.[0] }] }),
				request: (_: string, __: unknown, granted: () => void) =>
					new Promise<void>((resolve) => {
						release = () => {
							granted();
							resolve();
						};
					}),
			},
		});
		const { database } = await opened();
		await Promise.resolve();
		await vi.waitFor(() => {
			release();
			expect(Named.newest?.terminated).toBe(true);
		});
		expect((await database.crashed).fault).toBe('crashed');
	});

	test('of a broken module or of memory is told from a refused statement', async () => {
		const { database, script } = await opened();
		script.poll = () => Promise.reject(new Error('Out of Memory Error: failed to allocate'));
		expect(await faultOf(database.run({ sql: 'large', params: [] }))).toBe('out-of-memory');
		expect((await database.crashed).fault).toBe('out-of-memory');
	});
});

describe('a start', () => {
	test('that hangs, as under a strict policy, is given up', async () => {
		const script = new Script();
		script.start = never;
		expect(await faultOf(opened(script))).toBe('start');
		expect(FakeWorker.newest?.terminated).toBe(true);
	});

	test('whose worker script is missing says so', async () => {
		const script = new Script();
		script.start = never;
		const start = faultOf(opened(script));
		FakeWorker.newest?.fail();
		expect(await start).toBe('engine-missing');
	});

	test('that the module refuses says so', async () => {
		const script = new Script();
		script.start = () => Promise.reject(new Error('CompileError: bad magic'));
		expect(await faultOf(opened(script))).toBe('start');
	});
});

test('closing ends the worker without calling it a crash', async () => {
	const { database, worker } = await opened();
	database.close();
	expect(worker?.terminated).toBe(true);
	expect(await faultOf(database.run({ sql: 'select 1', params: [] }))).toBe('closed');
	const first = await Promise.race([database.crashed, Promise.resolve('no crash')]);
	expect(first).toBe('no crash');
});
