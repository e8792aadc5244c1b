import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSimulator } from '../../src/lib/synthesis/model/case.ts';
import { worldWith, type WorldParameters } from '../../src/lib/synthesis/parameters/world.ts';

const N = 4000;
const arrivals = (changes: Partial<WorldParameters>) => {
	const { arrive } = makeSimulator(worldWith({ cases: 60_000, seed: 3, ...changes }));
	return Array.from({ length: N }, (_, index) => arrive(index));
};
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const base = arrivals({});

describe('another world with the same seed', () => {
	it('has the same people', () => {
		const other = arrivals({ doVolume: 40, uMultiplier: 3, etStop: 0 });
		expect(other.map(({ patient }) => patient)).toEqual(base.map(({ patient }) => patient));
		expect(other.map(({ arrest }) => arrest)).toEqual(base.map(({ arrest }) => arrest));
	});

	it('keeps activation when volume is set, and helps when it rises', () => {
		const low = arrivals({ doVolume: 5 });
		const high = arrivals({ doVolume: 50 });
		expect(high.map((c) => c.activated)).toEqual(base.map((c) => c.activated));
		high.forEach((one, i) => expect(one.onEcmo).toBeGreaterThan(low[i]?.onEcmo ?? 1));
		high.forEach((one, i) => expect(one.flow.minute).toBeLessThanOrEqual(low[i]?.flow.minute ?? 0));
	});

	it('takes longer to flow at night, with the same team less so', () => {
		const day = arrivals({ doOffHours: false });
		const night = arrivals({ doOffHours: true });
		const later = (team: boolean) =>
			mean(
				night.flatMap((one, i) =>
					one.patient.centre.team === team ? [one.flow.median - (day[i]?.flow.median ?? NaN)] : [],
				),
			);
		expect(later(false)).toBeCloseTo(12, 0);
		expect(later(true)).toBeCloseTo(4, 0);
	});

	it('has no effect at all when none is wanted', () => {
		const none = arrivals({ noEffect: true });
		expect(none.every(({ outcome }) => outcome.ifEcpr === outcome.ifConventional)).toBe(true);
		expect(base.some(({ outcome }) => outcome.ifEcpr !== outcome.ifConventional)).toBe(true);
	});

	it('simulates whole runs without an effect', () => {
		const { simulate } = makeSimulator(worldWith({ cases: 2000, noEffect: true }));
		for (let index = 0; index < 2000; index++) {
			const { run, outcome } = simulate(index);
			if (run === null) continue;
			if (outcome.survived) expect(['weaned', 'bridged']).toContain(run.course.end);
		}
	});

	it('hides U entirely at multiplier 0 and lets it sway activation at 4', () => {
		const gap = (uMultiplier: number) => {
			const cases = arrivals({ uMultiplier });
			const of = (activated: boolean) =>
				mean(cases.flatMap((c) => (c.activated === activated ? [c.patient.hidden] : [])));
			return of(true) - of(false);
		};
		expect(Math.abs(gap(0))).toBeLessThan(0.13);
		expect(gap(4)).toBeLessThan(-0.4);
	});

	it('stops no sooner after a low end-tidal value when nobody acts on it', () => {
		const free = arrivals({ etStop: 0 });
		const low = base.flatMap((one, i) =>
			one.resuscitation.endTidalSeen && one.resuscitation.endTidal < 10 ? [i] : [],
		);
		expect(low.length).toBeGreaterThan(200);
		const stop = (cases: typeof base) =>
			mean(low.map((i) => cases[i]?.resuscitation.stopMinute ?? NaN));
		expect(stop(free)).toBeGreaterThan(stop(base) + 5);
	});
});

describe('worldWith', () => {
	it.each<[Partial<WorldParameters>, string]>([
		[{ seed: -1 }, 'seed must be'],
		[{ seed: 1.5 }, 'seed must be'],
		[{ cases: 0 }, 'cases must be'],
		[{ uMultiplier: NaN }, 'uMultiplier must be'],
		[{ doVolume: 0 }, 'doVolume must be'],
		[{ infectionHazardRatio: 0 }, 'infectionHazardRatio must be'],
	])('refuses %o by name', (changes, message) => {
		expect(() => worldWith(changes)).toThrow(message);
	});
});

describe('centres', () => {
	it('are copied in proportion and never grow', () => {
		for (const [cases, wanted] of [
			[40_000, 40],
			[60_000, 60],
			[400_000, 400],
			[500, 12],
		] as const) {
			const { table } = makeSimulator(worldWith({ cases }));
			expect(table.centres).toHaveLength(wanted);
			expect(Math.max(...table.centres.map(({ volume }) => volume))).toBeLessThanOrEqual(56);
			expect(new Set(table.centres.map(({ id }) => id)).size).toBe(wanted);
			expect(table.cumulative.at(-1)).toBeCloseTo(1, 12);
		}
	});
});

describe('the source', () => {
	const folder = 'src/lib/synthesis';
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.ts'),
	);

	it('uses no function that the language leaves to the machine, no clock and no chance of its own', () => {
		const loose =
			/Math\.(?!sqrt|floor|ceil|round|trunc|abs|min|max|imul|sign)\w+|Date\b|\*\*(?!\s*\()|node:|performance/;
		const found = files.flatMap((name) =>
			readFileSync(join(folder, name), 'utf8')
				.split('\n')
				.filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line) && loose.test(line))
				.map((line) => `${name}: ${line.trim()}`),
		);
		expect(files.length).toBeGreaterThan(30);
		// Whole powers of two, which are exact.
		expect(found.filter((line) => !line.startsWith('random/permutation.ts'))).toEqual([]);
	});
});
