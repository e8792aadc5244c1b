import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT, EVERYONE } from '../../../src/lib/domain/cohort.ts';
import { PROGRAMME_FACTORS } from '../../../src/lib/figures/centre-programme/factors.ts';
import { centreFigures } from '../../../src/lib/figures/centres.ts';
import type { Figure, FigureAnswer, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { context } from '../frozen-results.ts';
import { overlaps, placedTexts } from '../svg-texts.ts';

const FORBIDDEN =
	/\b(because|due to|effects?|impacts?|benefits?|improve[sd]?|reduce[sd]?|saves?|protects?|risk factors?|best|worst|rank|stars?)\b/i;

interface Centre {
	readonly centre: string;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
	/** Eligible arrests without a run, and survivors among them. */
	readonly rest: number;
	readonly restYes: number;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
	annual_ecpr_volume_band: ['lt_5', '10_19', '30_plus'],
	setting: ['ihca', 'ohca'],
	age_class: ['paediatric', 'adult'],
};

/** Answers of a figure when the registry holds these centres; every further key follows the centre's number. */
function answers(one: Figure, centres: readonly Centre[], options: OptionValues): FigureAnswer[] {
	return one.requests(EVERYONE, options).map((request): FigureAnswer => {
		if (request.kind === 'statement')
			return {
				kind: 'rows',
				rows:
					one.id === 'centre-programme'
						? centres.map(({ centre, runs, known, yes }, at) => ({
								centre_id: centre,
								runs,
								known,
								yes,
								timed: known,
								minutes: known * (40 + (at % 7)),
								...Object.fromEntries(
									PROGRAMME_FACTORS.map(({ column }, factor) => [column, (at + factor) % 2 === 0]),
								),
							}))
						: [],
			};
		const { by, table } = request.cells;
		return {
			kind: 'cells',
			cells: centres.map(({ centre, runs, known, yes, rest, restYes }, at) => {
				const all = table === 'arrest_case';
				return {
					keys: by.map((name) => {
						const levels = KEYS[name] ?? [];
						return name === 'centre_id' ? centre : (levels[at % levels.length] ?? null);
					}),
					counts: {
						n: runs + (all ? rest : 0),
						'known:survived_discharge': known + (all ? rest : 0),
						'true:survived_discharge': yes + (all ? restYes : 0),
					},
				};
			}),
		};
	});
}

function viewOf(one: Figure, centres: readonly Centre[], options: OptionValues = {}): View {
	return one.present(
		one.result(answers(one, centres, options), EVERYONE, options),
		context(one, EVERYONE, options),
	);
}

function check(one: Figure, view: View): void {
	expect(view.title).not.toMatch(FORBIDDEN);
	for (const text of [view.title, view.subtitle, view.description, ...view.notes])
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
	for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
	for (const width of [358, one.wide ? 1180 : 560]) {
		const svg = one.chart(view, { document: nodeDocument(), width, theme: LIGHT, idPrefix: 'x' });
		expect(svg === null, 'a drawing unless empty').toBe(view.empty !== null);
		if (svg === null) continue;
		expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		const texts = placedTexts(svg);
		expect(overlaps(texts)).toEqual([]);
		expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
	}
}

const centre = (at: number, runs: number, yes: number, known = runs): Centre => ({
	centre: `K${String(at).padStart(4, '0')}`,
	runs,
	known,
	yes,
	rest: 3 * runs,
	restYes: runs,
});

const choices = (one: Figure): OptionValues[] => {
	const [option] = Object.entries(one.options);
	return option === undefined
		? [{}]
		: option[1].values.map(({ value }) => ({ [option[0]]: value }));
};

test.each(centreFigures.map((one) => [one.id, one] as const))(
	'%s says of runs without a known outcome that it is known for none',
	(_, one) => {
		const view = viewOf(one, [centre(1, 20, 0, 0), centre(2, 30, 0, 0)]);
		expect(view.empty).not.toBeNull();
		expect(view.subtitle).toMatch(/: known for none[.;]/);
	},
);

for (const one of centreFigures)
	describe.each(choices(one))(`${one.id} %j`, (options) => {
		test('no run matches', () => {
			const view = viewOf(one, [], options);
			check(one, view);
			expect(view.empty).toMatch(/^No ECPR run matches these filters/);
			expect(view.n).toEqual({ cohort: 0, used: 0 });
		});

		test('one run', () => {
			const view = viewOf(one, [centre(1, 1, 1)], options);
			check(one, view);
			expect(view.description).toMatch(/too few to say/i);
			expect(view.description).not.toMatch(/\b100\s%/);
		});

		test('one centre', () => {
			check(one, viewOf(one, [centre(1, 200, 80)], options));
		});

		test('no outcome known', () => {
			const view = viewOf(one, [centre(1, 50, 0, 0), centre(2, 40, 0, 0)], options);
			check(one, view);
			expect(view.empty).toMatch(/outcome is not known/);
		});

		test('none and all', () => {
			check(one, viewOf(one, [centre(1, 40, 0), centre(2, 60, 0), centre(3, 30, 0)], options));
			check(one, viewOf(one, [centre(1, 40, 40), centre(2, 60, 60), centre(3, 30, 30)], options));
		});

		test('many centres', () => {
			const many = Array.from({ length: 300 }, (_, at) => centre(at, 20 + (at % 90), 8 + (at % 9)));
			check(one, viewOf(one, many, options));
		});
	});

const someCentres = fc.array(
	fc
		.integer({ min: 0, max: 40 })
		.chain((runs) =>
			fc.tuple(
				fc.constant(runs),
				fc.integer({ min: 0, max: runs }),
				fc.integer({ min: 0, max: 30 }),
			),
		)
		.chain(([runs, yes, rest]) =>
			fc.integer({ min: 0, max: rest }).map((restYes) => ({ runs, yes, rest, restYes })),
		),
	{ minLength: 1, maxLength: 12 },
);

test('no shown count is of 1 to 4 or leaves 1 to 4, nor does any difference of two shown', () => {
	const small = (count: number): boolean => count >= 1 && count <= 4;
	let shown = 0;
	fc.assert(
		fc.property(someCentres, (counts) => {
			const centres = counts.map((one, at) => ({
				...one,
				centre: `K${at}`,
				known: one.runs,
			}));
			for (const id of ['centre-funnel', 'centre-caterpillar', 'centre-programme']) {
				const { table } = viewOf(figure(id), centres);
				const of = table.columns.flatMap(({ label }, at) => (label === 'Of' ? [at] : []));
				for (const row of table.rows) {
					const pairs = of.map((at) => [row[at - 1]?.value, row[at]?.value] as const);
					const given = pairs.filter(([x]) => typeof x === 'number');
					for (const [x, n] of given) {
						shown++;
						expect(small(Number(x)) || small(Number(n) - Number(x))).toBe(false);
					}
					const [runs, eligible] = pairs;
					if (id !== 'centre-funnel' || given.length < 2) continue;
					const x = Number(eligible?.[0]) - Number(runs?.[0]);
					const n = Number(eligible?.[1]) - Number(runs?.[1]);
					expect(small(x) || small(n - x), `${x} of ${n} without a run`).toBe(false);
				}
			}
		}),
		{ seed: 6, numRuns: 150 },
	);
	expect(shown).toBeGreaterThan(500);
});

test('a centre alone among the hidden takes another with it', () => {
	const view = viewOf(figure('centre-funnel'), [
		centre(1, 40, 2),
		centre(2, 60, 30),
		centre(3, 70, 30),
	]);
	expect(view.table.rows.map((row) => row[1]?.text === 'too few to say')).toEqual([
		true,
		true,
		false,
	]);
});

test('hits and the table name every centre that is drawn, and the caterpillar is no ranking', () => {
	const centres = Array.from({ length: 12 }, (_, at) => centre(at, 40 + 7 * at, 20 + at));
	for (const id of ['centre-funnel', 'centre-caterpillar']) {
		const one = figure(id);
		const view = viewOf(one, centres);
		const svg = one.chart(view, {
			document: nodeDocument(),
			width: 560,
			theme: LIGHT,
			idPrefix: 'x',
		});
		const words = [...(svg?.querySelectorAll('rect.hit title') ?? [])].map(
			(title) => title.textContent,
		);
		for (const { centre: name } of centres) {
			expect(words.some((said) => said.includes(`Centre ${name}`))).toBe(true);
			expect(view.table.rows.some(([first]) => first?.text === name)).toBe(true);
		}
	}
	const sizes = viewOf(figure('centre-caterpillar'), centres).table.rows.map((row) =>
		Number(row[2]?.value),
	);
	expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

test('a centre beyond the limits is counted in the title, by the limits of its size', () => {
	const usual = Array.from({ length: 20 }, (_, at) => centre(at, 100, 39 + (at % 3)));
	const { title, table } = viewOf(figure('centre-funnel'), [...usual, centre(99, 100, 75)]);
	expect(title).toMatch(/: 1 of 21 centres outside the 99\.8\s% limits of chance/);
	const far = table.rows.find(([name]) => name?.text === 'K0099');
	expect(far?.map(({ text }) => text)).toContain('above the 99.8\u202f% limit');
});

test('a programme factor is named only when its widened interval is clear of zero', () => {
	const one = figure('centre-programme');
	const flat = Array.from({ length: 30 }, (_, at) => centre(at, 100, 38 + ((at * 7) % 11)));
	expect(one.present([], context(one, DEFAULT_COHORT)).title).not.toMatch(/higher|lower/);
	expect(viewOf(one, flat).title).not.toMatch(/survival higher/);
	const apart = flat.map((each, at) => ({ ...each, yes: (at % 2 === 0 ? 60 : 30) + (at % 3) }));
	expect(viewOf(one, apart).title).toMatch(/survival higher at centres with a team in house/);
});
