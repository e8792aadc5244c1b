import { beforeAll, describe, expect, it } from 'vitest';
import {
	analysis,
	type ComplicationAnswer,
	type ComplicationTruth,
} from '../../../src/lib/lessons/complications/analysis.ts';
import { lesson } from '../../../src/lib/lessons/complications/lesson.ts';
import type { Estimated } from '../../../src/lib/lessons/methods/estimates.ts';
import { withInterval } from '../../../src/lib/lessons/comparison/words.ts';
import { published, withSettings, type Published, type Row } from '../published.ts';

interface Run {
	readonly id: string;
	readonly hours: number;
	readonly died: boolean;
	readonly onset: number;
	readonly kidney: number;
}

const childIhca = (row: Row): boolean => row['age_group'] !== 'adult' && row['setting'] === 'ihca';

let file: Published;
let complications: readonly Row[];

function runsWith(codes: RegExp): readonly Run[] {
	const first = (id: string, those: RegExp): number =>
		Math.min(
			Infinity,
			...complications
				.filter((row) => row['case_id'] === id && those.test(String(row['comp_code'])))
				.map((row) => Number(row['onset_h'])),
		);
	const ill = new Set(complications.map((row) => row['case_id']));
	return file.cases
		.filter((row) => row['received_ecpr'] === true && childIhca(row))
		.map((row) => {
			const id = String(row['case_id']);
			return {
				id,
				hours: Number(row['ecmo_hours']),
				died: /died|withdrawn/.test(String(row['ecmo_end_reason'])),
				onset: ill.has(id) ? first(id, codes) : Infinity,
				kidney: ill.has(id) ? first(id, /^REN_CR/) : Infinity,
			};
		});
}

/** Ratio by day and over all days, half hour by half hour: hours on file are whole halves but for a few runs. */
function hourByHour(runs: readonly Run[], from: (run: Run) => number) {
	const days = new Map<number, { a: number; ta: number; b: number; tb: number }>();
	for (const run of runs) {
		for (let at = from(run); at < run.hours; at += 0.5) {
			const day = Math.min(30, Math.floor(at / 24));
			const cell = days.get(day) ?? { a: 0, ta: 0, b: 0, tb: 0 };
			days.set(day, cell);
			const last = at + 0.5 >= run.hours;
			if (at >= run.onset) {
				cell.ta += 0.5;
				if (last && run.died) cell.a++;
			} else {
				cell.tb += 0.5;
				if (last && run.died) cell.b++;
			}
		}
	}
	const cells = [...days.values()];
	const sum = (value: (cell: (typeof cells)[number]) => number): number =>
		cells.reduce((total, cell) => total + value(cell), 0);
	return {
		crude: sum(({ a }) => a) / sum(({ ta }) => ta) / (sum(({ b }) => b) / sum(({ tb }) => tb)),
		byDay:
			sum(({ a, ta, tb }) => (a * tb) / (ta + tb)) / sum(({ b, ta, tb }) => (b * ta) / (ta + tb)),
	};
}

const near = (found: Estimated | undefined, value: number, sd: number): void => {
	expect(Math.abs((found?.estimate ?? NaN) - value)).toBeLessThan(3 * sd);
};

