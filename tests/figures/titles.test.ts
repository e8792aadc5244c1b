import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	matches,
	normaliseCohort,
	type Cohort,
} from '../../src/lib/domain/cohort.ts';
import { COMPLICATION_GROUPS } from '../../src/lib/domain/complications.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import type { Figure, OptionValues, View } from '../../src/lib/figures/figure.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import { normalQuantile } from '../../src/lib/stats/distributions/normal.ts';
import { fewFilters } from '../domain/arbitraries.ts';
import { CAUSAL_WORDS } from './choices.ts';
import { context } from './frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from './generated-registry.ts';

/** Words by which a title puts one group above or below others. */
const RANKING = /\b(highest|lowest|higher|lower|most frequent|more frequent|most often)\b/;

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(20_000, 14);
	engine = await nodeEngine({
		registry: registry.source,
		tables: ['runs', 'conventional', 'complication', 'centre', 'eligible_counts'],
	});
});
afterAll(() => engine.close());

interface Asked {
	readonly figure: Figure;
	readonly options: OptionValues;
	readonly view: View;
}

/** Every figure of the catalogue on one cohort, each with options that `pick` chooses. */
async function allViews(cohort: Cohort, pick: (of: number) => number): Promise<Asked[]> {
	const options = Object.fromEntries(
		catalogue.map(({ id, options: specs }) => [
			id,
			Object.fromEntries(
				Object.entries(specs).map(([name, { values, initial }]) => [
					name,
					values[pick(values.length)]?.value ?? initial,
				]),
			),
		]),
	);
	const plan = planFigures(catalogue, cohort, options);
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const results = plan.read(tables);
	return catalogue.map((figure) => {
		const chosen = options[figure.id] ?? {};
		const view = figure.present(results.get(figure.id), context(figure, cohort, chosen));
		return { figure, options: chosen, view };
	});
}

/** A seeded walk through the options, so that a failure names one number. */
function picker(seed: number): (of: number) => number {
	let state = (seed % 2147483646) + 1;
	return (of) => {
		state = (state * 48271) % 2147483647;
		return state % of;
	};
}

