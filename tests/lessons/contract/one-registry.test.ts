import { beforeAll, describe, expect, it } from 'vitest';
import { isWithinOne } from '../../../data/lessons/judge.ts';
import { readLessons } from '../../../data/lessons/read-lessons.ts';
import type { Readings } from '../../../data/lessons/reading.ts';
import { CONTRACT, type Quantity } from '../../../src/lib/lessons/contract/contract.ts';
import { analysis as complications } from '../../../src/lib/lessons/complications/analysis.ts';
import { published } from '../published.ts';
import { analysis as denominators } from '../../../src/lib/lessons/denominators/analysis.ts';

const quantities = Object.entries(CONTRACT).flatMap(([lesson, all]) =>
	Object.entries(all).map(([name, quantity]) => ({ lesson, name, quantity })),
);
type Sized = Quantity & { readonly mean: number; readonly sd: number };
const isSized = (quantity: Quantity): quantity is Sized =>
	quantity.mean !== null && quantity.sd !== null && !quantity.weak;

describe('what the pages compute on the published registry', () => {
	let found: Readonly<Record<string, Readings>>;
	const value = (lesson: string, name: string): number => {
		const reading = found[lesson]?.[name];
		if (reading === undefined) throw new Error(`No ${lesson}, ${name}.`);
		return reading.value;
	};

	beforeAll(async () => {
		const needs = [...new Set([...denominators.needs, ...complications.needs])];
		const { data, key } = await published({ ...denominators, needs });
		found = readLessons({ data, key });
	});

	it.each(quantities)('$lesson: $name is read', ({ lesson, name }) => {
		expect(Number.isFinite(value(lesson, name))).toBe(true);
	});

	it.each(quantities.filter(({ quantity }) => isSized(quantity)))(
		'$lesson: $name lies within 3 SD of the contract',
		({ lesson, name, quantity }) => {
			expect(isWithinOne(quantity as Sized, value(lesson, name))).toBe(true);
		},
	);

	it('reads nothing that the contract does not name', () => {
		for (const [lesson, readings] of Object.entries(found))
			expect(Object.keys(readings).sort()).toEqual(Object.keys(CONTRACT[lesson] ?? {}).sort());
	});

	it('misses in the direction that each lesson teaches', () => {
		const below = (lesson: string, ...names: readonly string[]): void => {
			const values = names.map((name) => value(lesson, name));
			expect(values, names.join(' < ')).toEqual(values.toSorted((a, b) => a - b));
			expect(new Set(values).size).toBe(values.length);
		};
		// Either way with the denominator.
		below(
			'denominators',
			'childEligible',
			'childTruth',
			'childCannulated',
			'childActivated',
			'childAll',
		);
		below('denominators', 'adultEligible', 'adultCannulated', 'adultActivated');
		below('precision', 'width50', 'width20', 'width10');
		below('indication', 'childTruth', 'childCrude');
		below('indication', 'childWeighted', 'childCrude');
		below('indication', 'adultTruth', 'adultCrude');
		below('minutes', 'childReceived', 'childTruth', 'childDuration', 'childActivated');
		below('minutes', 'adultReceived', 'adultTruth', 'adultLandmark', 'adultDuration');
		expect(value('minutes', 'childEveryOdds')).toBeLessThan(1);
		expect(value('minutes', 'childCrudeOdds')).toBeGreaterThan(1);
		expect(value('case-mix', 'reversed')).toBe(1);
		expect(value('case-mix', 'adultsReversed')).toBe(0);
		expect(value('case-mix', 'childrenReversed')).toBe(0);
		expect(value('case-mix', 'truth')).toBeGreaterThan(0.05);
		below('censoring', 'deathCareful', 'death');
		below('censoring', 'dischargeCareful', 'discharge');
		below(
			'missing-neurology',
			'low',
			'ofKnown',
			'truthRuns',
			'high',
			'truthSurvivors',
			'ofRecorded',
		);
		expect(value('missing-neurology', 'held')).toBe(1);
		below('subgroups', 'peRestTruth', 'peTruth', 'peCrude');
		expect(value('subgroups', 'sepsisGapTruth')).toBeLessThan(0);
		below('league-tables', 'bestTruth', 'bestShrunk', 'best');
		below('league-tables', 'worst', 'worstTruth');
		below('league-tables', 'errorShrunk', 'error');
		expect(value('complications', 'infection')).toBeLessThan(1);
		expect(value('complications', 'infectionDay')).toBeGreaterThan(1);
		below('complications', 'rrt', 'rrtTruth', 'rrtTime');
		below('complications', 'severityChosen', 'severityAll');
		expect(value('complications', 'severityChosen')).toBeLessThan(0);
		below('trials', 'crude', 'truth');
		expect(value('transport', 'children')).toBeGreaterThan(1.2);
		expect(value('transport', 'small')).toBeLessThan(1);
		below('per-hundred', 'ratio', 'odds');
		below('per-hundred', 'difference', 'misread');
		below('stopping', 'childStrict', 'childLow', 'childFree');
		below('stopping', 'childFreeRatio', 'childRatio');
		below('stopping', 'adultFreeRatio', 'adultRatio');
	});
});
