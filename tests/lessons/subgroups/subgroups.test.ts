import { beforeAll, describe, expect, it } from 'vitest';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import {
	analysis,
	TOSSES,
	type SubgroupsAnswer,
	type SubgroupsTruth,
} from '../../../src/lib/lessons/subgroups/analysis.ts';
import { lesson } from '../../../src/lib/lessons/subgroups/lesson.ts';
import { interaction, smallest } from '../../../src/lib/lessons/subgroups/words.ts';
import { madeWorld } from '../made-world.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';
const is =
	(column: string, ...values: readonly (string | boolean)[]) =>
	(row: Row): boolean =>
		values.some((value) => row[column] === value);

/** The subgroups of the contract's lesson 8a, as plain conditions. */
const SUBGROUPS: readonly ((row: Row) => boolean)[] = [
	is('dx_group', 'chd_two_ventricle'),
	is('dx_group', 'chd_single_ventricle'),
	is('dx_group', 'cardiomyopathy_myocarditis'),
	is('dx_group', 'arrhythmia'),
	is('dx_group', 'sepsis'),
	is('dx_group', 'respiratory'),
	is('dx_group', 'other'),
	is('age_group', 'neonate'),
	is('age_group', 'infant'),
	is('age_group', 'child'),
	is('age_group', 'adolescent'),
	is('location', 'cicu'),
	is('location', 'picu_nicu'),
	is('location', 'or_cath'),
	is('location', 'ward'),
	is('initial_rhythm', 'vf', 'pvt'),
	is('initial_rhythm', 'asystole'),
	is('witnessed', 'unwitnessed'),
	is('off_hours', true),
	(row) => Number(row['arrest_year']) > 2018,
];

const HEART = ['chd_two_ventricle', 'chd_single_ventricle', 'cardiomyopathy_myocarditis'];
const PAIRS = {
	pe: [
		(row: Row) => row['age_group'] === 'adult' && row['dx_group'] === 'pulmonary_embolism',
		(row: Row) => row['age_group'] === 'adult' && row['dx_group'] !== 'pulmonary_embolism',
	],
	sepsis: [
		(row: Row) => child(row) && row['dx_group'] === 'sepsis',
		(row: Row) => child(row) && [...HEART, 'arrhythmia'].includes(String(row['dx_group'])),
	],
} as const;

/** Mean and SD between draws of the contract, lesson 8b. */
const CONTRACT = {
	pe: { careful: [0.098, 0.017], truth: [0.098, 0.007] },
	sepsis: { careful: [-0.095, 0.035], truth: [-0.101, 0.007] },
} as const;

