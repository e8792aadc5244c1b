import { beforeAll, expect, it } from 'vitest';
import { points } from '../../../src/lib/lessons/comparison/words.ts';
import {
	analysis,
	ENOUGH,
	type LeagueAnswer,
	type LeagueTruth,
} from '../../../src/lib/lessons/league-tables/analysis.ts';
import { lesson } from '../../../src/lib/lessons/league-tables/lesson.ts';
import {
	chosen,
	meanOf,
	ordinal,
	stayed,
	trueMean,
} from '../../../src/lib/lessons/league-tables/words.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

let file: Published;
let runs: readonly Row[];
let answer: LeagueAnswer;
let crude: LeagueAnswer;
let truth: LeagueTruth;
const settings = withSettings(lesson);

beforeAll(async () => {
	file = await published(analysis);
	answer = analysis.analyse(file.data, settings);
	crude = analysis.analyse(file.data, withSettings(lesson, { adjust: 'no' }));
	truth = analysis.reveal(file.data, file.key, settings);
	runs = file.cases.filter(
		(row) =>
			row['age_group'] !== 'adult' &&
			row['setting'] === 'ihca' &&
			row['received_ecpr'] === true &&
			row['survived_discharge'] !== null,
	);
});

const idOf = (row: Row): number => Number(String(row['centre_id']).slice(1));
const ofCentre = (id: number, later: boolean): readonly Row[] =>
	runs.filter((row) => idOf(row) === id && Number(row['arrest_year']) >= 2019 === later);
const alive = (rows: readonly Row[]): number =>
	rows.filter((row) => row['survived_discharge'] === true).length;

it('counts the runs of each centre, and its crude excess, as plain loops over the rows do', () => {
	const survival = alive(runs) / runs.length;
	const ids = [...new Set(runs.map(idOf))].filter(
		(id) => ofCentre(id, false).length >= ENOUGH && ofCentre(id, true).length >= ENOUGH,
	);
	expect(crude.centres.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
		ids.toSorted((a, b) => a - b),
	);
	for (const { id, first, later } of crude.centres)
		for (const [period, isLater] of [
			[first, false],
			[later, true],
		] as const) {
			const own = ofCentre(id, isLater);
			expect(period.n).toBe(own.length);
			const lived = alive(own);
			expect(period.few).toBe([lived, own.length - lived].some((x) => x >= 1 && x <= 4));
			expect(period.value).toBeCloseTo(alive(own) / own.length - survival, 10);
			expect(period.error).toBeCloseTo(Math.sqrt((survival * (1 - survival)) / own.length), 10);
		}
	expect(crude.small).toBe(runs.filter((row) => !ids.includes(idOf(row))).length);
});

it('expects in all as many survivors as there are, and ranks by the first period', () => {
	// A logistic model with an intercept expects exactly the observed total; small centres hold the rest.
	const values = answer.centres.map(({ first }) => first.value);
	expect(values).toEqual(values.toSorted((a, b) => b - a));
	expect(answer.centres.map(({ laterPlace }) => laterPlace).toSorted((a, b) => a - b)).toEqual(
		values.map((_, at) => at + 1),
	);
	const total = answer.centres.reduce(
		(sum, { first, later }) => sum + first.n * first.value + later.n * later.value,
		0,
	);
	expect(Math.abs(total)).toBeLessThan(answer.small);
});

it('draws every centre towards the middle, the small ones further', () => {
	for (const { first, shrunk } of answer.centres) {
		expect(Math.abs(shrunk.value)).toBeLessThan(Math.abs(first.value));
		expect(shrunk.value / first.value).toBeCloseTo(
			answer.spread / (answer.spread + first.error ** 2),
			10,
		);
	}
});

it('shows what the contract says, within three standard deviations between draws', () => {
	const near = (value: number, mean: number, sd: number) => {
		expect(Math.abs(value - mean)).toBeLessThan(3 * sd);
	};
	const best = chosen(answer, 5, 'best');
	const worst = chosen(answer, 5, 'worst');
	near(meanOf(answer, best, ({ first }) => first).estimate, 0.117, 0.019);
	near(meanOf(answer, worst, ({ first }) => first).estimate, -0.157, 0.028);
	near(meanOf(answer, best, ({ shrunk }) => shrunk).estimate, 0.042, 0.024);
	near(meanOf(answer, worst, ({ shrunk }) => shrunk).estimate, -0.04, 0.024);
	near(meanOf(answer, best, ({ later }) => later).estimate, 0.025, 0.039);
	near(meanOf(answer, worst, ({ later }) => later).estimate, -0.053, 0.038);
	near(trueMean(truth, best), 0.025, 0.016);
	near(trueMean(truth, worst), -0.058, 0.014);
	near(truth.error.raw, 0.049, 0.006);
	near(truth.error.shrunk, 0.035, 0.004);
	expect(truth.error.shrunk).toBeLessThan(truth.error.raw);
	// The naive answer errs outwards at both ends.
	expect(meanOf(answer, best, ({ first }) => first).lower).toBeGreaterThan(trueMean(truth, best));
	expect(meanOf(answer, worst, ({ first }) => first).estimate).toBeLessThan(trueMean(truth, worst));
	expect(stayed(answer, 5, 'best')).toBeLessThan(5);
});

it('opens the truth that the key holds for the same centres', async () => {
	const rows = await file.rows('answer_key_centre');
	const key = new Map(rows.map((row) => [Number(String(row['centre_id']).slice(1)), row]));
	expect(truth.excess).toEqual(
		answer.centres.map(({ id }) => Number(key.get(id)?.['true_difference'])),
	);
	for (const end of ['best', 'worst'])
		for (const many of ['1', '5', '10']) {
			const set = withSettings(lesson, { end, many });
			expect(lesson.trueValue(truth, set)?.value).toBeCloseTo(
				trueMean(truth, chosen(answer, Number(many), end === 'worst' ? 'worst' : 'best')),
				12,
			);
		}
});

it('shows no centre of which 1 to 4 lived or died', () => {
	const hidden = answer.centres.filter(({ first, later }) => first.few || later.few);
	expect(hidden.length).toBeGreaterThan(0);
	const view = lesson.figures[0]?.present(answer, { settings, confidenceLevel: 0.95 });
	answer.centres.forEach(({ first, later }, at) => {
		const row = view?.table.rows[at];
		expect(row?.[2]?.value).toBe(first.few ? null : first.value);
		expect(row?.[4]?.value).toBe(later.few ? null : later.value);
	});
});

it('says the numbers it shows', () => {
	for (const end of ['best', 'worst'] as const) {
		const set = withSettings(lesson, { end, many: '3' });
		const places = chosen(answer, 3, end);
		const said = lesson.reading(answer, set).join(' ');
		for (const row of lesson.comparison(answer, set, truth).rows)
			expect(said).toContain(points(row.estimate));
		expect(lesson.verdict(answer, truth, set, null).join(' ')).toContain(
			points(trueMean(truth, places)),
		);
		expect(lesson.predicts?.(set)).toBe(false);
	}
	const best = chosen(answer, 5, 'best');
	const shown = Math.round(100 * meanOf(answer, best, ({ first }) => first).estimate);
	expect(lesson.prediction.question).toContain(`${shown} points above`);
	expect([1, 2, 3, 4, 11, 12, 13, 21, 22].map(ordinal)).toEqual(
		['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd'], // prettier-ignore
	);
});
