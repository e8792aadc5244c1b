import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT } from '../../../src/lib/domain/cohort.ts';
import {
	isSmallCount,
	isSmallShare,
	SUPPRESS_SMALL_CELLS,
} from '../../../src/lib/domain/small-cell.ts';
import { presentNeurologicalOutcome } from '../../../src/lib/figures/neurological-outcome/present.ts';
import { segmentsOf, type Show } from '../../../src/lib/figures/neurological-outcome/segments.ts';

const SEGMENTS = segmentsOf('favourable').map(({ id }) => id);

/** Bars of runs: all as one, or one for each sex; counts by segment, split as favourable or by category. */
function viewOfBars(bars: readonly (readonly number[])[], show: Show) {
	const ids = segmentsOf(show).map(({ id }) => id);
	const LEVELS = ['female', 'male'];
	return presentNeurologicalOutcome(
		{
			bars: bars.map((counts, bar) => {
				// Categories 1 to 3 are favourable.
				const sum = (of: readonly string[]): number =>
					counts.reduce((total, n, at) => total + (of.includes(ids[at] ?? '') ? n : 0), 0);
				return {
					ageClass: null,
					level: bars.length === 1 ? null : (LEVELS[bar] ?? null),
					counts: [...counts],
					favourable: sum(['favourable', '1', '2', '3']),
					unfavourable: sum(['unfavourable', '4', '5']),
				};
			}),
		},
		{
			cohort: DEFAULT_COHORT,
			options: { by: bars.length === 1 ? 'none' : 'sex', show },
			policy: SUPPRESS_SMALL_CELLS,
			confidenceLevel: 0.95,
		},
	);
}

/** One bar of all runs, split as favourable or not. */
const viewOf = (counts: readonly number[]) => viewOfBars([counts], 'favourable');

const hiddenIn = (view: ReturnType<typeof viewOf>, bar = 0): readonly number[] =>
	(view.drawn.bars[bar]?.shares ?? []).flatMap(({ kind }, at) => (kind === 'hidden' ? [at] : []));

/** The counts with some runs of one segment moved to another; null where that leaves fewer than none. */
function moving(
	counts: readonly number[],
	from: number,
	to: number,
	runs: number,
): readonly number[] | null {
	const others = counts.map((n, at) => n + (at === to ? runs : 0) - (at === from ? runs : 0));
	return Math.min(...others) < 0 ? null : others;
}

/**
 * Numbers that a reader who knows the rule, and which of the hidden are hidden for being small, finds possible for one
 * hidden segment of a bar: with all that is shown of it they add up to its runs, and they fit its range.
 */
function possible(
	view: ReturnType<typeof viewOf>,
	bar: number,
	own: readonly number[],
	at: number,
) {
	const drawn = view.drawn.bars[bar];
	const runs = drawn?.runs ?? NaN;
	const hidden = hiddenIn(view, bar);
	const small = hidden.filter((each) => isSmallShare(own[each] ?? NaN, runs));
	const others = hidden.length - small.length;
	const toShare = hidden.reduce((sum, each) => sum + (own[each] ?? NaN), 0);
	// What the range gives away: the favourable, and beyond the dead those known as unfavourable.
	const pinned = new Map<number, number>();
	if (drawn?.range != null) {
		const [favourable, died, unfavourable] = ['favourable', 'died', 'unfavourable'].map((id) =>
			SEGMENTS.indexOf(id),
		);
		const known = runs - Math.round(drawn.range.high * runs) - (own[died ?? -1] ?? NaN);
		pinned.set(favourable ?? -1, Math.round(drawn.range.low * runs));
		if (known > 0) pinned.set(unfavourable ?? -1, known);
	}
	const found = new Set<number>();
	const values = Array.from({ length: runs + 1 }, (_, n) => n).filter((n) => isSmallShare(n, runs));
	const fill = (next: number, rest: number, mine: number): void => {
		const each = small[next];
		if (each === undefined) {
			const fits =
				others === 0
					? rest === 0
					: rest >= 0 && (!isSmallShare(rest, runs) || (others > 1 && rest >= 10));
			if (fits) found.add(mine);
			return;
		}
		for (const value of values)
			if (value <= rest && (pinned.get(each) ?? value) === value)
				fill(next + 1, rest - value, each === at ? value : mine);
	};
	fill(0, toShare, NaN);
	return found;
}

describe('every segment of neurological outcome', () => {
	const one = fc.oneof(
		fc.constant(0),
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 5, max: 9 }),
		fc.integer({ min: 10, max: 150 }),
	);

	test.each([
		['favourable', 1],
		['favourable', 2],
		['categories', 1],
		['categories', 2],
	] as const)('%s, %i bars: no reader can work a count of 1 to 4 out', (show, bars) => {
		const segments = segmentsOf(show).length;
		const counts = fc.array(one, { minLength: segments, maxLength: segments });
		let tried = 0;
		fc.assert(
			fc.property(fc.array(counts, { minLength: bars, maxLength: bars }), (all) => {
				const view = viewOfBars(all, show);
				all.forEach((own, bar) => {
					const hidden = hiddenIn(view, bar);
					own.forEach((n, at) => {
						if (!isSmallCount(n)) return;
						expect(hidden, `${own.join()} shows segment ${at}`).toContain(at);
						const numbers = possible(view, bar, own, at);
						expect(numbers.has(n)).toBe(true);
						expect(numbers.size, `${own.join()} gives segment ${at} away`).toBeGreaterThan(1);
						tried++;
					});
				});
				// With something hidden in a bar, all bars together would give it back.
				const roles = view.drawn.bars.map(({ role }) => role);
				if (all.some((_, bar) => hiddenIn(view, bar).length > 0))
					expect(roles).not.toContain('total');
			}),
			{ numRuns: 250, seed: 5 },
		);
		expect(tried).toBeGreaterThan(200);
	});
});

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
							const others = from === to ? null : moving(counts, from, to, moved);
							if (others === null) continue;
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
