import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import {
	analysis,
	type TransportAnswer,
	type TransportTruth,
} from '../../../src/lib/lessons/transport/analysis.ts';
import { lesson } from '../../../src/lib/lessons/transport/lesson.ts';
import { withSettings, published, type Published, type Row } from '../published.ts';

/** Mean and SD between draws of the contract, section 10. */
const CONTRACT = {
	children: { ratio: [1.51, 0.07], refitted: [1.0, 0.03], truth: [1.52, 0.07] },
	small: { ratio: [0.75, 0.09], refitted: [1.04, 0.19], truth: [0.75, 0.05] },
} as const;

const runs = (row: Row): boolean =>
	row['received_ecpr'] === true && row['survived_discharge'] !== null;
const small = (row: Row) => ['lt_5', '5_9'].includes(String(row['annual_ecpr_volume_band']));
const adult = (row: Row) => row['age_group'] === 'adult';
const USED = {
	children: (row: Row) => runs(row) && !adult(row) && row['setting'] === 'ihca',
	small: (row: Row) => runs(row) && adult(row) && small(row),
} as const;

let file: Published;
let answer: TransportAnswer;
let truth: TransportTruth;

beforeAll(async () => {
	file = await published(analysis);
	answer = analysis.analyse(file.data, {});
	truth = analysis.reveal(file.data, file.key, {});
});

describe.each(['children', 'small'] as const)('lesson 12 on the published file: %s', (move) => {
	it('counts the runs as plain loops do, and opens their true chances', () => {
		const used = file.cases.filter(USED[move]);
		expect(answer[move].used.n).toBe(used.length);
		expect(answer[move].used.alive).toBe(
			used.filter((row) => row['survived_discharge'] === true).length,
		);
		const chances = used.map((row) =>
			Number(file.truth.get(String(row['case_id']))?.['p_survive_ecmo']),
		);
		expect(truth[move].used).toBeCloseTo(
			chances.reduce((sum, value) => sum + value, 0) / chances.length,
			8,
		);
	});

	it('fits at home: expected is observed, exactly, and the slope is one', () => {
		const { made } = answer[move];
		expect(made.predicted).toBeCloseTo(made.observed.estimate, 8);
		expect(made.slope.estimate).toBeCloseTo(1, 6);
		expect(made.fifths.reduce((sum, { n }) => sum + n, 0)).toBe(made.n);
		expect(made.fifths.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(made.alive, 6);
	});

	it('misses and is set right as the contract says, within three SD', () => {
		const { used, refitted } = answer[move];
		const [ratio, sd] = CONTRACT[move].ratio;
		expect(Math.abs(used.ratio.estimate - ratio)).toBeLessThan(3 * sd);
		const [mean, spread] = CONTRACT[move].refitted;
		expect(Math.abs(refitted.ratio.estimate - mean)).toBeLessThan(3 * spread);
		const [true_, around] = CONTRACT[move].truth;
		expect(Math.abs(truth[move].used / used.predicted - true_)).toBeLessThan(3 * around);
	});

	it('says the numbers it shows, in the direction they have', () => {
		const settings = withSettings(lesson, { move });
		const { used } = answer[move];
		const said = lesson.reading(answer, settings).join(' ');
		expect(said).toContain(percent(used.predicted, { decimals: 1 }));
		expect(said).toContain(`too **${move === 'children' ? 'low' : 'high'}**`);
		expect(lesson.verdict(answer, truth, settings, null).join(' ')).toContain(
			percent(truth[move].used, { decimals: 1 }),
		);
		if (move === 'children')
			expect(lesson.prediction.question).toContain(`${Math.round(used.predicted * 100)} in 100`);
	});
});
