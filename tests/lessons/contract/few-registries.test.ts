import { beforeAll, describe, expect, it } from 'vitest';
import { registryOf } from '../../../data/lessons/made-registry.ts';
import { readLessons } from '../../../data/lessons/read-lessons.ts';
import type { Reading, Readings } from '../../../data/lessons/reading.ts';
import { CONTRACT, type Quantity } from '../../../src/lib/lessons/contract/contract.ts';
import { worldWith } from '../../../src/lib/synthesis/parameters/world.ts';

const SEEDS = [101, 102, 103, 104];
const CASES = 20_000;

/** Lessons with a truth to miss; the others are identities, or need the published size. */
const LESSONS = [
	'indication',
	'minutes',
	'case-mix',
	'censoring',
	'subgroups',
	'league-tables',
	'complications',
	'trials',
	'per-hundred',
];

/** A guard of what `npm run lessons` measures at length: a few registries a third of the size, seeded. */
describe(`the pages' analyses on ${SEEDS.length} registries of ${CASES} arrests`, () => {
	const found: Readonly<Record<string, Readings>>[] = [];
	const readings = (lesson: string, name: string): readonly Reading[] =>
		found.flatMap((each) => each[lesson]?.[name] ?? []);
	const mean = (lesson: string, name: string): number => {
		const values = readings(lesson, name).map(({ value }) => value);
		expect(values).toHaveLength(SEEDS.length);
		return values.reduce((sum, value) => sum + value, 0) / values.length;
	};
	/** Share of intervals that held, over the quantities of the contract for which something holds. */
	const held = (which: (of: Quantity) => boolean): number => {
		const all = LESSONS.flatMap((lesson) =>
			Object.entries(CONTRACT[lesson] ?? {})
				.filter(([, quantity]) => which(quantity))
				.flatMap(([name]) => readings(lesson, name).map((reading) => reading.held)),
		);
		expect(all.length).toBeGreaterThanOrEqual(4 * SEEDS.length);
		expect(all).not.toContain(null);
		return all.filter((yes) => yes === true).length / all.length;
	};

	beforeAll(async () => {
		for (const seed of SEEDS)
			found.push(readLessons(await registryOf(worldWith({ seed, cases: CASES })), LESSONS));
	}, 240_000);

	it('careful intervals hold the truth about as often as the contract says', () => {
		expect(held(({ role, cover }) => role === 'careful' && cover !== null)).toBeGreaterThan(0.75);
	});

	it('intervals of analyses that miss by design seldom hold it', () => {
		expect(held(({ role, cover }) => role === 'naive' && cover === 0)).toBeLessThan(0.35);
	});

	it('naive answers miss on the side that the contract names, careful ones come nearer', () => {
		for (const [lesson, naive, careful, truth] of [
			['indication', 'childCrude', 'childWeighted', 'childTruth'],
			['indication', 'adultCrude', 'adultWeighted', 'adultTruth'],
			['minutes', 'childReceived', 'childWeighted', 'childTruth'],
			['minutes', 'adultDuration', 'adultWeighted', 'adultTruth'],
			['case-mix', 'pooled', 'caseMix', 'truth'],
			['censoring', 'death', 'deathCareful', 'deathTruth'],
			['subgroups', 'peCrude', 'pe', 'peTruth'],
			['league-tables', 'best', 'bestShrunk', 'bestTruth'],
			['complications', 'infection', 'infectionDay', 'infectionTruth'],
			['complications', 'rrt', 'rrtKidney', 'rrtTruth'],
			['trials', 'crude', 'weighted', 'truth'],
			['per-hundred', 'misread', 'weighted', 'difference'],
		] as const) {
			const t = mean(lesson, truth);
			const miss = mean(lesson, naive) - t;
			const named = (name: string): number => CONTRACT[lesson]?.[name]?.mean ?? NaN;
			if (lesson !== 'per-hundred')
				expect(Math.sign(miss), `${lesson}, ${naive}`).toBe(Math.sign(named(naive) - named(truth)));
			expect(Math.abs(mean(lesson, careful) - t), `${lesson}, ${careful}`).toBeLessThan(
				Math.abs(miss),
			);
		}
	});
});
