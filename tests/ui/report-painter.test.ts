import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import type { KeptFigure } from '../../src/lib/ui/report/report-items.ts';
import { ReportBoard } from '../../src/lib/ui/report/report-board.svelte.ts';
import { reportPainter, type ReportPainter } from '../../src/lib/ui/report/report-painter.ts';
import { generatedRegistry, type GeneratedRegistry } from '../figures/generated-registry.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	vi.stubGlobal('document', nodeDocument());
	registry = generatedRegistry(1500, 3);
	engine = await nodeEngine({ registry: registry.source });
});

afterAll(async () => {
	vi.unstubAllGlobals();
	await engine.close();
});

const { signal } = new AbortController();
const place = {
	facts: {
		schemaVersion: '0.2',
		generatorVersion: '1.0.0',
		siteVersion: '0.1.0',
		seed: 3,
		cases: 1500,
		snapshot: 'end of 2024',
		hash: 'a'.repeat(64),
	},
	site: 'https://lowflow.example/',
	date: '2026-11-22',
};

function painter(world = ''): ReportPainter {
	return reportPainter({
		engine: async (tables) => {
			await engine.load(tables);
			return engine;
		},
		world: () => world,
		codes: {},
		dataHash: 'a'.repeat(64),
		lessons: () => Promise.reject(new Error('No lesson is in these reports.')),
	});
}

function kept(key: string, query: string, title?: string): KeptFigure {
	return { kind: 'figure', figure: 'outcome-cascade', query, key, ...(title && { title }) };
}

test('each figure is counted for its own cohort', async () => {
	const inHospital = registry.runs.filter(
		(run) => run['setting'] === 'ihca' && run['age_group'] !== 'adult',
	);
	const adults = registry.runs.filter((run) => run['age_group'] === 'adult');
	const counted = await painter().count(kept('item-1', 'setting=ihca'), signal);
	if (counted.kind !== 'figure') throw new Error('It is a figure.');
	expect(counted.view.n.cohort).toBe(inHospital.length);
	const other = await painter().part(kept('item-2', 'age=adult', 'Mine'), place, signal);
	if (other.kind !== 'figure') throw new Error('It is a figure.');
	expect(other.sheet.n.cohort).toBe(adults.length);
	expect(other.sheet.title).toBe('Simulated registry: Mine');
	expect(other.sheet.link).toContain('age=adult');
});

test('a figure of another registry, or of none of this site, is refused', async () => {
	const world = kept('item-1', 'world=1,effect-none');
	await expect(painter().count(world, signal)).rejects.toThrow(/registry/);
	await expect(painter().part(world, place, signal)).rejects.toThrow(/registry/);
	const published = kept('item-1', '');
	await expect(painter('1,effect-none').part(published, place, signal)).rejects.toThrow(/registry/);
	const unknown = { ...published, figure: 'crystal-ball' };
	await expect(painter().count(unknown, signal)).rejects.toThrow(/crystal-ball/);
});

test('the board counts what it is asked last, and shows nothing of another registry', async () => {
	let asked = 0;
	const board = new ReportBoard(() => {
		asked++;
		return Promise.resolve(painter());
	});
	const items = [kept('item-1', ''), kept('item-2', 'world=1,effect-none')];
	board.show(items, '');
	expect(board.of('item-2')).toEqual({ name: 'elsewhere', world: '1,effect-none' });
	board.show([...items, kept('item-3', 'setting=ihca')], '');
	await expect.poll(() => board.of('item-3').name, { timeout: 20_000 }).toBe('here');
	expect(board.of('item-1').name).toBe('here');
	expect(asked).toBe(2);
	board.show(items, '1,effect-none');
	expect(board.of('item-1')).toEqual({ name: 'elsewhere', world: '' });
	expect(board.of('item-3').name).toBe('waiting');
	board.close();
});
