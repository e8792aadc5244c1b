import { describe, expect, it } from 'vitest';
import { allLessons } from '../../data/lessons/all-lessons.ts';
import { withinDraws, withinOneDraw } from '../../data/lessons/judge.ts';
import { lessonData } from '../../data/lessons/lesson-data.ts';
import { LESSON_TARGETS } from '../../data/lessons/targets.ts';
import { DEFAULT_WORLD } from '../../src/lib/synthesis/parameters/world.ts';

const values = allLessons(lessonData(DEFAULT_WORLD));
const value = (name: string) => {
	const found = values[name];
	if (found === undefined) throw new Error(`The lessons compute no ${name}.`);
	return found;
};

describe('lessons of the published registry', () => {
	// One draw: within 3 SD between draws of the document's mean (and its rounding).
	it.each(LESSON_TARGETS.filter(({ weak }) => weak !== true))('$value near $mean', (target) => {
		expect(withinOneDraw(target, value(target.value))).toBe(true);
	});

	it.each(LESSON_TARGETS.filter(({ weak }) => weak === true))('$value is computed', (target) => {
		expect(Number.isFinite(value(target.value))).toBe(true);
	});

	it('shows the reversals that the lessons teach', () => {
		expect(value('child IHCA N1 OR')).toBeLessThan(1);
		expect(value('child IHCA N2 OR')).toBeGreaterThan(1);
		const truth = value('child IHCA truth E1');
		expect(value('child IHCA N3')).toBeLessThan(truth);
		expect(truth).toBeLessThan(value('child IHCA N4'));
		expect(value('child IHCA N4')).toBeLessThan(value('child IHCA N6'));
		expect(value('adult OHCA N3')).toBeLessThan(value('adult OHCA truth E1'));
		expect(value('adult OHCA N4')).toBeGreaterThan(value('adult OHCA truth E1'));
		expect(Math.abs(value('child IHCA C1') - truth)).toBeLessThan(0.03);
		expect(value('volume naive difference')).toBeLessThan(0);
		expect(value('volume standardised by both')).toBeGreaterThan(0.03);
		expect(value('death on ECMO day 14, Aalen-Johansen')).toBeLessThan(
			value('death on ECMO day 14, 1-KM'),
		);
		expect(value('neurology bounds hold')).toBe(1);
		expect(value('neurology favourable of known')).toBeLessThan(value('neurology truth of runs'));
		expect(value('neurology favourable of recorded')).toBeGreaterThan(
			value('neurology truth of survivors'),
		);
		expect(value('child respiratory crude')).toBeLessThan(0);
		expect(value('child respiratory truth')).toBeGreaterThan(0);
		expect(value('severity gap cannulated')).toBeLessThan(0);
		expect(value('severity gap eligible')).toBeGreaterThan(0);
		expect(value('infection as baseline')).toBeLessThan(1);
		expect(value('infection by day')).toBeGreaterThan(1);
	});
});

describe('judging', () => {
	const target = { value: '', source: '', mean: 0.1, sd: 0.01 };

	it('takes 3 SD for one draw and 2 standard errors and half a point for many', () => {
		expect(withinOneDraw(target, 0.13)).toBe(true);
		expect(withinOneDraw(target, 0.134)).toBe(false);
		expect(withinDraws(target, 0.109, 40)).toBe(true);
		expect(withinDraws(target, 0.111, 40)).toBe(false);
	});
});
