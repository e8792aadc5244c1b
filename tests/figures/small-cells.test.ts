import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT, EVERYONE } from '../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS } from '../../src/lib/domain/small-cell.ts';
import type { View } from '../../src/lib/figures/figure.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { overviewFigures } from '../../src/lib/figures/overview.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { context } from './frozen-results.ts';

interface Level {
	readonly level: string;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
}

const settings = figure('survival-by-diagnosis');

function view(levels: readonly Level[], suppress = true): View {
	const usual = context(settings, DEFAULT_COHORT);
	return settings.present(
		{ sections: [{ ageClass: null, levels }] },
		suppress ? usual : { ...usual, policy: SHOW_SMALL_CELLS },
	);
}

const level = (name: string, yes: number, known: number): Level => ({
	level: name,
	runs: known,
	known,
	yes,
});

/** Every text and number a reader could come by: view and drawing. */
function everything(of: View): string {
	const svg = settings.chart(of, {
		document: nodeDocument(),
		width: 560,
		theme: LIGHT,
		idPrefix: 'x',
	});
	return JSON.stringify(of) + (svg?.outerHTML ?? '');
}

const NAMES = ['sepsis', 'trauma', 'drowning', 'arrhythmia', 'respiratory'] as const;

describe('small cells', () => {
	test('two hidden numbers may change places and nothing a reader sees changes', () => {
		const levels = (first: number, second: number): Level[] => [
			level('sepsis', first, 40),
			level('trauma', second, 40),
			level('arrhythmia', 30, 60),
		];
		expect(everything(view(levels(2, 3)))).toBe(everything(view(levels(3, 2))));
		expect(everything(view(levels(2, 3), false))).not.toBe(everything(view(levels(3, 2), false)));
	});

	test('whatever the counts, moving a case between hidden cells shows nowhere', () => {
		const counts = fc.tuple(
			...NAMES.map(() =>
				fc
					.integer({ min: 0, max: 30 })
					.chain((n) =>
						fc.tuple(
							fc.oneof(fc.integer({ min: 0, max: n }), fc.constant(Math.min(n, 2))),
							fc.constant(n),
						),
					),
			),
		);
		let moved = 0;
		fc.assert(
			fc.property(counts, (pairs) => {
				const levels = pairs.map(([x, n], at) => level(NAMES[at] ?? 'other', x, n));
				const shown = view(levels);
				const hidden = shown.table.rows.flatMap((row) => {
					const [label, x] = row;
					const name = label?.filter?.level;
					return x?.value === null && name !== undefined ? [name] : [];
				});
				for (const give of hidden)
					for (const take of hidden) {
						if (give === take) continue;
						const other = levels.map((each) =>
							each.level === give
								? { ...each, yes: each.yes - 1 }
								: each.level === take
									? { ...each, yes: each.yes + 1 }
									: each,
						);
						if (other.some(({ yes, known }) => yes < 0 || yes > known)) continue;
						const same = view(other);
						const nowHidden = same.table.rows.filter((row) => row[1]?.value === null).length;
						const before = shown.table.rows.filter((row) => row[1]?.value === null).length;
						if (nowHidden !== before) continue;
						const stillHidden = same.table.rows.every((row) => {
							const name = row[0]?.filter?.level;
							return name === undefined || !hidden.includes(name) || row[1]?.value === null;
						});
						if (!stillHidden) continue;
						moved++;
						expect(JSON.stringify(same)).toBe(JSON.stringify(shown));
					}
			}),
			{ seed: 11, numRuns: 150 },
		);
		expect(moved).toBeGreaterThan(100);
	});

	test('no shown share is of 1 to 4 or leaves 1 to 4, in any figure', () => {
		const small = (count: number): boolean => count >= 1 && count <= 4;
		let shown = 0;
		const visit = (value: unknown): void => {
			if (typeof value !== 'object' || value === null) return;
			if ('kind' in value && value.kind === 'shown' && 'x' in value && 'n' in value) {
				shown++;
				const { x, n } = value as { x: number; n: number };
				expect(small(x) || small(n - x), `${x} of ${n}`).toBe(false);
			}
			Object.values(value).forEach(visit);
		};
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (seed, everyone) => {
				const cohort = everyone ? EVERYONE : DEFAULT_COHORT;
				for (const { figure: one, result } of randomResults(seed, everyone))
					visit(one.present(result, context(one, cohort)));
			}),
			{ seed: 3, numRuns: 30 },
		);
		expect(shown).toBeGreaterThan(500);
	});

	test('a title speaks of no hidden group', () => {
		const { title, table } = view([
			level('sepsis', 4, 4),
			level('trauma', 5, 60),
			level('arrhythmia', 6, 70),
		]);
		expect(
			table.rows.some((row) => row[0]?.filter?.level === 'sepsis' && row[1]?.value === null),
		).toBe(true);
		expect(title).not.toMatch(/sepsis|highest|lowest/i);
	});
});

/** Small random results for every figure, by way of the counts they ask for. */
function randomResults(seed: number, everyone: boolean) {
	const cohort = everyone ? EVERYONE : DEFAULT_COHORT;
	let state = seed + 1;
	const random = (below: number): number => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
	const LEVELS: Readonly<Record<string, readonly (string | null)[]>> = {
		age_class: ['neonate', 'paediatric', 'adult'],
		setting: ['ihca', 'ohca'],
		location: ['cicu', 'ward', 'home', null],
		dx_group: ['sepsis', 'trauma', 'other'],
		arrest_year: ['2019', '2020', '2022'],
		centre_type: ['childrens', 'mixed'],
		survived_discharge: ['true', 'false', null],
	};
	return overviewFigures.map((one) => {
		const answers = one.requests(cohort, {}).map((request) => {
			if (request.kind === 'statement')
				return {
					kind: 'rows' as const,
					rows: [2019, 2020, 2022].flatMap((arrest_year) =>
						['childrens', 'mixed'].map((centre_type) => ({
							arrest_year,
							centre_type,
							n_eligible: 40 + random(20),
						})),
					),
				};
			const keys = request.cells.by.reduce<(string | null)[][]>(
				(sofar, name) =>
					sofar.flatMap((key) => (LEVELS[name] ?? [null]).map((level) => [...key, level])),
				[[]],
			);
			return {
				kind: 'cells' as const,
				cells: keys.map((each) => {
					const n = random(25);
					const known = n - random(Math.min(n, 2) + 1);
					const yes = random(known + 1);
					return {
						keys: each,
						counts: Object.fromEntries(
							request.cells.measures.map((measure) => [
								measure,
								measure === 'n'
									? n
									: measure.startsWith('true:')
										? yes
										: measure.startsWith('known:')
											? known
											: 2,
							]),
						) as Record<string, number> & { n: number },
					};
				}),
			};
		});
		return { figure: one, result: one.result(answers, cohort, {}) };
	});
}
