import { beforeAll, describe, expect, it } from 'vitest';
import { withInterval } from '../../../src/lib/lessons/comparison/words.ts';
import { analysis, type StoppingAnswer } from '../../../src/lib/lessons/stopping/analysis.ts';
import { lesson } from '../../../src/lib/lessons/stopping/lesson.ts';
import type { RuleTruth } from '../../../src/lib/lessons/stopping/rerun.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

const child = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';
const adult = (row: Row): boolean => row['age_group'] === 'adult' && row['setting'] === 'ohca';

let file: Published;
beforeAll(async () => {
	file = await published(analysis);
});

/** Deaths and survivors with and without a result, and the likelihood ratio for death. */
function counted(rows: readonly Row[], positive: (row: Row) => boolean) {
	const dead = rows.filter((row) => row['survived_discharge'] === false);
	const alive = rows.filter((row) => row['survived_discharge'] === true);
	const low = rows.filter(positive);
	const share = (some: readonly Row[]) => some.filter(positive).length / some.length;
	return {
		n: rows.length,
		ratio: share(dead) / share(alive),
		low: low.length,
		lowAlive: low.filter((row) => row['survived_discharge'] === true).length,
	};
}

// The contract: likelihood ratio and survival of the low, on file and without the rule, with the SD between draws.
describe.each([
	[
		'child-ihca',
		child,
		{ ratio: [6.26, 0.73], alive: [0.038, 0.004], free: [3.8, 0.36], freeAlive: [0.063, 0.006] },
		{ ratio: [1.5, 0.1], alive: [0.314, 0.0154] },
	],
	[
		'adult-ohca',
		adult,
		{ ratio: [8.02, 1.41], alive: [0.014, 0.003], free: [5.46, 0.76], freeAlive: [0.02, 0.003] },
		{ ratio: [1.46, 0.08], alive: [0.197, 0.014] },
	],
] as const)('lesson 14 on the published file: %s', (group, belongs, rule, lactate) => {
	let etco2: StoppingAnswer;
	let truth: RuleTruth;
	let weak: StoppingAnswer;
	const settings = (marker: string) => withSettings(lesson, { marker, group });
	const within = (value: number, [expected, sd]: readonly [number, number]): void => {
		expect(Math.abs(value - expected)).toBeLessThan(3 * sd);
	};

	beforeAll(() => {
		etco2 = analysis.analyse(file.data, settings('etco2'));
		weak = analysis.analyse(file.data, settings('lactate'));
		const found = analysis.reveal(file.data, file.key, settings('etco2'));
		if (found === null) throw new Error('No truth.');
		truth = found;
	});

	it('counts as plain loops over the rows do', () => {
		const seen = file.cases.filter(
			(row) =>
				belongs(row) &&
				row['ecpr_activated'] === false &&
				row['survived_discharge'] !== null &&
				row['etco2_10min'] !== null,
		);
		const expected = counted(seen, (row) => Number(row['etco2_10min']) < 10);
		expect(etco2.n).toBe(expected.n);
		expect(etco2.positiveRatio.estimate).toBeCloseTo(expected.ratio, 10);
		expect(etco2.survival.positive).toMatchObject({ x: expected.lowAlive, n: expected.low });
		expect(etco2.acted.positive.x).toBe(
			seen.filter(
				(row) => Number(row['etco2_10min']) < 10 && row['cpr_end_reason'] === 'stopped_died',
			).length,
		);
		const runs = file.cases.filter(
			(row) =>
				belongs(row) &&
				row['received_ecpr'] === true &&
				row['survived_discharge'] !== null &&
				row['lactate_arrest'] !== null,
		);
		const high = counted(runs, (row) => Number(row['lactate_arrest']) > 15);
		expect(weak.n).toBe(high.n);
		expect(weak.positiveRatio.estimate).toBeCloseTo(high.ratio, 10);
		expect(weak.survival.positive).toMatchObject({ x: high.lowAlive, n: high.low });
	});

	it('lies where the contract says', () => {
		within(etco2.positiveRatio.estimate, rule.ratio);
		within(etco2.survival.positive.estimate, rule.alive);
		within(weak.positiveRatio.estimate, lactate.ratio);
		within(weak.survival.positive.estimate, lactate.alive);
		within(truth.none.ratio ?? NaN, rule.free);
		within(truth.none.alive, rule.freeAlive);
	});

	it('looks better than it is, and perfect under a strict rule', () => {
		expect(truth.onFile.ratio ?? NaN).toBeGreaterThan(truth.none.ratio ?? NaN);
		expect(truth.onFile.alive).toBeLessThan(truth.none.alive);
		expect(truth.strict.alive).toBeLessThan(0.003);
		expect(etco2.stoppedAt?.positive ?? NaN).toBeLessThan(etco2.stoppedAt?.negative ?? NaN);
		expect(analysis.reveal(file.data, file.key, settings('lactate'))).toBeNull();
	});

	it('runs again the arrests that are on file', () => {
		const onFile = file.cases.filter(
			(row) => belongs(row) && row['ecpr_activated'] === false && row['etco2_10min'] !== null,
		);
		expect(truth.n).toBe(onFile.length);
		expect(truth.low).toBe(onFile.filter((row) => Number(row['etco2_10min']) < 10).length);
	});

	it('works the low out from the unseen, with an interval that admits how little that says', () => {
		const { survival, fromUnseen } = etco2;
		const low = survival.positive.n / (survival.positive.n + survival.negative.n);
		const value =
			survival.negative.estimate + (survival.unseen.estimate - survival.negative.estimate) / low;
		expect(fromUnseen?.estimate).toBeCloseTo(Math.min(1, Math.max(0, value)), 10);
		expect((fromUnseen?.upper ?? NaN) - (fromUnseen?.lower ?? NaN)).toBeGreaterThan(0.02);
	});

	it('draws no hundred of a habit under which too few lived to be told', () => {
		const figure = lesson.truthFigures?.find(({ id }) => id === 'habits');
		if (figure === undefined) throw new Error('The figure is needed.');
		const drawn = (strict: number) => {
			const key: RuleTruth = { ...truth, strict: { ...truth.strict, alive: strict / truth.low } };
			const view = figure.present(
				{ answer: etco2, truth: key },
				{ settings: settings('etco2'), confidenceLevel: 0.95 },
			);
			const svg = figure.chart(view, {
				document: nodeDocument(),
				width: 720,
				theme: LIGHT,
				idPrefix: 'x',
			});
			return svg?.querySelectorAll(`rect[stroke], g[stroke="${LIGHT.softInk}"] rect`).length;
		};
		expect(drawn(0)).toBeGreaterThan(0);
		expect((drawn(0) ?? 0) - (drawn(3) ?? 0)).toBe(100);
	});

	it('says the numbers it shows, without a hole', () => {
		for (const [marker, answer, key] of [
			['etco2', etco2, truth],
			['lactate', weak, null],
		] as const) {
			const said = [
				...lesson.reading(answer, settings(marker)),
				...lesson.verdict(answer, key, settings(marker), '7'),
			].join(' ');
			expect(said).toContain(withInterval('ratio', answer.positiveRatio));
			expect(said).not.toMatch(/NaN|undefined|Infinity/);
			for (const figure of lesson.truthFigures ?? []) {
				const view = figure.present(
					{ answer, truth: key },
					{ settings: settings(marker), confidenceLevel: 0.95 },
				);
				expect(view.description).not.toMatch(/NaN|undefined|Infinity/);
			}
			expect(lesson.trueValue(key, settings(marker))?.value ?? null).toBe(key?.none.alive ?? null);
		}
	});
});
