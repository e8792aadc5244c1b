import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DEFAULT_COHORT,
	EVERYONE,
	normaliseCohort,
	sameCohort,
	withClause,
	withoutClause,
} from '../../src/lib/domain/cohort.ts';
import { FILTERS } from '../../src/lib/domain/filters.ts';
import { filledIn, type View, type ViewSpecs } from '../../src/lib/domain/view.ts';
import { LONGEST_QUERY } from '../../src/lib/domain/view-grammar.ts';
import { decodeView, encodeView } from '../../src/lib/domain/view-url.ts';
import { anyCohort } from './arbitraries.ts';

const SEED = 20_240_615;

const specs: ViewSpecs = {
	choices: {
		outcome: {
			values: [{ value: 'survived_discharge' }, { value: 'survived_ecls' }],
			initial: 'survived_discharge',
		},
	},
	figures: {
		'survival-by-setting': {
			split: { values: [{ value: 'none' }, { value: 'age' }], initial: 'none' },
			level: { values: [{ value: '90' }, { value: '95' }, { value: '99' }], initial: '95' },
		},
		'use-by-year': {
			show: { values: [{ value: 'runs' }, { value: 'share' }], initial: 'runs' },
		},
	},
};
const HASH = '0123abcd'.padEnd(64, 'e');

const start: View = { cohort: DEFAULT_COHORT, choices: {}, options: {} };
const read = (search: string) => decodeView(search, { specs, dataHash: HASH });
const cohortOf = (search: string) => read(search).view.cohort;

describe('encodeView', () => {
	it('writes nothing for the view the site opens with', () => {
		expect(encodeView(start, { specs })).toBe('');
	});

	it('writes short names, and commas and dots as they are', () => {
		let cohort = withClause(DEFAULT_COHORT, 'age_group', { kind: 'levels', levels: ['neonate'] });
		cohort = withClause(cohort, 'dx_group', {
			kind: 'levels',
			levels: ['sepsis', 'chd_single_ventricle'],
		});
		cohort = withClause(cohort, 'ecmo_flow_min', {
			kind: 'range',
			low: null,
			high: 45,
			unknown: true,
		});
		cohort = withClause(cohort, 'off_hours', { kind: 'levels', levels: ['true'] });
		const view: View = {
			cohort,
			choices: { outcome: 'survived_ecls' },
			options: { 'survival-by-setting': { split: 'age', level: '95' } },
		};
		expect(encodeView(view, { specs })).toBe(
			'age=neonate&dx=chd_single_ventricle,sepsis&offhours=yes&flow=..45,unknown&outcome=survived_ecls&survival-by-setting.split=age',
		);
	});

	it('says that the age is not filtered, since a missing age means the default', () => {
		expect(encodeView({ ...start, cohort: EVERYONE }, { specs })).toBe('age=any');
	});

	it('adds grammar and data version to a copied link only', () => {
		expect(encodeView(start, { specs, copyLink: true, dataHash: HASH })).toBe('v=1&data=0123abcd');
		expect(encodeView(start, { specs, dataHash: HASH })).toBe('');
	});

	it('leaves out choices the specs do not know', () => {
		const strange: View = { ...start, choices: { by: 'sex' }, options: { gone: { a: 'b' } } };
		expect(encodeView(strange, { specs })).toBe('');
	});
});