const ANY = /NaN|undefined|Infinity|\[object/;

let file: Published;
let known: readonly Row[];
let answer: SubgroupsAnswer;

beforeAll(async () => {
	file = await published(analysis);
	known = file.cases.filter((row) => row['survived_discharge'] !== null);
	answer = analysis.analyse(file.data, withSettings(lesson));
});

function shares(rows: readonly Row[]) {
	const of = (label: string) => {
		const own = rows.filter((row) => row['sham_label'] === label);
		return { n: own.length, x: own.filter((row) => row['survived_discharge'] === true).length };
	};
	return { a: of('a'), b: of('b') };
}

describe('lesson 8 on the published file: the label', () => {
	it('finds in every subgroup the difference that plain loops find', () => {
		const children = known.filter(child);
		expect(answer.n).toBe(children.length);
		expect(answer.looks).toHaveLength(SUBGROUPS.length);
		const whole = shares(children);
		expect(answer.whole.estimate).toBeCloseTo(whole.a.x / whole.a.n - whole.b.x / whole.b.n, 12);
		SUBGROUPS.forEach((belongs, at) => {
			const { a, b } = shares(children.filter(belongs));
			expect(answer.looks[at]?.a).toBe(a.n);
			expect(answer.looks[at]?.b).toBe(b.n);
			expect(answer.looks[at]?.estimate).toBeCloseTo(a.x / a.n - b.x / b.n, 12);
			// No count of 1 to 4 could be worked out from a subgroup.
			for (const count of [a.x, a.n - a.x, b.x, b.n - b.x]) expect(count).toBeGreaterThan(4);
		});
	});

	it('calls as many of them findings as the chi-squared statistic does', () => {
		const children = known.filter(child);
		const beyond = SUBGROUPS.filter((belongs) => {
			const { a, b } = shares(children.filter(belongs));
			const [n, x] = [a.n + b.n, a.x + b.x];
			// The statistic of the two by two table, from observed and expected counts; 3.8415 is its 95th centile.
			const cells = [
				[a.x, (a.n * x) / n],
				[b.x, (b.n * x) / n],
				[a.n - a.x, (a.n * (n - x)) / n],
				[b.n - b.x, (b.n * (n - x)) / n],
			] as const;
			return cells.reduce((sum, [seen, due]) => sum + (seen - due) ** 2 / due, 0) > 3.841459;
		});
		const hits = answer.looks.filter(({ p }) => p < 0.05).length;
		expect(hits).toBe(beyond.length);
		expect(lesson.reading(answer, withSettings(lesson))[0]).toContain(`it shines in **${hits}**`);
	});

	it('corrects as Holm wrote it, step by step', () => {
		const sorted = answer.looks.map(({ p, holm }) => ({ p, holm })).sort((a, b) => a.p - b.p);
		let least = 0;
		sorted.forEach(({ p, holm }, at) => {
			least = Math.max(least, Math.min(1, p * (sorted.length - at)));
			expect(holm).toBeCloseTo(least, 12);
		});
	});

	it('tosses anew as a coin falls, and finds as often as the contract says', () => {
		const { any, anyHolm, hits, tosses } = answer.tosses;
		expect(tosses).toBe(TOSSES);
		expect(hits.reduce((sum, value) => sum + value, 0)).toBe(TOSSES);
		expect(TOSSES - (hits[0] ?? NaN)).toBe(any[19]);
		const error = (share: number) => 3 * Math.sqrt((share * (1 - share)) / TOSSES);
		expect(Math.abs((any[0] ?? NaN) / TOSSES - 0.05)).toBeLessThan(error(0.05));
		// 55 % of 40 files: their own error is the larger part.
		const both = 3 * Math.sqrt(0.55 * 0.45 * (1 / 40 + 1 / TOSSES));
		expect(Math.abs((any[19] ?? NaN) / TOSSES - 0.55)).toBeLessThan(both);
		expect((anyHolm[19] ?? NaN) / TOSSES).toBeLessThan(0.05 + error(0.05));
		const mean = hits.reduce((sum, value, found) => sum + value * found, 0) / TOSSES;
		expect(mean).toBeGreaterThan(0.75);
		expect(mean).toBeLessThan(1.35);
		expect(Math.abs(answer.whole.estimate + 0.001)).toBeLessThan(3 * 0.007);
	});

	it('gives the same toss for the same number, and another for another', () => {
		const of = (toss: string) => analysis.analyse(file.data, withSettings(lesson, { toss })).looks;
		expect(of('7')).toEqual(of('7'));
		expect(of('7')).not.toEqual(of('8'));
		const [{ a, b } = { a: NaN, b: NaN }] = of('7');
		const [own] = answer.looks;
		expect(a + b).toBe((own?.a ?? NaN) + (own?.b ?? NaN));
	});
});

describe.each(['pe', 'sepsis'] as const)('lesson 8 on the published file: %s', (pair) => {
	const settings = withSettings(lesson, { pair, truth: 'pair' });
	let both: SubgroupsAnswer;
	let truth: SubgroupsTruth;

	beforeAll(() => {
		both = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
	});

	it('counts each group, compares it crudely and opens its truth as plain loops do', () => {
		(['one', 'other'] as const).forEach((name, at) => {
			const rows = known.filter(PAIRS[pair][at] ?? (() => false));
			expect(both[name].n).toBe(rows.length);
			const alive = (received: boolean) => {
				const own = rows.filter((row) => row['received_ecpr'] === received);
				return own.filter((row) => row['survived_discharge'] === true).length / own.length;
			};
			expect(both[name].received.estimate).toBeCloseTo(alive(true) - alive(false), 12);
			const share = (column: string) =>
				rows.filter((row) => file.truth.get(String(row['case_id']))?.[column] === true).length /
				rows.length;
			const [yes, no] = [share('y_if_ecpr_strategy'), share('y_if_conventional_strategy')];
			expect(truth[name].difference).toBeCloseTo(yes - no, 12);
			expect(truth[name].oddsRatio).toBeCloseTo((yes * (1 - no)) / (no * (1 - yes)), 10);
		});
	});

	it('finds the difference between the groups as the contract says, within three SD', () => {
		const [mean, sd] = CONTRACT[pair].careful;
		const gap = interaction(both);
		expect(gap.estimate).toBeCloseTo(both.one.careful.estimate - both.other.careful.estimate, 12);
		expect(Math.abs(gap.estimate - mean)).toBeLessThan(3 * sd);
		const half = (value: { readonly lower: number | null; readonly upper: number | null }) =>
			((value.upper ?? NaN) - (value.lower ?? NaN)) / 2;
		expect(half(gap)).toBeCloseTo(
			Math.sqrt(half(both.one.careful) ** 2 + half(both.other.careful) ** 2),
			8,
		);
		const [true_, spread] = CONTRACT[pair].truth;
		expect(Math.abs(truth.one.difference - truth.other.difference - true_)).toBeLessThan(
			3 * spread,
		);
	});

	it('keeps the direction of the truth as a ratio', () => {
		const more = pair === 'pe';
		expect(both.one.ratio.estimate > both.other.ratio.estimate).toBe(more);
		expect(truth.one.oddsRatio > truth.other.oddsRatio).toBe(more);
	});

	it('says the numbers it shows', () => {
		expect(lesson.reading(both, settings).join(' ')).toContain(points(interaction(both).estimate));
		const said = lesson.verdict(both, truth, settings, '5').join(' ');
		expect(said).toContain(`**${points(truth.one.difference - truth.other.difference)}**`);
		expect(said).toContain(smallest(both, settings).label.toLowerCase());
		expect(said).toContain('You said “in about 5”');
		expect(lesson.comparison(both, settings, truth).rows[1]?.estimate).toBe(
			interaction(both).estimate,
		);
	});
});

it('lesson 8 says in a world without benefit that there is nothing to differ', async () => {
	const { data, key } = await madeWorld({ cases: 6000, seed: 7, noEffect: true });
	const settings = withSettings(lesson, { truth: 'pair' });
	const made = analysis.analyse(data, settings);
	const truth = analysis.reveal(data, key, settings);
	const said = [
		...lesson.reading(made, settings),
		...lesson.verdict(made, truth, settings, null),
	].join(' ');
	expect(said).toContain('The true difference is 0.');
	expect(said).not.toMatch(ANY);
});
