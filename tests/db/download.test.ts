import { tableFromIPC } from '@uwdata/flechette';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variablesOf } from '../../src/lib/domain/codebook.ts';
import { DEFAULT_COHORT, matches, type Cohort } from '../../src/lib/domain/cohort.ts';
import { downloadTable } from '../../src/lib/db/download.ts';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { fixtureRegistry } from './fixture-registry.ts';

const fixture = fixtureRegistry(9, 80, 60);
let engine: Engine;

beforeAll(async () => {
	engine = await nodeEngine({
		registry: fixture.source,
		tables: ['runs', 'conventional', 'centre'],
	});
});
afterAll(() => engine.close());

describe('an Arrow file', () => {
	test('is in file format and holds the rows as they were, with the mark on each', async () => {
		const { bytes, rows, extension } = await downloadTable(engine, 'runs', 'arrow');
		expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe('ARROW1');
		expect([rows, extension]).toEqual([80, 'arrow']);
		const table = tableFromIPC(bytes);
		expect(table.names.slice(0, 3)).toEqual(
			variablesOf('arrest_case')
				.slice(0, 3)
				.map(({ name }) => name),
		);
		expect(table.names.at(-1)).toBe('synthetic');
		expect(table.names).not.toContain('n_comp_groups');
		for (const { name } of variablesOf('arrest_case')) {
			expect(Array.from(table.getChild(name).toArray() as Iterable<unknown>)).toEqual(
				fixture.rows['runs']?.map((row) => row[name]),
			);
		}
		expect(new Set(table.getChild('synthetic').toArray() as Iterable<unknown>)).toEqual(
			new Set([true]),
		);
	});

	test('can hold a cohort, and nobody', async () => {
		const expected = fixture.rows['runs']?.filter((row) => matches(row, DEFAULT_COHORT));
		const { rows, bytes } = await downloadTable(engine, 'runs', 'arrow', DEFAULT_COHORT);
		expect(rows).toBe(expected?.length);
		expect(tableFromIPC(bytes).numRows).toBe(rows);
		const nobody: Cohort = { clauses: { sex: { kind: 'levels', levels: [] } } };
		expect((await downloadTable(engine, 'runs', 'arrow', nobody)).rows).toBe(0);
	});
});

describe('a CSV file', () => {
	test('names its columns and marks every row', async () => {
		const { bytes, type } = await downloadTable(engine, 'centre', 'csv');
		const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
		expect(type).toMatch(/^text\/csv/);
		expect(lines[0]).toBe(
			[...variablesOf('centre').map(({ name }) => name), 'synthetic'].join(','),
		);
		expect(lines).toHaveLength(13);
		expect(lines.slice(1).every((line) => line.endsWith(',TRUE'))).toBe(true);
	});

	test('holds all arrests, runs or not', async () => {
		expect((await downloadTable(engine, 'arrest_case', 'csv')).rows).toBe(140);
	});
});

test('only arrests can be filtered', async () => {
	await expect(downloadTable(engine, 'centre', 'csv', DEFAULT_COHORT)).rejects.toThrow(RangeError);
});
