import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/lib/db/cells.ts';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../src/lib/domain/cohort.ts';
import type { Figure, FigureAnswer, View } from '../../src/lib/figures/figure.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { overviewFigures } from '../../src/lib/figures/overview.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { CAUSAL_WORDS } from './choices.ts';
import { context, frozenResults, viewOf } from './frozen-results.ts';
import { overlaps, placedTexts } from './svg-texts.ts';

const KEYS: Readonly<Record<string, string>> = {
	age_class: 'neonate',
	setting: 'ihca',
	location: 'picu_nicu',
	dx_group: 'chd_single_ventricle',
	arrest_year: '2024',
	centre_type: 'childrens',
};

/** The answers when the whole cohort is one cell of these counts; no cell at all for no runs. */
function oneCell(
	one: Figure,
	cohort: Cohort,
	counts: { readonly n: number; readonly known: number; readonly yes: number },
): FigureAnswer[] {
	return one.requests(cohort, {}).map((request): FigureAnswer => {
		if (request.kind === 'statement')
			return {
				kind: 'rows',
				rows: [{ arrest_year: 2024, centre_type: 'childrens', n_eligible: counts.n * 3 }],
			};
		const { by, measures } = request.cells;
		if (counts.n === 0 && by.length > 0) return { kind: 'cells', cells: [] };
		const discharged = counts.known === 0 ? null : 'true';
		const cell: Cell = {
			keys: by.map((name) => (name === 'survived_discharge' ? discharged : (KEYS[name] ?? null))),
			counts: Object.fromEntries(
				measures.map((measure) => [
					measure,
					measure.startsWith('known:')
						? counts.known
						: measure.startsWith('true:')
							? counts.yes
							: counts.n,
				]),
			) as Cell['counts'],
		};
		return { kind: 'cells', cells: [cell] };
	});
}

function check(one: Figure, view: View): void {
	expect(view.title).not.toMatch(CAUSAL_WORDS);
	for (const text of [view.title, view.subtitle, view.description, ...view.notes])
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
	for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
	for (const width of [358, 560]) {
		const svg = one.chart(view, { document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' });
		expect(svg === null, 'a drawing unless empty').toBe(view.empty !== null);
		if (svg === null) continue;
		expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		const texts = placedTexts(svg);
		expect(overlaps(texts)).toEqual([]);
		expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
	}
}

test('ids are the fixed ones, each once', () => {
	expect(overviewFigures.map(({ id }) => id)).toEqual([
		'headline',
		'registry-summary',
		'outcome-cascade',
		'survival-by-setting',
		'survival-by-location',
		'survival-by-diagnosis',
		'survival-setting-diagnosis',
		'complications-by-group',
		'use-by-year',
		'survival-by-year',
	]);
	expect(figure('headline')).toBe(overviewFigures[0]);
	expect(() => figure('nothing')).toThrow('There is no figure "nothing".');
});

for (const one of overviewFigures)
	describe(one.id, () => {
		for (const [who, cohort] of [
			['under 18', DEFAULT_COHORT],
			['everyone', EVERYONE],
		] as const) {
			const viewFor = (n: number, known: number, yes: number): View =>
				one.present(
					one.result(oneCell(one, cohort, { n, known, yes }), cohort, {}),
					context(one, cohort),
				);

			test(`${who}: no run matches`, () => {
				const view = viewFor(0, 0, 0);
				check(one, view);
				expect(view.empty).toMatch(/^No ECPR run matches these filters/);
				expect(view.n).toEqual({ cohort: 0, used: 0 });
			});

			test(`${who}: one run, which may not be told apart`, () => {
				const view = viewFor(1, 1, 1);
				check(one, view);
				expect(view.empty).toBeNull();
				expect(view.description).toContain('too few to say');
				expect(view.description).not.toMatch(/\b100\s%/);
			});

			test(`${who}: one level`, () => {
				const view = viewFor(200, 190, 80);
				check(one, view);
				expect(view.empty).toBeNull();
			});

			test(`${who}: no outcome known`, () => {
				check(one, viewFor(50, 0, 0));
			});

			test(`${who}: none and all`, () => {
				check(one, viewFor(40, 40, 0));
				check(one, viewFor(40, 40, 40));
			});
		}

		test('drawn variables are not filtered, and that is said', () => {
			const drawn = one.draws[0];
			const clause =
				drawn === 'arrest_year'
					? { kind: 'range' as const, low: 2020, high: null, unknown: false }
					: { kind: 'levels' as const, levels: [KEYS[drawn ?? ''] ?? 'infant'] };
			const cohort =
				drawn === undefined
					? DEFAULT_COHORT
					: { clauses: { ...DEFAULT_COHORT.clauses, [drawn]: clause } };
			for (const request of one.requests(cohort, {}))
				if (request.kind === 'cells') expect(request.cells.ignoring).toEqual(one.draws);
			const view = one.present(
				one.result(oneCell(one, cohort, { n: 200, known: 190, yes: 80 }), cohort, {}),
				context(one, cohort),
			);
			const said = view.notes.some((note) => /^The filters? on .+ apply here/.test(note));
			expect(said).toBe(drawn !== undefined);
		});
	});

test('every frozen view reads well', () => {
	for (const frozen of frozenResults) check(frozen.figure, viewOf(frozen));
	expect(frozenResults.length).toBeGreaterThanOrEqual(overviewFigures.length);
});

test('titles of frozen views', () => {
	expect(
		Object.fromEntries(frozenResults.map((frozen) => [frozen.name, viewOf(frozen).title])),
	).toMatchSnapshot();
});
