import { beforeAll, describe, expect, it } from 'vitest';
import { makeCsv } from '../../src/lib/export/data/make-data.ts';
import { makeR } from '../../src/lib/export/code/make-code.ts';
import { makeSvg } from '../../src/lib/export/svg/svg-file.ts';
import type { Maker } from '../../src/lib/export/format.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { analysis } from '../../src/lib/lessons/indication/analysis.ts';
import { lesson } from '../../src/lib/lessons/indication/lesson.ts';
import { lessonSheet } from '../../src/lib/lessons/page/lesson-sheet.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { strictCsv } from '../export/strict-csv.ts';
import { madeWorld } from './made-world.ts';
import { withSettings } from './published.ts';

const settings = withSettings(lesson, { adjust: 'severity' });
const LOOK = {
	preset: 'double',
	theme: 'light',
	background: 'white',
	size: { kind: 'scale', scale: 1 },
} as const;
const FACTS = {
	schemaVersion: '0.2',
	generatorVersion: '1.0.0',
	siteVersion: '0.1.0',
	seed: 7,
	cases: 4000,
	snapshot: 'end of 2024',
	hash: '0123456789abcdef'.repeat(4),
};

describe('a figure of a lesson that leaves the building', () => {
	let sheets: readonly Sheet[];

	beforeAll(async () => {
		const { data } = await madeWorld({ cases: 4000, seed: 7 });
		const answer = analysis.analyse(data, settings);
		sheets = lesson.figures.map((figure) =>
			lessonSheet(
				{
					lesson: lesson.facts,
					id: figure.id,
					name: figure.name,
					method: figure.methods[0] ?? null,
					view: figure.present(answer, { settings, confidenceLevel: 0.95 }),
					chart: (view, drawing) => figure.chart(view, drawing),
					settings,
					search: '?step=look&adjust=severity&world=1,cases-4000,seed-7',
				},
				{
					facts: { ...FACTS, whatIf: 'seed 7, 4,000 cases' },
					site: 'https://lowflow.example/',
					date: '2026-11-22',
				},
			),
		);
	});

	async function made(make: Maker<typeof LOOK>, sheet: Sheet): Promise<string> {
		const { signal } = new AbortController();
		const { bytes } = await make([sheet], LOOK, nodeDocument(), () => undefined, signal);
		return new TextDecoder().decode(bytes);
	}

	it('is marked as any other, and its link reopens lesson, step, settings and registry', () => {
		for (const { title, mark, source, notes, link, citation, name } of sheets) {
			expect(title).toMatch(/^Simulated what-if registry: /);
			expect(mark).toContain('Not patients.');
			expect(source).toContain('seed 7, SHA-256 0123456789abcdef');
			expect(notes.at(-1)).toBe('From lesson 3, “Apples and oranges”.');
			expect(name).toMatch(/^Lesson 3: /);
			expect(link).toBe(
				'https://lowflow.example/learn/indication/?step=look&adjust=severity&world=1,cases-4000,seed-7&v=1&data=01234567',
			);
			expect(citation.bibtex).toContain('learn/indication/');
		}
	});

	it('leaves as a drawing, as the numbers it shows, and as a script', async () => {
		for (const sheet of sheets) {
			expect(await made(makeSvg, sheet)).toContain('Synthetic data. Not patients.');
			const csv = await made(makeCsv, sheet);
			expect(csv.trim().split(/\r?\n/)).toHaveLength(sheet.table.rows.length + 1);
			expect(await made(makeR, sheet)).toContain(sheet.id);
		}
		const ladder = sheets[1];
		if (ladder === undefined) throw new Error('There is no ladder.');
		const [, first] = strictCsv(await made(makeCsv, ladder));
		expect(Number(first?.[2])).toBe(ladder.table.rows[0]?.[1]?.value);
	});
});