describe('decodeView', () => {
	it('reads nothing as the default, without a word', () => {
		for (const search of ['', '?', '&&'])
			expect(read(search)).toEqual({ view: start, notices: [] });
	});

	it('reads aliases and full names alike', () => {
		expect(cohortOf('?place=ward')).toEqual(cohortOf('?location=ward'));
		expect(cohortOf('age=any')).toEqual(EVERYONE);
		expect(cohortOf('age_group=any')).toEqual(EVERYONE);
	});

	it('reads ranges, open ends, one value and unknown', () => {
		const flow = (value: string) => cohortOf(`flow=${value}`).clauses.ecmo_flow_min;
		expect(flow('30..45')).toEqual({ kind: 'range', low: 30, high: 45, unknown: false });
		expect(flow('..45')).toEqual({ kind: 'range', low: null, high: 45, unknown: false });
		expect(flow('60..')).toEqual({ kind: 'range', low: 60, high: null, unknown: false });
		expect(flow('60..,unknown')).toEqual({ kind: 'range', low: 60, high: null, unknown: true });
		expect(flow('45')).toEqual({ kind: 'range', low: 45, high: 45, unknown: false });
		expect(flow('..')).toEqual({ kind: 'range', low: null, high: null, unknown: false });
		expect(flow('unknown')).toEqual({ kind: 'levels', levels: ['unknown'] });
		expect(flow('..,unknown')).toBeUndefined();
	});

	it('reads yes and no, percent-encoded commas and spaces', () => {
		expect(cohortOf('offhours=no').clauses.off_hours).toEqual({
			kind: 'levels',
			levels: ['false'],
		});
		expect(cohortOf('rhythm=vf%2Cpvt')).toEqual(cohortOf('rhythm=vf,+pvt'));
	});

	it('keeps what it can of a filter and says what it could not', () => {
		const { view, notices } = read('dx=sepsis,flu&sex=purple&flow=60..45&place=');
		expect(view.cohort).toEqual(
			withClause(DEFAULT_COHORT, 'dx_group', { kind: 'levels', levels: ['sepsis'] }),
		);
		expect(notices).toEqual([
			'Diagnosis has no value “flu”; it was left out.',
			'Sex has no value “purple”; it was left out.',
			'The filter on sex was left out.',
			'Low-flow time has no value “60..45”; it was left out.',
			'The filter on low-flow time was left out.',
			'Place of arrest has no value “”; it was left out.',
			'The filter on place of arrest was left out.',
		]);
	});

	it('goes back to the default age, and says so, when no age can be used', () => {
		const { view, notices } = read('age=ancient');
		expect(view).toEqual(start);
		expect(notices.at(-1)).toBe('The filter on age group was left out and the usual one applies.');
	});

	it('says that some values are never unknown', () => {
		const { view, notices } = read('setting=ihca,unknown');
		expect(view.cohort.clauses.setting).toEqual({ kind: 'levels', levels: ['ihca'] });
		expect(notices).toHaveLength(1);
		expect(read('setting=unknown').view.cohort.clauses.setting?.kind).toBe('levels');
	});

	it.each([
		'flow=30..45..60',
		'flow=1e9..',
		'flow=NaN',
		'flow=0x10..',
		'flow=..9999999',
		'ph=7,1..7,2',
		'year=2012,2014',
		'sex=%E0%A4%A',
		'age[]=child',
		'__proto__=1',
		'__proto__.polluted=1',
		'constructor=1',
		'survival-by-setting.__proto__=age',
		'survival-by-setting.split=toString',
		'outcome=__proto__',
		'.=&.a=b&a.=c',
		'utm_source=mail',
		'dx=sepsis&dx=acs',
		'age=child&age_group=adult',
	])('says something about %s and throws nothing', (search) => {
		const { view, notices } = read(search);
		expect(notices.length).toBeGreaterThan(0);
		expect(view.options).toEqual({});
		expect(view.choices).toEqual({});
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('lets the first of a repeated parameter count, whatever it is called', () => {
		expect(cohortOf('age=child&age_group=adult').clauses.age_group).toEqual({
			kind: 'levels',
			levels: ['child'],
		});
	});

	it('reads choices and figure options, and forgets initial ones', () => {
		const { view, notices } = read(
			'outcome=survived_ecls&survival-by-setting.level=99&use-by-year.show=runs',
		);
		expect(notices).toEqual([]);
		expect(view.choices).toEqual({ outcome: 'survived_ecls' });
		expect(view.options).toEqual({ 'survival-by-setting': { level: '99' } });
	});

	it('says when a link is from a newer site or from other data', () => {
		expect(read('v=1&data=0123abcd').notices).toEqual([]);
		expect(read('v=2').notices[0]).toMatch(/newer version/);
		expect(read('data=ffffffff').notices[0]).toMatch(/other data.*ffffffff.*0123abcd/);
		expect(decodeView('data=ffffffff', { specs }).notices).toEqual([]);
		expect(read('data=zzz').notices[0]).toMatch(/no data version/);
		expect(read('v=-1').notices[0]).toMatch(/“-1”/);
	});

	it('quotes foreign text cut short and made harmless', () => {
		const [notice = ''] = read(
			`sex=${encodeURIComponent('\u202Egnp\u0000' + 'x'.repeat(500))}`,
		).notices;
		expect(notice).toMatch(/^Sex has no value “\uFFFDgnp\uFFFDx{55}…”/u);
	});

	it('reads absurd lengths to a limit, and shows no more notices than fit', () => {
		const many = Array.from({ length: 5000 }, (_, at) => `p${at}=1`).join('&');
		const { notices } = read(many);
		expect(notices.length).toBeLessThanOrEqual(13);
		expect(notices[0]).toMatch(new RegExp(String(LONGEST_QUERY)));
		expect(notices.at(-1)).toMatch(/more things were left out/);
	});

	const anyView: fc.Arbitrary<View> = fc.record({
		cohort: anyCohort,
		choices: fc.constantFrom<View['choices']>({}, { outcome: 'survived_ecls' }),
		options: fc.constantFrom<View['options']>(
			{},
			{ 'survival-by-setting': { level: '90' }, 'use-by-year': { show: 'share' } },
		),
	});

	it(`gives back every view that was written, and writes it the same way (seed ${SEED})`, () => {
		fc.assert(
			fc.property(anyView, fc.boolean(), (view, copyLink) => {
				const written = encodeView(view, { specs, copyLink, dataHash: HASH });
				const { view: back, notices } = read(`?${written}`);
				expect(notices).toEqual([]);
				expect(sameCohort(back.cohort, view.cohort)).toBe(true);
				expect(back).toEqual({ ...view, cohort: normaliseCohort(view.cohort) });
				expect(encodeView(back, { specs, copyLink, dataHash: HASH })).toBe(written);
				expect(written).toMatch(/^[a-z0-9_.,=&-]*$/i);
			}),
			{ seed: SEED, numRuns: 2000 },
		);
	});

	it(`never throws and always yields a view it can write, whatever the text (seed ${SEED})`, () => {
		const parameter = fc.oneof(
			fc.constantFrom(...Object.values(FILTERS).flatMap(({ alias, name }) => [alias, name])),
			fc.constantFrom('v', 'data', 'outcome', 'use-by-year.show', '__proto__', 'a.b.c'),
			fc.string(),
		);
		const value = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.stringMatching(/^[0-9.,a-z_-]{0,30}$/),
			fc.constantFrom('unknown', 'any', '..', '1..2,unknown', 'na', '%', '%ff'),
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc
				.array(fc.tuple(parameter, value))
				.map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
		);
		fc.assert(
			fc.property(text, (search) => {
				const { view, notices } = read(search);
				expect(read(encodeView(view, { specs }))).toEqual({ view, notices: [] });
				for (const notice of notices) expect(notice).toMatch(/^.{1,260}\.$/u);
			}),
			{ seed: SEED, numRuns: 1000 },
		);
	});
});

describe('centres in links, which only the data know', () => {
	const SPECS = { specs: { choices: {}, figures: {} } };
	const codes = { centre_id: new Set(['K0001', 'K0041']) };
	const read = (search: string) => decodeView(search, { ...SPECS, codes });

	it('reads and writes those there are, in order', () => {
		const { view, notices } = read('hospital=K0041,K0001');
		expect(notices).toEqual([]);
		expect(view.cohort.clauses.centre_id).toEqual({ kind: 'levels', levels: ['K0001', 'K0041'] });
		expect(encodeView(view, SPECS)).toBe('hospital=K0001,K0041');
		expect(read('centre_id=K0041').view.cohort.clauses.centre_id).toEqual({
			kind: 'levels',
			levels: ['K0041'],
		});
	});

	it('leaves out a centre that does not exist, and says so', () => {
		const { view, notices } = read('hospital=K0041,K9999');
		expect(view.cohort.clauses.centre_id).toEqual({ kind: 'levels', levels: ['K0041'] });
		expect(notices).toEqual(['Centre has no value “K9999”; it was left out.']);
		const none = read('hospital=K9999&sex=male');
		expect(none.view.cohort.clauses).toEqual({
			...DEFAULT_COHORT.clauses,
			sex: { kind: 'levels', levels: ['male'] },
		});
		expect(none.notices).toEqual([
			'Centre has no value “K9999”; it was left out.',
			'The filter on centre was left out.',
		]);
	});

	it('takes nothing but codes, even where the data are not known yet', () => {
		for (const text of ['k0041', 'K41', "K0041'--", 'constructor', 'K0041 K0001', 'K00411234567'])
			expect(
				decodeView(`hospital=${encodeURIComponent(text)}`, SPECS).view.cohort.clauses.centre_id,
			).toBeUndefined();
		expect(decodeView('hospital=K0007', SPECS).notices).toEqual([]);
	});
});

describe('filter names in links', () => {
	it('are short, unlike one another, and no choice or version', () => {
		const names = Object.values(FILTERS).flatMap(({ alias, name }) =>
			alias === name ? [alias] : [alias, name],
		);
		expect(new Set(names).size).toBe(names.length);
		for (const taken of ['v', 'data', 'outcome', 'by']) expect(names).not.toContain(taken);
		for (const { alias } of Object.values(FILTERS)) expect(alias).toMatch(/^[a-z]{2,9}$/);
	});

	it('never clash with a level, a range or a keyword', () => {
		for (const filter of Object.values(FILTERS)) {
			if (filter.kind !== 'levels') continue;
			const names = filter.levels.map(({ value, url }) => url ?? value);
			expect(new Set(names).size).toBe(names.length);
			for (const name of names) expect(name).toMatch(/^(?!any$|unknown$)[a-z0-9_]+$/);
		}
	});
});

describe('filledIn', () => {
	it('gives every choice a value that is offered', () => {
		const figure = specs.figures['survival-by-setting'] ?? {};
		expect(filledIn(figure, { level: '99' })).toEqual({ split: 'none', level: '99' });
		expect(filledIn(figure, { level: '12', other: 'x' })).toEqual({ split: 'none', level: '95' });
	});
});

describe('a cohort with no age clause', () => {
	it('survives a round trip beside other filters', () => {
		const cohort = withoutClause(
			withClause(DEFAULT_COHORT, 'sex', { kind: 'levels', levels: ['female'] }),
			'age_group',
		);
		expect(encodeView({ ...start, cohort }, { specs })).toBe('age=any&sex=female');
	});
});
