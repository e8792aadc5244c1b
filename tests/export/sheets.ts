import { downloadTable, type Download, type DownloadFormat } from '../../src/lib/db/download.ts';
import type { Engine, LoadedTable } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { type Cohort } from '../../src/lib/domain/cohort.ts';
import { decodeView } from '../../src/lib/domain/view-url.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import type { Figure } from '../../src/lib/figures/figure.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import type { Asked } from '../../src/lib/ui/board/board.svelte.ts';
import { presentFigures, tablesOf } from '../../src/lib/ui/board/figure-painter.ts';
import { sheetOf } from '../../src/lib/ui/export/sheet-of.ts';
import { generatedRegistry } from '../figures/generated-registry.ts';

/** A cohort to export: every figure has something to show, cells are suppressed, nothing is left; or filtered in many ways. */
export type CohortKind = (typeof COHORT_KINDS)[number] | 'filtered';

export const COHORT_KINDS = ['full', 'small', 'empty'] as const;

const QUERIES: Readonly<Record<CohortKind, string>> = {
	full: '',
	small: 'dx=hypothermia,toxic_ingestion',
	empty: 'dx=hypothermia&age=neonate&chd_stage=post_stage1',
	filtered: 'setting=ihca&year=2014..2023&offhours=yes&witnessed=witnessed,unknown',
};

export const SITE = 'https://lowflow.example/x/';
export const DAY = '2026-11-22';

const facts = {
	schemaVersion: '0.2',
	generatorVersion: '1.0.0',
	siteVersion: '0.1.0',
	seed: 7,
	cases: 6000,
	snapshot: 'end of 2024',
	hash: '0123456789abcdef'.repeat(4),
};

const engines = new Map<number, Promise<Engine>>();

/** Eligible arrests of the registry that most tests export from. */
const CASES = 6000;

function cohort(kind: CohortKind): Cohort {
	return decodeView(QUERIES[kind], { specs: { choices: {}, figures: {} } }).view.cohort;
}

function registryEngine(cases: number): Promise<Engine> {
	const engine = engines.get(cases) ?? nodeEngine({ registry: generatedRegistry(cases, 7).source });
	engines.set(cases, engine);
	return engine;
}

/** The ECPR runs of a cohort as a file, from the same registry. */
export async function casesFor(
	kind: CohortKind,
	format: DownloadFormat,
	cases = CASES,
): Promise<Download> {
	return downloadTable(await registryEngine(cases), 'runs', format, cohort(kind));
}

/** A whole table as the page of the data hands it out, from the same registry. */
export async function wholeTable(table: LoadedTable, cases = CASES): Promise<Download> {
	const ready = await registryEngine(cases);
	await ready.load([table]);
	return downloadTable(ready, table, 'csv');
}

const whole = new Map<CohortKind, Promise<readonly Sheet[]>>();

/** The sheets of some figures (by default the whole catalogue, once made) for a cohort, from a registry of 6,000 arrests. */
export function sheetsFor(
	kind: CohortKind,
	figures?: readonly Figure[],
	options: Asked['options'] = {},
	choices: NonNullable<Asked['choices']> = {},
	cases = CASES,
): Promise<readonly Sheet[]> {
	if (figures !== undefined) return makeSheets(kind, figures, options, choices, cases);
	const before = whole.get(kind) ?? makeSheets(kind, catalogue, {}, {});
	whole.set(kind, before);
	return before;
}

async function makeSheets(
	kind: CohortKind,
	figures: readonly Figure[],
	options: Asked['options'],
	choices: NonNullable<Asked['choices']>,
	cases = CASES,
): Promise<readonly Sheet[]> {
	const ready = await registryEngine(cases);
	const asked: Asked = { cohort: cohort(kind), options, choices, cohortKey: QUERIES[kind] };
	await ready.load(tablesOf(figures, asked));
	const { view } = await presentFigures(figures, ready, asked);
	return figures.map((figure) =>
		sheetOf({
			figure,
			view: view(figure.id),
			asked,
			statements: planFigures([figure], asked.cohort, asked.options).statements,
			facts,
			site: SITE,
			date: DAY,
		}),
	);
}
