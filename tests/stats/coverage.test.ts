import { describe, expect, it } from 'vitest';
import committed from '../../src/lib/stats/coverage.json' with { type: 'json' };
import { newcombeDifference } from '../../src/lib/stats/newcombe-difference.ts';
import { wilson } from '../../src/lib/stats/wilson.ts';
import { coverageOfDifference, coverageOfShare, summary } from '../bench/coverage.ts';

function committedRow(method: string, n: readonly number[]) {
	return committed.rows.find((row) => row.method === method && String(row.n) === String(n));
}

describe('the coverage table of /methods', () => {
	it('is what the intervals of today cover', () => {
		const one = summary('wilson', [50], coverageOfShare(wilson, 50));
		const two = summary('newcombe', [20, 20], coverageOfDifference(newcombeDifference, 20, 20));
		for (const fresh of [one, two]) {
			const row = committedRow(fresh.method, fresh.n);
			expect(row?.mean).toBeCloseTo(fresh.mean, 4);
			expect(row?.min).toBeCloseTo(fresh.min, 4);
			expect(row?.minAnywhere).toBeCloseTo(fresh.minAnywhere, 4);
		}
	});

	it('keeps the promise of 93 to 97 % on average for the intervals that pages use', () => {
		const used = committed.rows.filter(({ method }) => ['wilson', 'newcombe'].includes(method));
		expect(used.length).toBe(13);
		for (const { mean, within } of used) {
			expect(mean).toBeGreaterThan(0.93);
			expect(mean).toBeLessThan(0.97);
			expect(within).toBeGreaterThan(0.9);
		}
	});

	it('by hand: Wilson of one case covers one half always, and a share of 0.995 almost always', () => {
		const points = coverageOfShare(wilson, 1);
		const at = (share: number) => points.find(({ shares }) => shares[0] === share)?.coverage;
		expect(at(0.5)).toBeCloseTo(1, 15);
		expect(at(0.995)).toBeCloseTo(0.995, 15);
	});
});
