import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT } from '../../../src/lib/domain/cohort.ts';
import { SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { presentNeurologicalOutcome } from '../../../src/lib/figures/neurological-outcome/present.ts';
import { segmentsOf } from '../../../src/lib/figures/neurological-outcome/segments.ts';

const SEGMENTS = segmentsOf('favourable').map(({ id }) => id);
const [FAVOURABLE, UNFAVOURABLE] = ['favourable', 'unfavourable'].map((id) => SEGMENTS.indexOf(id));

/** One bar of all runs, split as favourable or not. */
function viewOf(counts: readonly number[]) {
	const at = (index: number | undefined): number => counts[index ?? -1] ?? NaN;
	return presentNeurologicalOutcome(
		{
			bars: [
				{
					ageClass: null,
					level: null,
					counts: [...counts],
					favourable: at(FAVOURABLE),
					unfavourable: at(UNFAVOURABLE),
				},
			],
		},
		{
			cohort: DEFAULT_COHORT,
			options: { by: 'none', show: 'favourable' },
			policy: SUPPRESS_SMALL_CELLS,
			confidenceLevel: 0.95,
		},
	);
}

const hiddenIn = (view: ReturnType<typeof viewOf>): readonly number[] =>
	(view.drawn.bars[0]?.shares ?? []).flatMap(({ kind }, at) => (kind === 'hidden' ? [at] : []));

describe('the range of favourable neurology', () => {
	test('tells nothing of the hidden: the figure reads the same however they are shared out', () => {
		let compared = 0;
		let told = 0;
		const one = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 200 }));
		fc.assert(
			fc.property(fc.tuple(one, one, one, one, one), (counts) => {
				const view = viewOf(counts);
				const hidden = hiddenIn(view);
				for (const from of hidden)
					for (const to of hidden)
						for (const moved of [1, 2, 3]) {
							const others = counts.map(
								(n, at) => n + (at === to ? moved : 0) - (at === from ? moved : 0),
							);
							if (from === to || Math.min(...others) < 0) continue;
							const other = viewOf(others);
							if (hiddenIn(other).join() !== hidden.join()) continue;
							expect(other).toEqual(view);
							compared++;
							if (view.drawn.bars[0]?.range != null) told++;
						}
			}),
			{ numRuns: 2000, seed: 3 },
		);
		expect(compared).toBeGreaterThan(1000);
		expect(told).toBeGreaterThan(100);
	});

	test('reaches from those on record as favourable to all who are not known as dead or unfavourable', () => {
		const counts = (unfavourable: number) =>
			SEGMENTS.map(
				(id) =>
					({ favourable: 60, unfavourable, 'not recorded': 40, died: 90, open: 10 })[id] ?? NaN,
			);
		expect(viewOf(counts(50)).drawn.bars[0]?.range).toEqual({ low: 60 / 250, high: 110 / 250 });
		// Three unfavourable are not told, so they may be favourable for all the reader knows.
		expect(viewOf(counts(3)).drawn.bars[0]?.range).toEqual({ low: 60 / 203, high: 113 / 203 });
	});
});
