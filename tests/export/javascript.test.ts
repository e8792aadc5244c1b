import { mkdtempSync, symlinkSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as Plot from '@observablehq/plot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeCharts, type CodeChart } from '../../src/lib/export/code/charts.ts';
import { javascriptOf } from '../../src/lib/export/code/javascript.ts';
import { csvFile } from '../../src/lib/export/data/csv.ts';
import { tableColumns } from '../../src/lib/export/data/table-columns.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { COHORT_KINDS, sheetsFor } from './sheets.ts';

type Row = Readonly<Record<string, string | number | null>>;

interface Snippet {
	read(csv: string): readonly Row[];
	charts(rows: readonly Row[]): readonly Plot.PlotOptions[];
}

const folder = mkdtempSync(join(tmpdir(), 'lowflow-snippets-'));

beforeAll(() => {
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

let written = 0;

/** The snippet as a reader runs it: from a file, with Plot beside it. */
async function run(sheet: Sheet): Promise<Snippet> {
	const path = join(folder, `${written++}.mjs`);
	writeFileSync(path, javascriptOf(sheet));
	return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Snippet;
}

/** Values of the table twin that a drawing should show, each as often as it stands there. */
function valuesOf(sheet: Sheet, name: string): number[] {
	const column = tableColumns(sheet.table).find((each) => each.name === name);
	return (column?.values ?? []).filter((value) => typeof value === 'number');
}

function sorted(values: readonly number[]): number[] {
	return values.map((value) => Math.round(value * 100) / 100).toSorted((a, b) => a - b);
}

function numbers(svg: Element, selector: string, attribute: string): number[] {
	return [...svg.querySelectorAll(selector)].map((each) => Number(each.getAttribute(attribute)));
}

/** Holds the places of the marks against the values of the table twin, by the drawing's own scale. */
function compare(sheet: Sheet, chart: CodeChart, drawn: Element & Plot.Plot): number {
	const place = (scale: 'x' | 'y', values: readonly number[]): number[] => {
		const found = drawn.scale(scale);
		return sorted(values.map((value) => Number(found?.apply(value))));
	};
	if (chart.kind === 'intervals') {
		const all = chart.series.flatMap(({ estimate }) => valuesOf(sheet, estimate));
		expect(sorted(numbers(drawn, 'g[aria-label="dot"] circle', 'cx'))).toEqual(place('x', all));
		const lower = chart.series.flatMap(({ lower: name }) => valuesOf(sheet, name ?? ''));
		expect(sorted(numbers(drawn, 'g[aria-label="rule"] line', 'x1'))).toEqual(place('x', lower));
		return all.length;
	}
	if (chart.kind === 'lines') {
		const all = chart.series.flatMap(({ estimate }) => valuesOf(sheet, estimate));
		expect(sorted(numbers(drawn, 'g[aria-label="dot"] circle', 'cy'))).toEqual(place('y', all));
		return all.length;
	}
	if (chart.kind === 'points') {
		const all = valuesOf(sheet, chart.value);
		expect(sorted(numbers(drawn, 'g[aria-label="dot"] circle', 'cy'))).toEqual(place('y', all));
		return all.length;
	}
	if (chart.kind === 'ranges') {
		const all = valuesOf(sheet, chart.ends[2]);
		expect(sorted(numbers(drawn, 'g[aria-label="dot"] circle', 'cx'))).toEqual(place('x', all));
		return all.length;
	}
	const all = valuesOf(sheet, chart.value);
	if (chart.kind === 'cells') {
		const fill = drawn.scale('color');
		const fills = [...drawn.querySelectorAll('g[aria-label="cell"] rect')].map((each) =>
			each.getAttribute('fill'),
		);
		expect(fills.toSorted()).toEqual(all.map((value) => String(fill?.apply(value))).toSorted());
		return all.length;
	}
	const [zero = 0] = place('x', [0]);
	const widths = sorted(numbers(drawn, 'g[aria-label="bar"] rect', 'width'));
	const wanted = sorted(all.map((value) => Number(drawn.scale('x')?.apply(value)) - zero));
	expect(widths.length).toBe(wanted.length);
	widths.forEach((width, at) => {
		expect(Math.abs(width - (wanted[at] ?? NaN))).toBeLessThan(0.05);
	});
	return all.length;
}

describe.each(COHORT_KINDS)('the %s cohort', (kind) => {
	test('every snippet runs on the exported CSV and draws its values', async () => {
		let drawnValues = 0;
		for (const sheet of await sheetsFor(kind)) {
			const snippet = await run(sheet);
			const rows = snippet.read(
				new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvFile(tableColumns(sheet.table))),
			);
			expect(rows.length).toBe(sheet.table.rows.length);
			const options = snippet.charts(rows);
			const charts = codeCharts(sheet);
			expect(options.length).toBe(charts.length);
			for (const [at, chart] of charts.entries()) {
				const drawn = Plot.plot({ ...options[at], document: nodeDocument() });
				expect(drawn.outerHTML).not.toMatch(/NaN|undefined/);
				drawnValues += compare(sheet, chart, drawn);
			}
		}
		expect(drawnValues).toBeGreaterThan(kind === 'empty' ? -1 : 20);
	}, 120_000);
});

test('every figure is redrawn in at least one way', async () => {
	const sheets = await sheetsFor('full');
	expect(sheets.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
	for (const sheet of sheets) expect(codeCharts(sheet).length, sheet.id).toBeGreaterThan(0);
});

test('text of the view cannot end a comment or a string', async () => {
	const [sheet] = await sheetsFor('small');
	if (!sheet) throw new Error('There is no figure.');
	const odd = 'A "quote", a \\ and\na line\u2028 `${1}` */ </script>';
	const snippet = await run({ ...sheet, title: odd, source: odd, cohort: odd });
	expect(snippet.charts([])[0]?.title).toBe(odd);
});