describe('lesson 10 on the published file', () => {
	const answers = new Map<string, { answer: ComplicationAnswer; truth: ComplicationTruth }>();
	const settings = (topic: string) => withSettings(lesson, { topic });

	beforeAll(async () => {
		file = await published(analysis);
		complications = (await file.rows('complication')).filter((row) =>
			/^(INF_|REN_)/.test(String(row['comp_code'])),
		);
		for (const topic of ['infection', 'rrt', 'collider'])
			answers.set(topic, {
				answer: analysis.analyse(file.data, settings(topic)),
				truth: analysis.reveal(file.data, file.key, settings(topic)),
			});
	});

	function exposureOf(topic: 'infection' | 'rrt') {
		const found = answers.get(topic);
		if (found === undefined || found.answer.topic === 'collider') throw new Error(topic);
		return { answer: found.answer, truth: found.truth };
	}

	it.each([
		['infection', /^INF_/, 48],
		['rrt', /^REN_RRT/, 0],
	] as const)(
		'counts deaths and hours of %s as a walk through every run does',
		(topic, codes, low) => {
			const { answer } = exposureOf(topic);
			const runs = runsWith(codes);
			const ever = runs.filter(({ onset }) => onset < Infinity);
			expect(answer.runs).toBe(runs.length);
			expect(answer.ever).toBe(ever.length);
			expect(answer.baseline.exposed.deaths).toBe(ever.filter(({ died }) => died).length);
			expect(answer.baseline.exposed.days).toBeCloseTo(
				ever.reduce((sum, { hours }) => sum + hours, 0) / 24,
				6,
			);
			const walked = hourByHour(runs, () => low);
			expect(answer.time.crude.estimate).toBeCloseTo(walked.crude, 4);
			expect(answer.time.byDay.estimate).toBeCloseTo(walked.byDay, 4);
			const still = runs.filter(({ hours }) => hours > 96);
			expect(answer.landmark.runs).toEqual([
				still.filter(({ onset }) => onset <= 96).length,
				still.filter(({ onset }) => onset > 96).length,
			]);
			if (topic === 'rrt') {
				const after = hourByHour(
					runs.filter(({ kidney }) => kidney < Infinity),
					({ kidney }) => kidney,
				);
				expect(answer.afterKidney?.byDay.estimate).toBeCloseTo(after.byDay, 4);
			}
		},
	);

	it('says of infection what the contract says: protective if taken as known, harmful in time', () => {
		const { answer, truth } = exposureOf('infection');
		near(answer.baseline, 0.59, 0.03);
		near(answer.time.crude, 1.62, 0.12);
		near(answer.time.byDay, 1.31, 0.11);
		expect(answer.baseline.upper ?? NaN).toBeLessThan(1);
		expect(answer.time.byDay.estimate).toBeGreaterThan(1);
		expect(truth.value).toBe(1.4);
		const frailty = truth.withFrailty;
		expect(Math.abs((frailty?.estimate ?? NaN) - 1.4)).toBeLessThan(
			Math.abs(answer.time.byDay.estimate - 1.4),
		);
	});

	it('says of renal replacement: too low, too high, and nothing after kidney injury', () => {
		const { answer, truth } = exposureOf('rrt');
		near(answer.baseline, 0.62, 0.03);
		near(answer.time.byDay, 1.52, 0.09);
		near(answer.afterKidney?.byDay, 1, 0.09);
		expect(answer.time.byDay.lower ?? NaN).toBeGreaterThan(1);
		expect(answer.crudeOdds).toBeGreaterThan(1);
		expect(truth.value).toBe(1);
	});

	it('finds children with sepsis sicker among all and less sick among the cannulated', () => {
		const { answer, truth } = answers.get('collider') ?? {};
		if (answer?.topic !== 'collider') throw new Error('collider');
		const severity = (holds: (row: Row) => boolean, kind: RegExp) => {
			const rows = file.cases.filter(
				(row) => childIhca(row) && holds(row) && kind.test(String(row['dx_group'])),
			);
			const values = rows.map((row) => Number(row['severity_index']));
			return {
				n: rows.length,
				mean: values.reduce((sum, value) => sum + value, 0) / rows.length,
				sicker: values.filter((value) => value > 0).length / rows.length,
			};
		};
		const cardiac = /^(chd_|cardiomyopathy|arrhythmia|acs)/;
		const all = (row: Row) => row['case_id'] !== null;
		const cannulated = (row: Row) => row['received_ecpr'] === true;
		for (const [stage, holds] of [
			['eligible', all],
			['cannulated', cannulated],
		] as const) {
			const found = answer.stages.find((each) => each.stage === stage);
			for (const [kind, which] of [
				['sepsis', /^sepsis$/],
				['cardiac', cardiac],
			] as const) {
				const expected = severity(holds, which);
				expect(found?.[kind].n).toBe(expected.n);
				expect(found?.[kind].estimate).toBeCloseTo(expected.mean, 10);
			}
			expect(answer.sicker[stage].estimate).toBeCloseTo(
				severity(holds, /^sepsis$/).sicker - severity(holds, cardiac).sicker,
				10,
			);
		}
		const gap = (at: number) => {
			const stage = answer.stages[at];
			return (stage?.sepsis.estimate ?? NaN) - (stage?.cardiac.estimate ?? NaN);
		};
		expect(Math.abs(gap(0) - 0.25)).toBeLessThan(0.06);
		expect(Math.abs(gap(2) + 0.14)).toBeLessThan(0.24);
		expect(gap(2)).toBeLessThan(0);
		expect(truth?.value).toBeCloseTo(0.0987, 4);
		expect(answer.chosen.reduce((sum, { sepsis }) => sum + sepsis.n, 0)).toBe(
			severity(all, /^sepsis$/).n,
		);
	});

	it('says the numbers it shows', () => {
		for (const topic of ['infection', 'rrt'] as const) {
			const { answer } = exposureOf(topic);
			const said = lesson.reading(answer, settings(topic)).join(' ');
			for (const each of [answer.baseline, answer.time.byDay, answer.landmark])
				expect(said).toContain(withInterval('ratio', each));
		}
	});

	it('holds no hole in any claim, with figures, comparison and verdict', () => {
		for (const [topic, { answer, truth }] of answers) {
			const context = { settings: settings(topic), confidenceLevel: 0.95 };
			const said = [
				...lesson.reading(answer, context.settings),
				...lesson.verdict(answer, truth, context.settings, '1.2'),
				...lesson.figures.map((figure) => figure.present(answer, context).description),
			].join(' ');
			expect(said).not.toMatch(/NaN|undefined|Infinity/);
			const { rows } = lesson.comparison(answer, context.settings, truth);
			expect(rows.filter(({ role }) => role === 'naive')).toHaveLength(1);
			expect(rows.filter(({ role }) => role === 'careful')).toHaveLength(1);
		}
	});

	it('takes every direction of the verdict from the numbers', () => {
		for (const topic of ['infection', 'rrt', 'collider'] as const) {
			const { answer, truth } = answers.get(topic) ?? {};
			if (answer === undefined || truth === undefined) throw new Error('No answer.');
			const of = (changed: typeof answer) =>
				lesson.verdict(changed, truth, settings(topic), null).join(' ');
			if (answer.topic === 'collider') {
				const cannulated = { ...answer.sicker.cannulated, estimate: truth.value };
				const same = { ...answer, sicker: { ...answer.sicker, cannulated } };
				expect(of(same)).toContain('on the truth');
				expect(of(same)).not.toMatch(/wrong side|too low/);
				continue;
			}
			const baseline = { ...answer.baseline, estimate: truth.value * 2 };
			expect(of({ ...answer, baseline })).toContain('2.00 times too high');
			expect(of({ ...answer, baseline })).not.toContain('wrong side');
			expect(lesson.reading({ ...answer, baseline }, settings(topic)).join(' ')).toContain(
				'seems not to protect',
			);
		}
	});
});
