import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSmallCount, SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { favourableBounds } from '../../../src/lib/figures/shares/bounds.ts';
import { besideRuns } from '../../../src/lib/figures/shares/near-share.ts';
import type { Outcomes } from '../../../src/lib/figures/shares/outcomes.ts';
import { shownShares } from '../../../src/lib/figures/shares/shown-share.ts';

const POLICY = { policy: SUPPRESS_SMALL_CELLS, confidenceLevel: 0.95 };
const none = { known: 0, yes: 0 };

function share(x: number, runs: number, open: number) {
	const { cells } = shownShares([{ x, n: runs - open }], [], POLICY);
	return besideRuns(cells[0] ?? { kind: 'empty' }, runs, !isSmallCount(open), POLICY);
}

interface Survivors {
	readonly favourable: number;
	readonly unfavourable: number;
	readonly notRecorded: number;
}

function bounds(runs: number, open: number, survivors: Survivors) {
	const yes = survivors.favourable + survivors.unfavourable + survivors.notRecorded;
	const outcomes: Outcomes = {
		runs,
		offEcmo: none,
		complication: none,
		discharged: { known: runs - open, yes },
		survivors,
	};
	return favourableBounds(outcomes, POLICY, true);
}

describe('a share beside its runs', () => {
	const counts = fc
		.integer({ min: 10, max: 900 })
		.chain((runs) => fc.tuple(fc.constant(runs), fc.integer({ min: 0, max: runs - 4 })));

	test('reads the same whichever of 1 to 4 are left out', () => {
		let shown = 0;
		fc.assert(
			fc.property(counts, ([runs, x]) => {
				const read = [1, 2, 3, 4].map((open) => share(x, runs, open));
				for (const one of read) expect(one).toEqual(read[0]);
				if (read[0]?.kind === 'near') shown++;
			}),
			{ numRuns: 400 },
		);
		expect(shown).toBeGreaterThan(250);
	});

	test('lies within what it may be, and its interval covers that of every number of cases', () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: 1, max: 4 }), ([runs, x], open) => {
				const near = share(x, runs, open);
				if (near.kind !== 'near') return;
				const exact = share(x, runs - open, 0);
				if (exact.kind !== 'shown') throw new Error('The share itself is hidden.');
				expect(near.lower).toBeLessThanOrEqual(exact.lower);
				expect(near.upper).toBeGreaterThanOrEqual(exact.upper);
				expect(Math.abs(near.estimate - exact.estimate)).toBeLessThanOrEqual(1.5 / (runs - 4));
			}),
			{ numRuns: 400 },
		);
	});

	test('of hundreds is not hidden for two that are open', () => {
		expect(share(142, 395, 1)).toMatchObject({ kind: 'near', x: 142, of: '391–394' });
		expect(share(390, 395, 1).kind).toBe('hidden');
		expect(share(142, 395, 0).kind).toBe('shown');
	});
});

describe('bounds of favourable neurology beside their runs', () => {
	const few = fc.integer({ min: 1, max: 4 });
	const others = fc.integer({ min: 5, max: 90 });
	const favourable = fc.integer({ min: 5, max: 200 });
	const dead = fc.integer({ min: 0, max: 300 });

	test('hide which of 1 to 4 survivors are unfavourable, without a record, or open', () => {
		let shown = 0;
		fc.assert(
			fc.property(favourable, others, dead, few, fc.boolean(), (yes, rest, died, small, which) => {
				const all = rest + small;
				const survivors = (n: number): Survivors => ({
					favourable: yes,
					unfavourable: which ? n : all - n,
					notRecorded: which ? all - n : n,
				});
				const runs = yes + all + died + 4;
				const told = [1, 2, 3, 4]
					.filter((n) => !isSmallCount(all - n) && all >= n)
					.map((n) => bounds(runs, 0, survivors(n)));
				for (const one of told) expect(one).toEqual(told[0]);
				if (told.some(({ kind }) => kind === 'shown')) {
					shown++;
					expect(told.length, 'any of 1 to 4 fits').toBe(4);
				}
				const open = [1, 2, 3, 4].map((n) => bounds(runs, n, survivors(small)));
				for (const one of open) expect(one).toEqual(open[0]);
			}),
			{ numRuns: 500 },
		);
		expect(shown).toBeGreaterThan(200);
	});

	test('hold the truth', () => {
		const open = fc.integer({ min: 0, max: 6 });
		fc.assert(
			fc.property(
				favourable,
				fc.nat(60),
				fc.nat(60),
				dead,
				open,
				(yes, no, unrecorded, died, waiting) => {
					const known = yes + no + unrecorded + died;
					const found = bounds(known + waiting, waiting, {
						favourable: yes,
						unfavourable: no,
						notRecorded: unrecorded,
					});
					if (found.kind !== 'shown') return;
					expect(found.low.share).toBeLessThanOrEqual(yes / known);
					expect(found.high.share).toBeGreaterThanOrEqual((yes + unrecorded) / known);
					expect(found.high.share - (yes + unrecorded) / known).toBeLessThan(9 / (known - 4));
				},
			),
			{ numRuns: 400 },
		);
	});

	test('of 377 neonates are not hidden for two without an outcome and three unfavourable', () => {
		expect(bounds(377, 2, { favourable: 80, unfavourable: 3, notRecorded: 57 })).toMatchObject({
			kind: 'shown',
			low: { x: 80 },
			high: { x: 140 },
			of: '373–376',
			notRecorded: null,
			few: 'unfavourable',
		});
		expect(bounds(377, 0, { favourable: 3, unfavourable: 20, notRecorded: 57 }).kind).toBe(
			'hidden',
		);
	});
});
