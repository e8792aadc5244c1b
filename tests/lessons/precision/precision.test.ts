import { beforeAll, describe, expect, it } from 'vitest';
import { percent } from '../../../src/lib/domain/format.ts';
import {
	analysis,
	DRAWN,
	SHOWN,
	type PrecisionAnswer,
} from '../../../src/lib/lessons/precision/analysis.ts';
import { lesson } from '../../../src/lib/lessons/precision/lesson.ts';
import { published, withSettings, type Published } from '../published.ts';

/** Limits of both intervals, written out. */
function limits(name: 'wilson' | 'wald', x: number, n: number): readonly [number, number] {
	const z = 1.959963984540054;
	const p = x / n;
	if (name === 'wald') {
		const reach = z * Math.sqrt((p * (1 - p)) / n);
		return [Math.max(0, p - reach), Math.min(1, p + reach)];
	}
	const centre = (x + (z * z) / 2) / (n + z * z);
	const reach = (z / (n + z * z)) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
	return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

describe('lesson 2 on the published file', () => {
	let file: Published;
	let answer: PrecisionAnswer;
	const settings = withSettings(lesson);

	beforeAll(async () => {
		file = await published(analysis);
		answer = analysis.analyse(file.data, settings);
	});

	it('draws from the runs that plain loops count', () => {
		const runs = file.cases.filter(
			(row) =>
				row['age_group'] !== 'adult' && row['setting'] === 'ohca' && row['received_ecpr'] === true,
		);
		const known = runs.filter((row) => row['survived_discharge'] !== null);
		expect(answer.runs).toBe(known.length);
		expect(answer.open).toBe(runs.length - known.length);
		expect(answer.alive).toBe(known.filter((row) => row['survived_discharge'] === true).length);
		expect(analysis.reveal(file.data, file.key, settings)).toEqual({
			alive: answer.alive,
			runs: answer.runs,
		});
	});

	it('works out coverage and width as a sum over all outcomes does, near the contract', () => {
		const p = answer.alive / answer.runs;
		const contract = { 10: [0.79, 0.93, 0.47], 20: [0.94, 0.95, 0.36], 50: [0.93, 0.94, 0.24] };
		for (const of of answer.performance) {
			for (const name of ['wilson', 'wald'] as const) {
				let [covers, width, chance] = [0, 0, (1 - p) ** of.size];
				for (let x = 0; x <= of.size; x++) {
					const [lower, upper] = limits(name, x, of.size);
					if (lower <= p && p <= upper) covers += chance;
					width += chance * (upper - lower);
					chance *= ((of.size - x) / (x + 1)) * (p / (1 - p));
				}
				expect(of[name].covers).toBeCloseTo(covers, 10);
				expect(of[name].width).toBeCloseTo(width, 10);
			}
			const [wald = 0, wilson = 0, width = 0] = contract[of.size as 10 | 20 | 50];
			// Coverage jumps as the share passes a limit, Wald's of 10 by five points within a point of the share.
			expect(Math.abs(of.wald.covers - wald)).toBeLessThan(0.06);
			expect(Math.abs(of.wilson.covers - wilson)).toBeLessThan(0.035);
			expect(Math.abs(of.wilson.width - width)).toBeLessThan(0.02);
		}
		const [small] = answer.performance;
		expect(small?.wald.covers).toBeLessThan(small?.wilson.covers ?? 0);
	});

	it('draws samples that scatter as the binomial does, others on another draw, the same again', () => {
		const p = answer.alive / answer.runs;
		for (const size of ['10', '20', '50']) {
			const { samples, tally } = analysis.analyse(file.data, { ...settings, size });
			expect(samples).toHaveLength(SHOWN);
			expect(tally).toHaveLength(Number(size) + 1);
			expect(tally.reduce((sum, each) => sum + each, 0)).toBe(DRAWN);
			const mean = tally.reduce((sum, each, x) => sum + each * x, 0) / DRAWN / Number(size);
			const error = Math.sqrt((p * (1 - p)) / Number(size) / DRAWN);
			expect(Math.abs(mean - p)).toBeLessThan(4 * error);
		}
		const again = analysis.analyse(file.data, settings);
		expect(again).toEqual(answer);
		const other = analysis.analyse(file.data, { ...settings, draw: '2' });
		expect(other.samples).not.toEqual(answer.samples);
		expect(other.performance).toEqual(answer.performance);
	});

	it('counts the intervals that hold, and says so', () => {
		const p = answer.alive / answer.runs;
		for (const method of ['wilson', 'wald'] as const) {
			const chosen = { ...settings, method };
			const holds = (x: number) => {
				const [lower, upper] = limits(method, x, answer.size);
				return lower <= p && p <= upper;
			};
			const shown = answer.samples.filter(holds).length;
			const all = answer.tally.reduce((sum, each, x) => sum + (holds(x) ? each : 0), 0);
			const [first = ''] = lesson.reading(answer, chosen);
			expect(first).toContain(`${shown} of the ${SHOWN}`);
			expect(first).toContain(percent(all / DRAWN, { decimals: 1 }));
			const figure = lesson.figures[0]?.present(answer, {
				settings: chosen,
				confidenceLevel: 0.95,
			});
			expect(figure?.table.rows.filter((row) => row[6]?.value === 'yes')).toHaveLength(shown);
		}
	});

	it('leaves a risk open where none was seen', () => {
		const view = lesson.figures[2]?.present(answer, { settings, confidenceLevel: 0.95 });
		for (const [, n, own, exact] of view?.table.rows ?? []) {
			const size = Number(n?.value);
			expect(own?.value).toBeCloseTo(limits('wilson', 0, size)[1], 12);
			expect(exact?.value).toBeCloseTo(1 - 0.025 ** (1 / size), 10);
		}
		expect(lesson.reading(answer, settings)[2]).toContain('16\u202f%');
	});

	it('says where samples lie and how intervals do from the numbers', () => {
		const verdict = (alive: number) =>
			lesson.verdict(answer, { alive, runs: 1000 }, settings, null).join(' ');
		expect(verdict(300)).toContain('at least 95\u202f% lie between 10\u202f% and 50\u202f%');
		expect(verdict(20)).toContain('at least 95\u202f% lie between 0\u202f% and 10\u202f%');
		expect(lesson.reading(answer, settings)[1]).toContain('falls short in the smallest');
		const low = answer.performance.map((each) => ({
			...each,
			wilson: { ...each.wilson, covers: 0.99 },
			wald: { ...each.wald, covers: 0.99 },
		}));
		expect(lesson.reading({ ...answer, performance: low }, settings)[1]).not.toMatch(
			/comes close|falls short/,
		);
	});
});
