import { afterAll, beforeAll, expect, test } from 'vitest';
import { centreList } from '../../../src/lib/db/centre-list.ts';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import {
	DEFAULT_COHORT,
	matches,
	withClause,
	type Cohort,
} from '../../../src/lib/domain/cohort.ts';
import type { OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { planFigures } from '../../../src/lib/figures/run.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from '../generated-registry.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(20_000, 5);
	engine = await nodeEngine({
		registry: registry.source,
		tables: ['runs', 'conventional', 'centre'],
	});
});
afterAll(() => engine.close());

async function viewOf(id: string, cohort: Cohort, options: OptionValues = {}): Promise<View> {
	const one = figure(id);
	const plan = planFigures([one], cohort, { [id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	return one.present(plan.read(tables).get(id), context(one, cohort, options));
}

/** The centre with the most runs of the opening cohort, which the rule never hides. */
function largest(): string {
	const sizes = new Map<string, number>();
	for (const run of registry.runs)
		if (matches(run, DEFAULT_COHORT)) {
			const id = String(run['centre_id']);
			sizes.set(id, (sizes.get(id) ?? 0) + 1);
		}
	return [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

const only = (centre: string): Cohort =>
	withClause(DEFAULT_COHORT, 'centre_id', { kind: 'levels', levels: [centre] });

test('the funnel says first where the chosen centre lies, as its point does', async () => {
	const centre = largest();
	for (const measure of ['crude', 'adjusted']) {
		const view = await viewOf('centre-funnel', only(centre), { measure });
		expect(view.notes[0], measure).toMatch(
			new RegExp(`^Centre ${centre}[,:] .*by chance alone .*limits.*\\.$`),
		);
		expect(view.title, measure).toMatch(
			new RegExp(`at centre ${centre}, .*: (within|above|below) the .* limits? of chance$`),
		);
		const everyone = await viewOf('centre-funnel', DEFAULT_COHORT, { measure });
		expect(everyone.notes[0], measure).not.toContain(centre);
	}
});

test('every centre is listed, with its type and volume', async () => {
	const listed = await centreList(engine);
	const ids = listed.map(({ id }) => id);
	expect(ids).toEqual(ids.toSorted());
	expect(new Set(ids).size).toBe(ids.length);
	for (const run of registry.runs) {
		const centre = listed.find(({ id }) => id === run['centre_id']);
		expect(centre?.centreType).toBe(run['centre_type']);
		expect(centre?.volumeBand).toBe(run['annual_ecpr_volume_band']);
	}
});

for (const [id, options] of [
	['centre-funnel', {}],
	['centre-funnel', { measure: 'adjusted' }],
	['centre-caterpillar', {}],
] as const)
	test(`${id} ${JSON.stringify(options)}: a chosen centre stays among all others, marked`, async () => {
		const centre = largest();
		const all = await viewOf(id, DEFAULT_COHORT, options);
		const chosen = await viewOf(id, only(centre), options);
		expect(chosen.table).toEqual(all.table);
		expect(chosen.n).toEqual(all.n);
		// The funnel's title and first words are then about that centre; see above.
		const own = (note: string): boolean => new RegExp(`^Centre ${centre}[,:] `).test(note);
		if (id !== 'centre-funnel') expect(chosen.title).toBe(all.title);
		expect(chosen.subtitle).toBe(all.subtitle);
		expect(chosen.notes.filter((note) => !all.notes.includes(note) && !own(note))).toEqual([
			`The filter on the centre does not apply here: the figure shows all centres and marks ${centre}.`,
		]);
		const texts = (view: View) => {
			const svg = figure(id).chart(view, {
				document: nodeDocument(),
				width: 1180,
				theme: LIGHT,
				idPrefix: 'x',
			});
			return [...(svg?.querySelectorAll('text') ?? [])].filter(
				(text) =>
					text.textContent === centre &&
					text.closest('[fill]')?.getAttribute('fill') === LIGHT.accent,
			).length;
		};
		expect(texts(all)).toBe(0);
		expect(texts(chosen)).toBeGreaterThan(0);
	});

test('a centre with hidden counts shows no more when it is chosen', async () => {
	const all = await viewOf('centre-funnel', DEFAULT_COHORT);
	const hidden = all.table.rows.find((row) => row[1]?.text === 'too few to say');
	const name = hidden?.[0]?.text ?? '';
	expect(name).toMatch(/^K\d{4}$/);
	const chosen = await viewOf('centre-funnel', only(name));
	expect(chosen.table).toEqual(all.table);
	expect(chosen.notes.join(' ')).toContain(
		`${name} is not drawn: no runs here, or too few to say.`,
	);
});

test('figures of other things count the chosen centre alone', async () => {
	const centre = largest();
	const view = await viewOf('survival-by-setting', only(centre));
	const rows = registry.runs.filter((run) => matches(run, only(centre)));
	expect(rows.every((run) => run['centre_id'] === centre)).toBe(true);
	const open = rows.filter((run) => run['survived_discharge'] === null).length;
	// 1 to 4 without an outcome are not told, nor then is the number they are the rest of.
	expect(view.n.cohort).toBe(open >= 1 && open <= 4 ? rows.length - open : rows.length);
	expect(view.subtitle).toContain(`at centre ${centre}`);
});