/** Wilson limits as the roots of (p − x/n)² = z² p (1 − p) / n. */
function roots(x: number, n: number, level: number): readonly [number, number] {
	const z = normalQuantile(1 - (1 - level) / 2);
	const a = 1 + (z * z) / n;
	const b = -(2 * (x / n) + (z * z) / n);
	const root = Math.sqrt(Math.max(0, b * b - 4 * a * (x / n) ** 2));
	return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

interface Row {
	readonly words: readonly string[];
	readonly share: string;
	readonly x: number;
	readonly n: number;
}

/** Does one share lie above another by Newcombe's interval at this level? */
function above(one: Row, other: Row, level: number): boolean {
	const [p1, p0] = [one.x / one.n, other.x / other.n];
	const [low1] = roots(one.x, one.n, level);
	const [, high0] = roots(other.x, other.n, level);
	return p1 - p0 - Math.hypot(p1 - low1, high0 - p0) > 0;
}

const UNKNOWN_LABELS = new Set([
	...FILTER_NAMES.map((name) => filterOf(name).unknownLabel),
	'Unknown',
	'Unknown or not applicable',
]);

/** The rows of a table of shares that a title may speak of, and whether some of them are hidden. */
function rowsOf({ table }: View, block = 0): { rows: Row[]; hidden: boolean } {
	const words = table.columns.flatMap(({ numeric }, at) => (numeric ? [] : [at]));
	const of = table.columns.flatMap(({ label }, at) => (label === 'Of' ? [at] : []))[block];
	if (of === undefined) throw new Error(`No share in "${table.caption}".`);
	let hidden = false;
	const rows = table.rows.flatMap((row): Row[] => {
		const said = words.map((at) => row[at]?.text ?? '');
		const [first = ''] = said;
		if (/^All\b/.test(first) || said.some((text) => UNKNOWN_LABELS.has(text))) return [];
		const [x, n] = [row[of - 1]?.value, row[of]?.value];
		if (row[of - 1]?.text === 'too few to say') hidden = true;
		if (typeof x !== 'number' || typeof n !== 'number' || n === 0) return [];
		return [{ words: said, share: row[of + 1]?.text ?? '', x, n }];
	});
	return { rows, hidden };
}

const pairsOf = (groups: readonly (readonly Row[])[]): number =>
	groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

/**
 * Holds a title of the form "… was highest for A, 52 % (49–55), and lowest for B …" against the figure's own table: shares
 * named must stand clear of all others of their section (of each other, where it says higher than), by intervals
 * worked out here and widened for all pairs of the figure.
 * @param sectionOf what keeps rows apart that are not compared
 */
function holdsComparison(view: View, sectionOf: (row: Row) => string): void {
	const { title } = view;
	const { rows, hidden } = rowsOf(view);
	const sections = [...new Set(rows.map(sectionOf))].map((section) =>
		rows.filter((row) => sectionOf(row) === section),
	);
	const level = 1 - 0.05 / Math.max(1, pairsOf(sections));
	const top = (own: readonly Row[]): Row[] =>
		own.filter((row) => own.every((other) => other === row || above(row, other, level)));
	const bottom = (own: readonly Row[]): Row[] =>
		own.filter((row) => own.every((other) => other === row || above(other, row, level)));
	const named = (word: string): string | undefined =>
		new RegExp(`\\b${word} [^;]*?, ((?:<\\s)?[\\d.]+\\s%) \\(`).exec(title)?.[1];
	for (const [word, extremes] of [
		['highest', top],
		['lowest', bottom],
	] as const) {
		if (!title.includes(word)) continue;
		if (sections.length === 1) expect(hidden, `${word} beside a hidden row: ${title}`).toBe(false);
		const found = sections.filter(({ length }) => length > 1).flatMap(extremes);
		const share = named(word);
		expect(
			found.some((row) => share === undefined || row.share === share),
			title,
		).toBe(true);
	}
	if (!/\bhigher\b/.test(title)) return;
	const shares = [...title.matchAll(/((?:<\s)?[\d.]+\s%) \(/g)].map(([, share]) => share);
	const pairs = sections.flatMap((own) =>
		own.flatMap((one) => own.filter((other) => above(one, other, level)).map((two) => [one, two])),
	);
	expect(
		pairs.some(
			([one, two]) =>
				shares.length === 0 || (shares.includes(one?.share) && shares.includes(two?.share)),
		),
		title,
	).toBe(true);
}

const afterFirst = ({ words }: Row): string => words.slice(1).join();

/** How a figure's ranking title is checked from its table; a figure that is not here may not rank. */
const CHECKS: Readonly<Record<string, (asked: Asked, cohort: Cohort) => void>> = {
	...Object.fromEntries(
		[
			'survival-by-setting',
			'survival-by-location',
			'survival-by-diagnosis',
			'survival-by',
			'survival-chd',
			'survival-by-year',
			'complication-burden',
		].map((id) => [
			id,
			({ view }: Asked) => {
				holdsComparison(view, afterFirst);
			},
		]),
	),
	'survival-setting-diagnosis': ({ view }) => {
		holdsComparison(view, () => '');
	},
	explore: ({ view, options }) => {
		if (options['adjust'] === 'none') {
			holdsComparison(view, afterFirst);
			return;
		}
		// Differences from a reference: each side the title names has one whose own interval excludes zero.
		const from = view.table.columns.findLastIndex(({ label }) => /CI from$/.test(label));
		const ends = view.table.rows.map((row) => [row[from]?.value, row[from + 1]?.value]);
		const below = ends.some(([, upper]) => typeof upper === 'number' && upper < 0);
		const over = ends.some(([lower]) => typeof lower === 'number' && lower > 0);
		if (/\blower\b/.test(view.title)) expect(below, view.title).toBe(true);
		if (/\bhigher\b/.test(view.title)) expect(over, view.title).toBe(true);
	},
	'complications-by-group': ({ view }) => {
		const { rows } = rowsOf(view);
		const groups = [...new Set(rows.map(({ words: [group = ''] }) => group))];
		const level = 1 - 0.05 / groups.length;
		for (const [, names = '', where = ''] of view.title.matchAll(
			/(?:: |; )([^;]+?) more frequent after arrest ([^;]+)/g,
		)) {
			const own = groups.filter((group) => named(names, group));
			expect(own.length, view.title).toBeGreaterThan(0);
			for (const group of own) {
				const [one] = rows.filter(({ words: [of, at] }) => of === group && alike(at, where));
				const [two] = rows.filter(({ words: [of, at] }) => of === group && !alike(at, where));
				expect(one && two && above(one, two, level), `${group}: ${view.title}`).toBe(true);
			}
		}
	},
	'complication-rates': ({ view }) => {
		const { rows, hidden } = rowsOf(view);
		expect(hidden, view.title).toBe(false);
		const level = 1 - 0.05 / rows.length;
		const share = /in (\S+\s%) of runs/.exec(view.title)?.[1];
		const tops = rows.filter((row) =>
			rows.every(
				(other) =>
					other === row || roots(row.x, row.n, level)[0] > roots(other.x, other.n, level)[1],
			),
		);
		expect(
			tops.map((row) => row.share),
			view.title,
		).toEqual([share]);
	},
	'complication-association': ({ view }) => {
		const kinds = view.table.rows.length;
		const level = 1 - 0.05 / kinds;
		const [withIt, without] = [rowsOf(view, 0).rows, rowsOf(view, 1).rows];
		const clear = (sign: 1 | -1): string[] =>
			withIt.flatMap((one) => {
				const two = without.find(({ words }) => words.join() === one.words.join());
				if (two === undefined) return [];
				return above(sign > 0 ? one : two, sign > 0 ? two : one, level)
					? [one.words.at(-1) ?? '']
					: [];
			});
		for (const [, word, names = ''] of view.title.matchAll(
			/\b(lower|higher) with (.+?)(?:, and higher|$)/g,
		)) {
			const found = clear(word === 'higher' ? 1 : -1);
			const many = /^(\d+) of \d+ /.exec(names)?.[1];
			expect(many === undefined ? found.length > 0 : found.length, view.title).toBe(
				many === undefined ? true : Number(many),
			);
			if (many === undefined)
				for (const label of found) expect(named(names, label), `${label}: ${names}`).toBe(true);
		}
	},
	'complication-onset': ({ view }, cohort) => {
		// Counted from the rows: nobody is censored on the first day, so that a share is a count over the runs.
		const runs = new Set(
			registry.runs.filter((row) => matches(row, cohort)).map(({ case_id: id }) => String(id)),
		);
		const level = 1 - 0.05 / COMPLICATION_GROUPS.length;
		const early = COMPLICATION_GROUPS.map(({ value, label }) => {
			const had = new Set(
				registry.episodes
					.filter(
						(row) =>
							row['comp_group'] === value &&
							row['comp_code'] !== 'NEURO_BRAIN_DEATH' &&
							Number(row['onset_h']) < 24 &&
							runs.has(String(row['case_id'])),
					)
					.map((row) => row['case_id']),
			).size;
			return { label, had, limits: roots(had, runs.size, level) };
		}).toSorted((a, b) => b.had - a.had);
		const [first, second] = early;
		if (first === undefined || second === undefined) throw new Error('There are no groups.');
		expect(alike(first.label, /flow (.+?) complications/.exec(view.title)?.[1]), view.title).toBe(
			true,
		);
		// The figure's limits are on the log-log scale; those of Wilson differ from them by less than this.
		expect(first.limits[0], view.title).toBeGreaterThan(second.limits[1] - 0.01);
	},
	'low-flow-survival': ({ view }) => {
		const [first, last] = [...view.title.matchAll(/([\d.]+)\s% at/g)].map(([, share]) =>
			Number(share),
		);
		const falls = view.title.includes('was lower after');
		expect(falls ? Number(first) > Number(last) : Number(first) < Number(last), view.title).toBe(
			true,
		);
	},
	'centre-programme': ({ view }) => {
		const columns = view.table.columns.flatMap(({ label }, at) =>
			/CI from$/.test(label) ? [at] : [],
		);
		const clear = view.table.rows.some((row) =>
			columns.some((at) => {
				const [lower, upper] = [row[at]?.value, row[at + 1]?.value];
				return typeof lower === 'number' && typeof upper === 'number' && lower * upper > 0;
			}),
		);
		expect(clear, view.title).toBe(true);
	},
};

function alike(one = '', other = ''): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** Is a label among the names of a list ("limb, renal and infection")? */
function named(list: string, label: string): boolean {
	return list.toLowerCase().includes(label.toLowerCase());
}

/** Intervals that a figure gives: without any it has compared nothing. */
function intervals({ table }: View): number {
	const from = table.columns.flatMap(({ label }, at) => (/CI from$/.test(label) ? [at] : []));
	return table.rows.reduce(
		(sum, row) => sum + from.filter((at) => typeof row[at]?.value === 'number').length,
		0,
	);
}

/** Runs that are alone with all that filters of levels can say of them, each as a cohort. */
function runsAlone(most: number): Cohort[] {
	const names = FILTER_NAMES.filter((name) => filterOf(name).kind === 'levels');
	const found: Cohort[] = [];
	for (const run of registry.runs) {
		const level = (name: (typeof names)[number]): string =>
			run[name] === null ? 'unknown' : String(run[name]);
		const clauses = names.map((name) => [name, { kind: 'levels', levels: [level(name)] }] as const);
		const cohort = normaliseCohort({ clauses: Object.fromEntries(clauses) });
		if (registry.runs.filter((other) => matches(other, cohort)).length === 1) found.push(cohort);
		if (found.length === most) break;
	}
	return found;
}

const ranked = new Map<string, number>();

function check(asked: Asked, cohort: Cohort): void {
	const { figure, view } = asked;
	const { title } = view;
	expect(title).not.toMatch(CAUSAL_WORDS);
	expect(title).toMatch(/^[A-Z0-9]/);
	expect(title).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}|\bp [<=]/);
	expect(title.length, title).toBeLessThan(230);
	if (/no clear/.test(title)) expect(intervals(view), title).toBeGreaterThan(0);
	if (!RANKING.test(title) || title.includes('none clearly')) return;
	const holds = CHECKS[figure.id];
	expect(holds, `${figure.id} ranks: ${title}`).toBeDefined();
	holds?.(asked, cohort);
	ranked.set(figure.id, (ranked.get(figure.id) ?? 0) + 1);
}

