import { describe, expect, test } from 'vitest';
import { engineFaultIn } from '../../src/lib/db/engine-fault.ts';
import {
	EngineError,
	isAbort,
	isEngineError,
	isLoadError,
	isQueryError,
	LoadError,
	QueryError,
} from '../../src/lib/db/errors.ts';

const cause = new Error('because\nof this');

describe('every message says what happened, what still works and what to do', () => {
	const faults = [
		'no-webassembly',
		'no-worker',
		'engine-missing',
		'engine-damaged',
		'start',
		'timeout',
		'crashed',
		'out-of-memory',
		'closed',
	] as const;

	test.each(faults)('engine: %s', (fault) => {
		const error = new EngineError(fault, { cause });
		expect(error.message).toMatch(/^[A-Z].*\. The figures already on the page .*\. [A-Z].*\.$/);
		expect(error.cause).toBe(cause);
		expect([isEngineError(error), isLoadError(error), isQueryError(error)]).toEqual([
			true,
			false,
			false,
		]);
	});

	test.each([
		'missing',
		'unreachable',
		'truncated',
		'altered',
		'file-format',
		'manifest',
		'mismatch',
	] as const)('file: %s', (fault) => {
		const error = new LoadError(fault, 'https://site/x/registry/runs.arrows.gzbin?1234', { cause });
		expect(error.message).toMatch(/runs\.arrows\.gzbin.*\. The figures already on the page .*\.$/);
		expect(error.message).not.toContain('https:');
		expect(error.cause).toBe(cause);
	});

	test('statement', () => {
		const error = new QueryError('select x', cause);
		expect(error.message).toContain('(because)');
		expect(error.sql).toBe('select x');
		expect(error.cause).toBe(cause);
	});
});

test('only what a restart may mend is worth a second try', () => {
	expect(new EngineError('crashed').retryable).toBe(true);
	expect(new EngineError('out-of-memory').retryable).toBe(true);
	expect(new EngineError('timeout').retryable).toBe(true);
	expect(new EngineError('no-worker').retryable).toBe(false);
	expect(new EngineError('engine-missing').retryable).toBe(false);
});

test.each<[string, string | null]>([
	['Out of Memory Error: failed to allocate data of size 2.0 GiB', 'out-of-memory'],
	['Aborted(Cannot enlarge memory arrays to size 4294967296 bytes)', 'out-of-memory'],
	['memory access out of bounds', 'crashed'],
	['unreachable', 'crashed'],
	['table index is out of bounds', 'crashed'],
	['INTERNAL Error: Attempted to access index 3', 'crashed'],
	['FATAL Error: database has been invalidated', 'crashed'],
	['Parser Error: syntax error at or near "selec"', null],
	['Conversion Error: Could not convert string', null],
	['query was canceled', null],
])('%s is a fault of the engine: %s', (message, fault) => {
	expect(engineFaultIn(new Error(message))?.fault ?? null).toBe(fault);
});

test('an abort is no error to speak of', () => {
	expect(isAbort(new DOMException('gone', 'AbortError'))).toBe(true);
	expect(isAbort(new EngineError('closed'))).toBe(false);
	expect(isAbort('AbortError')).toBe(false);
});
