import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredRate, type SubjectSums } from '../../src/lib/stats/clustered-rate.ts';
import { normalCritical } from '../../src/lib/stats/distributions/normal.ts';
import { poissonRate } from '../../src/lib/stats/poisson-rate.ts';

const subject = fc.record({
	e: fc.integer({ min: 0, max: 9 }),
	t: fc.integer({ min: 1, max: 900 }).map((tenths) => tenths / 10),
});
const subjects = fc.array(subject, { minLength: 2, maxLength: 60 });
const columns = (rows: readonly { e: number; t: number }[]) => ({
	events: rows.map(({ e }) => e),
	time: rows.map(({ t }) => t),
});

function sums(rows: readonly { e: number; t: number }[]): SubjectSums {
	const over = (take: (row: { e: number; t: number }) => number) =>
		rows.reduce((total, row) => total + take(row), 0);
	return {
		subjects: rows.length,
		events: over(({ e }) => e),
		time: over(({ t }) => t),
		eventsSquared: over(({ e }) => e * e),
		eventsTime: over(({ e, t }) => e * t),
		timeSquared: over(({ t }) => t * t),
	};
}

describe('the clustered rate', () => {
	it('by hand: 3, 0 and 1 events in 10, 20 and 10 hours', () => {
		// r = 4/40 = 0.1; residuals 3 − 1, 0 − 2, 1 − 1; Σ² = 8; SE = √(3/2 · 8)/4 = √12/4.
		const { estimate, lower, upper, seLog } = clusteredRate({
			events: [3, 0, 1],
			time: [10, 20, 10],
		});
		expect(estimate).toBeCloseTo(0.1, 15);
		expect(seLog).toBeCloseTo(Math.sqrt(12) / 4, 14);
		expect(lower).toBeCloseTo(0.1 * Math.exp((-1.959963984540054 * Math.sqrt(12)) / 4), 14);
		expect(upper).toBeCloseTo(0.1 * Math.exp((1.959963984540054 * Math.sqrt(12)) / 4), 12);
	});

	it('is no wider than a point when every subject has the common rate', () => {
		const { estimate, lower, upper } = clusteredRate({ events: [1, 2, 3], time: [10, 20, 30] });
		expect(estimate).toBeCloseTo(0.1, 15);
		expect(lower).toBeCloseTo(0.1, 7);
		expect(upper).toBeCloseTo(0.1, 7);
	});

	it('is wider than Poisson when events come in bunches, and near it when they come singly', () => {
		const time = Array.from({ length: 400 }, () => 100);
		const bunched = clusteredRate({ events: time.map((_, at) => (at % 20 === 0 ? 5 : 0)), time });
		const single = clusteredRate({ events: time.map((_, at) => (at % 4 === 0 ? 1 : 0)), time });
		const { lowerExact, upperExact } = poissonRate(100, 40_000);
		expect(bunched.estimate).toBe(single.estimate);
		expect(bunched.lower).toBeLessThan(lowerExact ?? 0);
		expect(bunched.upper).toBeGreaterThan(upperExact ?? 1);
		expect(single.lower).toBeGreaterThan(lowerExact ?? 1);
		expect(single.lower).toBeLessThan(0.0022);
		expect(single.upper).toBeLessThan(upperExact ?? 0);
	});

	it('says the same of subjects and of their sums', () => {
		fc.assert(
			fc.property(subjects, (rows) => {
				const one = clusteredRate(columns(rows));
				const other = clusteredRate(sums(rows));
				expect(other.estimate).toBeCloseTo(one.estimate ?? NaN, 12);
				if (one.seLog === null) expect(other.seLog).toBeNull();
				else expect(other.seLog).toBeCloseTo(one.seLog, 7);
			}),
		);
	});

	it('agrees with its definition, residual by residual', () => {
		fc.assert(
			fc.property(subjects, fc.constantFrom(0.8, 0.95, 0.99), (rows, level) => {
				const { estimate, lower, upper, seLog } = clusteredRate(columns(rows), level);
				const events = rows.reduce((sum, { e }) => sum + e, 0);
				fc.pre(events > 0 && estimate !== null && seLog !== null);
				const residuals = rows.reduce((sum, { e, t }) => sum + (e - estimate * t) ** 2, 0);
				const se = Math.sqrt((rows.length / (rows.length - 1)) * residuals) / events;
				expect(seLog).toBeCloseTo(se, 6);
				expect(Math.log((upper ?? NaN) / (lower ?? NaN))).toBeCloseTo(
					2 * normalCritical(level) * se,
					5,
				);
			}),
		);
	});

	it('does not mind the order of subjects, and scales with the unit of time', () => {
		fc.assert(
			fc.property(subjects, (rows) => {
				const hours = clusteredRate(columns(rows));
				const turned = clusteredRate(columns(rows.toReversed()));
				const days = clusteredRate(columns(rows.map(({ e, t }) => ({ e, t: t / 24 }))));
				expect(turned.seLog ?? 0).toBeCloseTo(hours.seLog ?? 0, 7);
				expect(days.estimate).toBeCloseTo((hours.estimate ?? NaN) * 24, 9);
				expect(days.seLog ?? 0).toBeCloseTo(hours.seLog ?? 0, 7);
			}),
		);
	});

	it('says why there is no answer', () => {
		expect(clusteredRate({ events: [], time: [] })).toEqual({
			estimate: null,
			lower: null,
			upper: null,
			seLog: null,
			notEstimable: 'there is no time at risk',
		});
		expect(clusteredRate({ events: [0, 0], time: [5, 6] })).toMatchObject({
			estimate: 0,
			upper: null,
			notEstimable: 'no event was recorded',
		});
		expect(clusteredRate({ events: [2], time: [5] })).toMatchObject({
			estimate: 0.4,
			lower: null,
			notEstimable: 'one subject shows no spread between subjects',
		});
	});

	it('refuses the impossible', () => {
		expect(() => clusteredRate({ events: [1.5], time: [2] })).toThrow(RangeError);
		expect(() => clusteredRate({ events: [1], time: [-2] })).toThrow(/time/);
		expect(() => clusteredRate({ events: [1, 2], time: [3] })).toThrow(RangeError);
		expect(() => clusteredRate({ events: [1], time: [3] }, 1)).toThrow(/confidence/);
		expect(() =>
			clusteredRate({
				subjects: -1,
				events: 0,
				time: 1,
				eventsSquared: 0,
				eventsTime: 0,
				timeSquared: 1,
			}),
		).toThrow(/subjects/);
	});
});
