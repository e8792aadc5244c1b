import { describe, expect, test } from 'vitest';
import {
	formatHeaders,
	headerRules,
	headersFor,
	metaPolicy,
	parseHeaders,
} from '../../src/hosting/headers.ts';

const page = (hash: string) =>
	`<!doctype html><head><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-${hash}'"></head>`;

const rules = headerRules({ '/': page('aaa'), '/data/': page('bbb') });

describe('headerRules', () => {
	test('gives each page the policy of its own meta element, plus frame-ancestors', () => {
		expect(headersFor(rules, '/')['Content-Security-Policy']).toBe(
			"default-src 'none'; script-src 'self' 'sha256-aaa'; frame-ancestors 'none'",
		);
		expect(headersFor(rules, '/data/')['Content-Security-Policy']).toContain('sha256-bbb');
	});

	test('puts no policy on every path', () => {
		for (const { pattern, headers } of rules.filter((rule) => rule.pattern === '/*')) {
			expect(pattern).toBe('/*');
			expect(Object.keys(headers)).not.toContain('Content-Security-Policy');
		}
		expect(headersFor(rules, '/registry/manifest.json')).not.toHaveProperty(
			'Content-Security-Policy',
		);
	});

	test('lets the engine worker alone compile WebAssembly', () => {
		const allowed = rules.filter(({ headers }) =>
			headers['Content-Security-Policy']?.includes('wasm-unsafe-eval'),
		);
		expect(allowed.map(({ pattern }) => pattern)).toEqual(['/engine/duckdb-browser-eh.worker.js']);
	});

	test('never allows unsafe-eval or inline scripts', () => {
		expect(formatHeaders(rules)).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
	});

	test('keeps files with a hash in their name for a year', () => {
		expect(headersFor(rules, '/_app/immutable/chunks/x.js')['Cache-Control']).toContain(
			'immutable',
		);
		expect(headersFor(rules, '/')).not.toHaveProperty('Cache-Control');
	});

	test('refuses a page without a policy', () => {
		expect(() => headerRules({ '/bare/': '<!doctype html>' })).toThrow(RangeError);
	});
});

test('what is written is read back the same', () => {
	expect(parseHeaders(formatHeaders(rules))).toEqual(rules);
});

test('a line that is no header is refused', () => {
	expect(() => parseHeaders('/\n  nonsense\n')).toThrow(SyntaxError);
	expect(() => parseHeaders('  X-Early: 1\n')).toThrow(SyntaxError);
});

test('a page without the meta element has no policy to lift', () => {
	expect(metaPolicy('<meta name="description" content="x">')).toBeNull();
});
