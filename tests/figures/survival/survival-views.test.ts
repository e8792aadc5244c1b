import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../../src/lib/domain/cohort.ts';
import type { Figure, FigureAnswer, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { optionValues } from '../../../src/lib/figures/run.ts';
import { survivalFigures } from '../../../src/lib/figures/survival.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { context } from '../frozen-results.ts';
import { overlaps, placedTexts } from '../svg-texts.ts';

const FORBIDDEN =
	/\b(because|due to|effects?|impacts?|benefits?|improve[sd]?|reduce[sd]?|saves?|protects?|risk factors?)\b/i;

interface Runs {
	readonly died: number;
	readonly alive: number;
	readonly open: number;
}

const KEYS: Readonly<Record<string, string>> = {
	age_class: 'adult',
	dx_group: 'chd_single_ventricle',
	chd_stage: 'post_stage1',
	ecmo_flow_min: '40',
	setting: 'ihca',
};

/** Answers in which all runs are of one kind: in one cell, or leaving day by day. */
function answersOf(one: Figure, cohort: Cohort, options: OptionValues, runs: Runs): FigureAnswer[] {
	const all = runs.died + runs.alive + runs.open;
	return one.requests(cohort, options).map((request): FigureAnswer => {
		if (request.kind === 'statement') {
			const level = options['by'] === 'none' ? null : (KEYS[options['by'] ?? ''] ?? null);
			const conventional = request.columns.includes('minute');
			if (conventional)
				return {
					kind: 'rows',
					rows: [15, 30].map((minute) => ({
						age_class: 'adult',
						minute,
						n: all,
						known: all - runs.open,
						alive: runs.alive,
					})),
				};
			const dying = Array.from({ length: runs.died }, (_, at) => ({
				level,
				day: 1 + at / 4,
				end: 'died',
				n: 1,
			}));
			const others = [
				{ level, day: 20, end: 'discharged_alive', n: runs.alive },
				{ level, day: 25, end: null, n: runs.open },
			].filter(({ n }) => n > 0);
			return { kind: 'rows', rows: [...dying, ...others] };
		}
		const { by, measures } = request.cells;
		const kinds = [
			['true', runs.alive],
			['false', runs.died],
			[null, runs.open],
		] as const;
		const cell = (n: number, known: number, yes: number, alive: string | null) => ({
			keys: by.map((name) =>
				name === 'survived_discharge' || name.startsWith('neuro_favourable')
					? alive
					: name === 'neuro_discharge'
						? alive === 'true'
							? '2'
							: null
						: (KEYS[name] ?? null),
			),
			counts: Object.fromEntries(
				measures.map((measure) => [
					measure,
					measure.startsWith('known:') ? known : measure.startsWith('true:') ? yes : n,
				]),
			) as { n: number },
		});
		if (all === 0) return { kind: 'cells', cells: [] };
		return {
			kind: 'cells',
			cells: by.includes('survived_discharge')
				? kinds.filter(([, n]) => n > 0).map(([alive, n]) => cell(n, n, n, alive))
				: [cell(all, all - runs.open, runs.alive, null)],
		};
	});
}

function viewFor(one: Figure, cohort: Cohort, chosen: OptionValues, runs: Runs): View {
	const options = optionValues(one, chosen);
	const result = one.result(answersOf(one, cohort, options, runs), cohort, options);
	return one.present(JSON.parse(JSON.stringify(result)), context(one, cohort, chosen));
}

/** Every text a reader could come by. */
function read(one: Figure, view: View): string {
	expect(view.title).not.toMatch(FORBIDDEN);
	for (const text of [view.title, view.subtitle, view.description, ...view.notes])
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
	for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
	const drawings = [358, 560, 1180].map((width) => {
		const svg = one.chart(view, { document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' });
		expect(svg === null, 'a drawing unless empty').toBe(view.empty !== null);
		if (svg === null) return '';
		expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		const texts = placedTexts(svg);
		expect(overlaps(texts)).toEqual([]);
		expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
		return svg.outerHTML;
	});
	return JSON.stringify(view.table) + view.description + drawings.join('');
}

/** The options a figure is looked at with: as it opens, and grouped or extended. */
function variants(one: Figure): OptionValues[] {
	return [
		{},
		...(one.options['by'] === undefined ? [] : [{ by: 'setting' }, { by: 'dx_group' }]),
		...(one.options['conventional'] === undefined ? [] : [{ conventional: 'yes' }]),
		...(one.options['show'] === undefined
			? []
			: [{ show: 'categories', definition: 'strict', by: 'annual_ecpr_volume_band' }]),
	];
}

/** What says nothing where it has no curve; figures of rows name them all the same. */
const CURVES = ['kaplan-meier', 'competing-outcomes', 'low-flow-survival'];

for (const one of survivalFigures)
	describe(one.id, () => {
		for (const cohort of [DEFAULT_COHORT, EVERYONE])
			for (const chosen of variants(one)) {
				const who = `${cohort === EVERYONE ? 'everyone' : 'under 18'} ${JSON.stringify(chosen)}`;

				test(`${who}: no run matches`, () => {
					const view = viewFor(one, cohort, chosen, { died: 0, alive: 0, open: 0 });
					read(one, view);
					expect(view.empty).toMatch(/^No ECPR run matches these filters/);
					expect(view.n).toEqual({ cohort: 0, used: 0 });
				});

				test(`${who}: one run, which may not be told apart`, () => {
					const dead = viewFor(one, cohort, chosen, { died: 1, alive: 0, open: 0 });
					if (CURVES.includes(one.id)) expect(dead.empty).toMatch(/^Too few to say: /);
					else expect(dead.empty).toBeNull();
					expect(dead.description).toContain('too few to say');
					read(one, dead);
					expect(JSON.stringify(dead.table) + dead.description).not.toMatch(/\b100\s%/);
				});

				test(`${who}: one level`, () => {
					const view = viewFor(one, cohort, chosen, { died: 60, alive: 80, open: 10 });
					expect(view.empty).toBeNull();
					expect(read(one, view)).not.toContain('too few to say');
				});

				test(`${who}: none and all`, () => {
					for (const runs of [
						{ died: 40, alive: 0, open: 0 },
						{ died: 0, alive: 40, open: 0 },
						{ died: 0, alive: 0, open: 40 },
					])
						read(one, viewFor(one, cohort, chosen, runs));
				});
			}

		test('stands on the survival page and names only what it offers', () => {
			expect(one.page).toBe('/survival');
			for (const { values, initial } of Object.values(one.options)) {
				expect(values.map(({ value }) => value)).toContain(initial);
				expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
			}
		});
	});

test('ids are the fixed ones, in order', () => {
	expect(survivalFigures.map(({ id }) => id)).toEqual([
		'kaplan-meier',
		'competing-outcomes',
		'low-flow-survival',
		'neurological-outcome',
		'survival-chd',
		'survival-by',
		'subgroup-forest',
	]);
});

describe('small numbers', () => {
	const curve = figure('kaplan-meier');
	const exits = (days: readonly (readonly [day: number, end: number, n: number])[]): View =>
		curve.present(
			{
				groups: [
					{
						level: null,
						day: days.map(([day]) => day),
						end: days.map(([, end]) => end),
						n: days.map(([, , n]) => n),
						undated: 0,
					},
				],
			},
			context(curve, DEFAULT_COHORT, { days: '30' }),
		);

	test('a curve stops where 1 to 4 remain at risk, and nothing after shows', () => {
		const early = [
			[2, 1, 30],
			[10, 1, 20],
		] as const;
		const one = exits([...early, [12, 1, 1], [20, 1, 2], [31, 0, 1]]);
		const other = exits([...early, [15, 0, 2], [16, 1, 1], [31, 0, 1]]);
		expect(read(curve, one)).toBe(read(curve, other));
		expect(one.notes.join(' ')).toContain('Curves stop where 1 to 4 remain at risk.');
		expect(one.table.rows.map((row) => row[1]?.value)).toEqual([0]);
	});

	test('1 to 4 deaths by a day take the share alive with them, in table, words and drawing', () => {
		const view = exits([
			[5, 1, 3],
			[12, 1, 20],
			[31, 0, 60],
		]);
		expect(view.table.rows.map((row) => row[5]?.text.replace(/\s/, ' '))).toEqual([
			'100 %',
			'too few to say',
			'72 %',
			'72 %',
		]);
		expect(view.description).toContain('day 10 too few to say');
		expect(view.notes.join(' ')).toContain('go on with the fifth');
		const other = exits([
			[5, 1, 2],
			[12, 1, 21],
			[31, 0, 60],
		]);
		read(curve, view);
		expect(other.description).toBe(view.description);
	});

	test('1 to 4 deaths give no curve', () => {
		const view = exits([
			[5, 1, 3],
			[31, 0, 60],
		]);
		expect(view.description).toContain('too few to say');
		read(curve, view);
		expect((view.drawn as { groups: readonly unknown[] }).groups).toMatchObject([{ curve: null }]);
		expect(view.table.rows.map((row) => row[5]?.value)).toEqual([null]);
	});

	test('few censored are hidden, and the number at risk that would give them away', () => {
		const view = exits([
			[5, 1, 20],
			[6, 0, 3],
			[31, 0, 60],
		]);
		const last = view.table.rows.at(-1)?.map(({ value }) => value);
		expect(last?.slice(1, 5)).toEqual([30, null, 20, null]);
	});

	test('a hidden group takes the curve of all runs with it', () => {
		const many = { level: 'sepsis', day: [1, 31], end: [1, 0], n: [30, 30], undated: 0 };
		const groups = ['trauma', 'acs', 'arrhythmia', 'drowning', 'hypothermia'].map((level) => ({
			...many,
			level,
		}));
		const options = { days: '30', by: 'dx_group' };
		const present = (few: number): View =>
			curve.present(
				{ groups: [{ ...many, n: [few, 30] }, ...groups] },
				context(curve, DEFAULT_COHORT, options),
			);
		expect((present(30).drawn as { all: unknown }).all).not.toBeNull();
		expect((present(3).drawn as { all: unknown }).all).toBeNull();
	});

	test('a small segment of a bar hides another, and then no bar of all runs is drawn', () => {
		const one = figure('neurological-outcome');
		const bar = (level: string, counts: readonly number[]) => ({
			ageClass: null,
			level,
			counts,
			favourable: counts[0] ?? 0,
			unfavourable: counts[1] ?? 0,
		});
		const view = one.present(
			{ bars: [bar('ihca', [30, 10, 20, 60, 2]), bar('ohca', [12, 8, 9, 40, 6])] },
			context(one, DEFAULT_COHORT, { by: 'setting' }),
		);
		const hidden = view.table.rows.filter((row) => row[2]?.value === null);
		expect(hidden.map((row) => row[0]?.text)).toEqual(['In hospital', 'In hospital']);
		expect(view.table.rows.some((row) => row[0]?.text === 'All runs')).toBe(false);
	});

	test('places within a hidden setting are hidden too', () => {
		const one = figure('subgroup-forest');
		const level = (name: string | null, yes: number, known: number) => ({
			level: name,
			runs: known,
			known,
			yes,
		});
		const view = one.present(
			{
				kind: 'survival',
				variables: [
					{ name: 'setting', levels: [level('ihca', 40, 90), level('ohca', 2, 30)] },
					{
						name: 'location',
						levels: [level('cicu', 30, 50), level('ward', 10, 40), level('home', 2, 30)],
					},
				],
			},
			context(one, DEFAULT_COHORT),
		);
		const shown = view.table.rows
			.filter((row) => row[2]?.value !== null)
			.map((row) => row[1]?.text);
		expect(shown).toEqual(['All runs']);
	});
});

describe('titles', () => {
	test('curves are said to differ only when the test says so', () => {
		const one = figure('kaplan-meier');
		const group = (level: string, died: number) => ({
			level,
			day: [5, 31],
			end: [1, 0],
			n: [died, 100 - died],
			undated: 0,
		});
		const title = (first: number, second: number): string =>
			one.present(
				{ groups: [group('ihca', first), group('ohca', second)] },
				context(one, DEFAULT_COHORT, { days: '30', by: 'setting' }),
			).title;
		expect(title(20, 80)).toBe(
			'Survival to 30 days after first flow by arrest setting: the curves differ',
		);
		expect(title(50, 52)).toBe(
			'Survival to 30 days after first flow by arrest setting: no clear difference',
		);
	});

	test('no trend is named where the interval of the odds holds one', () => {
		const one = figure('low-flow-survival');
		const title = (alive: readonly number[]): string =>
			one.present(
				{
					sections: [
						{
							ageClass: null,
							minute: [20, 40, 60],
							runs: [50, 50, 50],
							known: [50, 50, 50],
							alive,
						},
					],
					conventional: null,
					untimed: 0,
				},
				context(one, DEFAULT_COHORT),
			).title;
		expect(title([25, 24, 26])).toBe('Survival to discharge by low-flow time: no clear trend');
		expect(title([40, 25, 10])).toMatch(/^Survival to discharge was lower after longer CPR/);
	});
});