describe('the title of every figure', () => {
	test.each([
		['under 18', DEFAULT_COHORT],
		['everyone', EVERYONE],
	] as const)('%s, with six choices of options each', async (_, cohort) => {
		for (let seed = 0; seed < 6; seed++)
			for (const asked of await allViews(cohort, picker(seed * 7919))) check(asked, cohort);
	});

	test('over random cohorts', async () => {
		await fc.assert(
			fc.asyncProperty(fewFilters(2), fc.nat(), async (cohort, seed) => {
				for (const asked of await allViews(cohort, picker(seed))) check(asked, cohort);
			}),
			{ seed: 17, numRuns: 20 },
		);
	});

	test('claims to have compared nothing where one run is all there is', async () => {
		const cohorts = runsAlone(4);
		expect(cohorts).toHaveLength(4);
		for (const [seed, cohort] of cohorts.entries())
			for (const asked of await allViews(cohort, picker(seed))) check(asked, cohort);
	});

	test('ranked often enough to be held to it', () => {
		const said = [...ranked].map(([id, times]) => `${id} ${times}`).join(', ');
		expect(ranked.size, said).toBeGreaterThanOrEqual(8);
		for (const id of ['complication-onset', 'complication-rates', 'survival-by', 'explore'])
			expect(ranked.get(id) ?? 0, said).toBeGreaterThan(0);
	});
});
