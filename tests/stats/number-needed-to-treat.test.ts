import { describe, expect, it } from 'vitest';
import { numberNeededToTreat } from '../../src/lib/stats/number-needed-to-treat.ts';

describe('numbers needed to treat', () => {
	it('on the side of benefit: both limits are numbers to benefit', () => {
		const result = numberNeededToTreat({ e1: 80, n1: 100, e0: 40, n0: 100 });
		expect(result).toMatchObject({ direction: 'NNTB', ciKind: 'benefit', nnthLimit: null });
		expect(result.estimate).toBeCloseTo(2.5, 13);
		expect(result.nntbLimit).toBeLessThan(2.5);
		expect(result.nntbLimitFar).toBeGreaterThan(2.5);
	});

	it('turns to harm when the event is bad', () => {
		const counts = { e1: 80, n1: 100, e0: 40, n0: 100 };
		const good = numberNeededToTreat(counts);
		const bad = numberNeededToTreat(counts, { eventIs: 'bad' });
		expect(bad).toMatchObject({
			direction: 'NNTH',
			ciKind: 'harm',
			nnthLimit: good.nntbLimit,
			nnthLimitFar: good.nntbLimitFar,
			nntbLimit: null,
		});
	});

	it('runs through infinity when the interval of the difference holds 0', () => {
		const result = numberNeededToTreat({ e1: 6, n1: 20, e0: 5, n0: 20 });
		expect(result.ciKind).toBe('through-infinity');
		expect(result.nntbLimit).toBeGreaterThan(0);
		expect(result.nnthLimit).toBeGreaterThan(0);
		expect([result.nntbLimitFar, result.nnthLimitFar]).toEqual([null, null]);
	});

	it('is infinite in neither direction without a difference', () => {
		const result = numberNeededToTreat({ e1: 5, n1: 20, e0: 5, n0: 20 });
		expect(result).toMatchObject({ estimate: Infinity, direction: 'none' });
	});

	it('has no interval from a Wald standard error of 0, and none at all with an empty group', () => {
		expect(
			numberNeededToTreat({ e1: 0, n1: 20, e0: 0, n0: 20 }, { rdMethod: 'wald' }),
		).toMatchObject({ ciKind: null, nntbLimit: null, nnthLimit: null });
		expect(numberNeededToTreat({ e1: 0, n1: 0, e0: 0, n0: 20 })).toMatchObject({
			estimate: null,
			direction: null,
			notEstimable: 'there are no cases in group 1',
		});
	});
});
