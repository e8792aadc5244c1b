import { beforeAll, describe, expect, it } from 'vitest';
import {
	analysis,
	type NeurologyAnswer,
	type NeurologyTruth,
} from '../../../src/lib/lessons/missing-neurology/analysis.ts';
import { lesson } from '../../../src/lib/lessons/missing-neurology/lesson.ts';
import { boundsOf, exact, supposing } from '../../../src/lib/lessons/missing-neurology/words.ts';
import { madeWorld } from '../made-world.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';

/** Mean and SD between draws of the contract, sections 9 and 10. */
const CONTRACT = {
	runs: { ofKnown: [0.272, 0.01], truth: [0.334, 0.009], recorded: [0.607, 0.011] },
	conventional: { ofKnown: [0.181, 0.002], truth: [0.24, 0.0025], recorded: [0.629, 0.007] },
} as const;

describe.each(['runs', 'conventional'] as const)('lesson 7 on the published file: %s', (group) => {
	let file: Published;
	let answer: NeurologyAnswer;
	let truth: NeurologyTruth;
	let alive: readonly Row[];
	let known: readonly Row[];
	const settings = withSettings(lesson, { group });

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
		truth = analysis.reveal(file.data, file.key, settings);
		known = file.cases.filter(
			(row) =>
				child(row) &&
				(row['received_ecpr'] === true) === (group === 'runs') &&
				row['survived_discharge'] !== null,
		);
		alive = known.filter((row) => row['survived_discharge'] === true);
	});

	it('counts what plain loops over the rows count', () => {
		const recorded = alive.filter((row) => row['neuro_discharge'] !== null);
		const good = recorded.filter((row) => row['neuro_favourable'] === true);
		expect(answer).toMatchObject({
			n: known.length,
			alive: alive.length,
			recorded: recorded.length,
			good: good.length,
		});
		expect(answer.naive.survivors.estimate).toBeCloseTo(good.length / recorded.length, 12);
		const withState = known.filter((row) => row['neuro_discharge'] !== null);
		expect(answer.naive.all.estimate).toBeCloseTo(good.length / withState.length, 12);
		expect(boundsOf(answer, 'all')).toEqual({
			low: good.length / known.length,
			high: (good.length + alive.length - recorded.length) / known.length,
		});
	});

	it('opens the truth of the key, which agrees with the file wherever the file knows', () => {
		expect(truth.ofRecorded).toBe(answer.good);
		const favourable = alive.filter((row) => {
			const category = Number(file.truth.get(String(row['case_id']))?.['neuro_true']);
			return category <= 3 || category === row['baseline_neuro'];
		});
		expect(truth.favourable).toBe(favourable.length);
		expect(truth.share.all).toBeCloseTo(favourable.length / known.length, 12);
	});

	it('errs as the contract says: of recorded too high, of known too low, the bounds hold', () => {
		const near = (value: number, [mean, sd]: readonly [number, number]) => {
			expect(Math.abs(value - mean)).toBeLessThan(3 * sd);
		};
		near(answer.naive.all.estimate, CONTRACT[group].ofKnown);
		near(truth.share.all, CONTRACT[group].truth);
		near(answer.recorded / answer.alive, CONTRACT[group].recorded);
		if (group === 'runs') {
			near(answer.naive.survivors.estimate, [0.925, 0.009]);
			near(truth.share.survivors, [0.822, 0.008]);
			near(boundsOf(answer, 'all').low, [0.228, 0.008]);
			near(boundsOf(answer, 'all').high, [0.388, 0.01]);
		}
		expect(answer.naive.survivors.lower).toBeGreaterThan(truth.share.survivors);
		expect(answer.naive.all.upper).toBeLessThan(truth.share.all);
		for (const outOf of ['survivors', 'all'] as const) {
			const { low, high } = boundsOf(answer, outOf);
			expect(truth.share[outOf]).toBeGreaterThan(low);
			expect(truth.share[outOf]).toBeLessThan(high);
		}
	});

	it('imputes what the recorded would predict, which hardly helps', () => {
		expect(answer.leftOut).toBe(0);
		// Without any predictor the unrecorded would get the share of the recorded.
		expect(Math.abs(answer.imputedOfUnrecorded - answer.good / answer.recorded)).toBeLessThan(0.03);
		expect(answer.imputed.survivors.lower).toBeGreaterThan(truth.share.survivors);
		const width = ({ lower, upper }: { lower: number | null; upper: number | null }) =>
			(upper ?? NaN) - (lower ?? NaN);
		const complete =
			2 *
			1.96 *
			Math.sqrt(
				(answer.imputed.survivors.estimate * (1 - answer.imputed.survivors.estimate)) /
					answer.alive,
			);
		expect(width(answer.imputed.survivors)).toBeGreaterThan(complete);
	});

	it('says the numbers it shows, at the assumption that was set', () => {
		const chosen = withSettings(lesson, { group, assumed: '20', outOf: 'all' });
		const said = lesson.reading(answer, chosen).join(' ');
		for (const value of [
			answer.naive.survivors.estimate,
			answer.naive.all.estimate,
			answer.imputed.all.estimate,
			boundsOf(answer, 'survivors').high,
			supposing(answer, 'all', 0.2),
		])
			expect(said).toContain(exact(value));
		const careful = lesson
			.comparison(answer, chosen, truth)
			.rows.find(({ role }) => role === 'careful');
		expect(careful?.estimate).toBeCloseTo(
			(answer.good + 0.2 * (answer.alive - answer.recorded)) / answer.n,
			12,
		);
		expect(lesson.trueValue(truth, chosen)?.value).toBe(truth.share.all);
		expect(lesson.predicts?.(chosen)).toBe(false);
		expect(lesson.verdict(answer, truth, settings, '85').join(' ')).toMatch(
			/too high\. .* too low\. The same gap/,
		);
	});

	it('divides nothing by nothing where every survivor is recorded, and speaks of no gap', () => {
		const full = {
			...answer,
			recorded: answer.alive,
			good: truth.favourable,
			imputedOfUnrecorded: NaN,
			naive: {
				survivors: { ...answer.naive.survivors, estimate: truth.share.survivors },
				all: { ...answer.naive.all, estimate: truth.share.all },
			},
		};
		const seen = { ...truth, ofRecorded: truth.favourable, ofUnrecorded: 0 };
		const said = [
			...lesson.reading(full, settings),
			...lesson.verdict(full, seen, settings, null),
		].join(' ');
		expect(said).not.toMatch(/NaN|undefined|Infinity|–|opposite directions/);
		expect(said).toContain('Nothing is missing here');
	});
});

describe('lesson 7 on a small registry', () => {
	const settings = withSettings(lesson, {});

	it('imputes from fewer predictors where the recorded are too few for all of them', async () => {
		const { data } = await madeWorld({ cases: 5000, seed: 3 });
		const few = analysis.analyse(data, settings);
		expect(few.leftOut).toBeGreaterThan(0);
		expect(few.leftOut).toBeLessThan(few.predictors);
		for (const outOf of ['survivors', 'all'] as const) {
			const { low, high } = boundsOf(few, outOf);
			expect(few.imputed[outOf].estimate).toBeGreaterThanOrEqual(low);
			expect(few.imputed[outOf].estimate).toBeLessThanOrEqual(high);
			expect(few.shifted[outOf].estimate).toBeLessThan(few.imputed[outOf].estimate);
		}
		const notes = lesson.figures
			.map((figure) => figure.present(few, { settings, confidenceLevel: 0.95 }).notes)
			.flat();
		expect(notes.join(' ')).toContain(
			`${String(few.leftOut)} of its 10 predictors ${few.leftOut === 1 ? 'is' : 'are'} left out`,
		);
	});
});
