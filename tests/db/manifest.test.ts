import { describe, expect, test } from 'vitest';
import { manifestHash, parseManifest } from '../../src/lib/db/manifest.ts';
import { fixtureRegistry } from './fixture-registry.ts';

const { manifest } = fixtureRegistry(1, 20, 10);
const copy = () => structuredClone(manifest) as unknown as Record<string, unknown>;

describe('parseManifest', () => {
	test('takes a good one', () => {
		expect(parseManifest(copy())).toEqual(manifest);
	});

	test('refuses one whose hash does not follow from its tables', () => {
		expect(() => parseManifest({ ...copy(), hash: '0'.repeat(64) })).toThrow(/does not follow/);
	});

	test('refuses another schema', () => {
		expect(() => parseManifest({ ...copy(), schemaVersion: '9' })).toThrow(/schema 9/);
	});

	test.each([null, [], 'text', 3])('refuses %j', (json) => {
		expect(() => parseManifest(json)).toThrow(TypeError);
	});

	test.each(Object.keys(manifest))('refuses one without %s', (name) => {
		const rest = copy();
		// eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- each field is taken away in turn
		delete rest[name];
		expect(() => parseManifest(rest)).toThrow(TypeError);
	});

	test.each([
		['file', '../secret.arrows.gzbin'],
		['file', 'https://example.org/runs.arrows.gzbin'],
		['rows', -1],
		['rows', 1.5],
		['bytes', '100'],
		['sha256', 'abc'],
	])('refuses a table whose %s is %j', (name, value) => {
		const tables = { ...manifest.tables, runs: { ...manifest.tables['runs'], [name]: value } };
		expect(() => parseManifest({ ...copy(), tables })).toThrow(TypeError);
	});

	test('refuses a table name that is no name', () => {
		const tables = { 'runs; drop': manifest.tables['runs'] };
		expect(() => parseManifest({ ...copy(), tables })).toThrow(TypeError);
	});
});

test('the hash is over the tables in order of their names', () => {
	const backwards = Object.fromEntries(Object.entries(manifest.tables).reverse());
	expect(manifestHash(backwards)).toBe(manifest.hash);
	const other = { ...manifest.tables, runs: { ...backwards['centre'], sha256: '0'.repeat(64) } };
	expect(manifestHash(other as typeof manifest.tables)).not.toBe(manifest.hash);
});
