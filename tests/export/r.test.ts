import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { casesFileName } from '../../src/lib/export/cases-file-name.ts';
import { rScriptOf } from '../../src/lib/export/code/r.ts';
import { csvFile } from '../../src/lib/export/data/csv.ts';
import { tableColumns } from '../../src/lib/export/data/table-columns.ts';
import { fileName } from '../../src/lib/export/file-name.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import type { OptionValues } from '../../src/lib/figures/figure.ts';
import { figure } from '../../src/lib/figures/index.ts';
import type { LoadedTable } from '../../src/lib/db/engine.ts';
import { casesFor, COHORT_KINDS, DAY, sheetsFor, wholeTable, type CohortKind } from './sheets.ts';

const hasR = spawnSync('Rscript', ['-e', 'library(survival)']).status === 0;
const needsR = 'needs Rscript with the package survival, which this machine does not have';

/** Runs every script as a reader does, in a folder with its files; returns how many numbers each found to agree. */
async function run(
	kind: CohortKind,
	sheets: readonly Sheet[],
	cases?: number,
): Promise<Map<string, number>> {
	const folder = mkdtempSync(join(tmpdir(), 'lowflow-r-'));
	try {
		writeFileSync(
			join(folder, casesFileName(DAY, 'csv')),
			(await casesFor(kind, 'csv', cases)).bytes,
		);
		for (const [name, file] of Object.entries(sheets[0]?.tables ?? {}))
			writeFileSync(join(folder, file), (await wholeTable(name as LoadedTable, cases)).bytes);
		for (const sheet of sheets) {
			const columns = csvFile(tableColumns(sheet.table));
			writeFileSync(join(folder, fileName(sheet.id, sheet.date, 'csv')), columns);
			writeFileSync(join(folder, `${sheet.id}.R`), rScriptOf(sheet));
		}
		const all = sheets.map(({ id }) => JSON.stringify(id)).join(', ');
		writeFileSync(
			join(folder, 'all.R'),
			`options(warn = 2)\nfor (id in c(${all})) { cat("\\nFIGURE", id, ""); source(paste0(id, ".R"), local = new.env()) }\n`,
		);
		const done = spawnSync('Rscript', ['all.R'], {
			cwd: folder,
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: 'C.UTF-8' },
		});
		expect(done.status, `${done.stdout.slice(-1500)}\n${done.stderr.slice(-3000)}`).toBe(0);
		expect(done.stderr).not.toMatch(/runs, the file has/);
		const parts = done.stdout.split('\nFIGURE ').slice(1);
		return new Map(
			parts.map((part) => [
				part.split(' ')[0] ?? '',
				Number(/(\d+) numbers agree/.exec(part)?.[1] ?? NaN),
			]),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Eligible arrests of a registry in which models of many terms can be fitted. */
const LARGER = 24_000;

/** Figures whose numbers the script works out from the counts in their own table, or from the cases. */
const CHECKED_AT_LEAST: Readonly<Record<string, number>> = {
	// A few stays of this small registry are open, so that it tells no number that two of the shares are of; see below.
	headline: 6,
	'survival-by-diagnosis': 15,
	'survival-setting-diagnosis': 15,
	'kaplan-meier': 20,
	// On most days of this small registry 1 to 4 are censored, and the row gives no shares; see below.
	'competing-outcomes': 20,
	'low-flow-survival': 15,
	'neurological-outcome': 9,
	'complication-association': 20,
	'centre-caterpillar': 20,
	// Episodes one by one, so that limits clustered by run are among them.
	'complication-rates': 81,
	'complication-pairs': 108,
	'complication-onset': 6,
	'centre-funnel': 96,
	'centre-volume': 40,
	'centre-programme': 84,
	'subgroup-forest': 200,
	'resource-use': 20,
	'resource-cost': 3,
};

describe.skipIf(!hasR)(`R scripts (${hasR ? 'run by Rscript' : needsR})`, () => {
	test.each(COHORT_KINDS)(
		'the %s cohort: every script runs, and its numbers agree',
		async (kind) => {
			const sheets = await sheetsFor(kind);
			const agreed = await run(kind, sheets);
			expect([...agreed.keys()]).toEqual(sheets.map(({ id }) => id));
			for (const [id, numbers] of agreed) expect(numbers, id).toBeGreaterThanOrEqual(0);
			if (kind === 'full')
				for (const [id, least] of Object.entries(CHECKED_AT_LEAST))
					expect(agreed.get(id), id).toBeGreaterThanOrEqual(least);
		},
		300_000,
	);

	test('rates of first events agree with the exact Poisson test', async () => {
		const figures = [figure('complication-rates')];
		const options = { 'complication-rates': { events: 'first' } };
		const agreed = await run('full', await sheetsFor('full', figures, options));
		expect(agreed.get('complication-rates')).toBeGreaterThanOrEqual(54);
	}, 300_000);

	test('where counts of 1 to 4 are shown, the numbers of every day agree', async () => {
		const ids = ['headline', 'outcome-cascade', 'kaplan-meier', 'competing-outcomes'];
		const sheets = await sheetsFor('full', ids.map(figure), {}, { small: 'show' });
		const agreed = await run('full', sheets);
		expect(agreed.get('headline')).toBeGreaterThanOrEqual(11);
		expect(agreed.get('outcome-cascade')).toBeGreaterThanOrEqual(8);
		expect(agreed.get('kaplan-meier')).toBeGreaterThanOrEqual(20);
		expect(agreed.get('competing-outcomes')).toBeGreaterThanOrEqual(8);
	}, 300_000);

	/** Questions of the larger registry, each with how many numbers its script finds to agree at the least. */
	const ASKED: readonly (readonly [
		name: string,
		kind: CohortKind,
		id: string,
		options: OptionValues,
		least: number,
	])[] = [
		['first complications', 'full', 'complication-onset', {}, 20],
		['of each organ group', 'full', 'complication-onset', { of: 'groups' }, 100],
		['complications by type', 'full', 'complication-rates', { detail: 'types' }, 150],
		['crude shares of centres', 'full', 'centre-funnel', {}, 220],
		['expected survivors', 'full', 'centre-funnel', { measure: 'adjusted' }, 140],
		['activation', 'full', 'subgroup-forest', { show: 'contrast' }, 400],
		['activation, filtered', 'filtered', 'subgroup-forest', { show: 'contrast' }, 200],
		['within diagnoses', 'full', 'explore', { by: 'location', adjust: 'dx_group' }, 30],
		[
			'within diagnoses and ages',
			'filtered',
			'explore',
			{ outcome: 'survived_ecls', by: 'initial_rhythm', adjust: 'dx_age' },
			20,
		],
	];

	test.each(ASKED)(
		'%s of the %s cohort are estimated again',
		async (_, kind, id, options, least) => {
			const figures = [figure(id)];
			const sheets = await sheetsFor(kind, figures, { [id]: options }, { small: 'show' }, LARGER);
			expect(sheets[0]?.empty).toBeNull();
			const agreed = await run(kind, sheets, LARGER);
			expect(agreed.get(id)).toBeGreaterThanOrEqual(least);
		},
		300_000,
	);

	test('expected survivors beside hidden counts are estimated again', async () => {
		const figures = [figure('centre-funnel')];
		const options = { 'centre-funnel': { measure: 'adjusted' } };
		const agreed = await run('full', await sheetsFor('full', figures, options, {}, LARGER), LARGER);
		expect(agreed.get('centre-funnel')).toBeGreaterThanOrEqual(140);
	}, 300_000);

	test.each(['sex', 'dx_group', 'ecmo_flow_min', 'shockable'])(
		'curves grouped by %s agree as well',
		async (by) => {
			const figures = [figure('kaplan-meier'), figure('competing-outcomes')];
			const options = Object.fromEntries(
				figures.map(({ id }) => [id, { by, days: id === 'kaplan-meier' ? '180' : '30' }]),
			);
			const agreed = await run('full', await sheetsFor('full', figures, options));
			expect(agreed.get('kaplan-meier')).toBeGreaterThan(25);
			expect(agreed.get('competing-outcomes')).toBeGreaterThan(5);
		},
		300_000,
	);
});
