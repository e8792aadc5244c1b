import { describe, expect, it } from 'vitest';
import { comparisonView } from '../../src/lib/lessons/comparison/comparison-view.ts';
import { analysis as denominators } from '../../src/lib/lessons/denominators/analysis.ts';
import { lesson as denominatorsLesson } from '../../src/lib/lessons/denominators/lesson.ts';
import { analysis as indication } from '../../src/lib/lessons/indication/analysis.ts';
import { lesson as indicationLesson } from '../../src/lib/lessons/indication/lesson.ts';
import { analysis as minutes } from '../../src/lib/lessons/minutes/analysis.ts';
import { lesson as minutesLesson } from '../../src/lib/lessons/minutes/lesson.ts';
import { madeWorld } from './made-world.ts';
import { withSettings } from './published.ts';

const HOLE = /NaN|undefined|Infinity|\[object|–/;

describe('lessons in a world without benefit', async () => {
	const { data, key, rows } = await madeWorld({ cases: 6000, seed: 7, noEffect: true });
	const children = rows.filter(
		(row) =>
			row['age_group'] !== 'adult' &&
			row['setting'] === 'ihca' &&
			row['survived_discharge'] !== null,
	);
	const alive = (column: string, yes: boolean) => {
		const those = children.filter((row) => row[column] === yes);
		return those.filter((row) => row['survived_discharge'] === true).length / those.length;
	};

	it('lesson 3: a crude difference that is bias alone, and a true one of 0, which is said', () => {
		const settings = withSettings(indicationLesson);
		const answer = indication.analyse(data, settings);
		const truth = indication.reveal(data, key, settings);
		expect(answer.n).toBe(children.length);
		expect(answer.ladder.nothing.estimate).toBeCloseTo(
			alive('ecpr_activated', true) - alive('ecpr_activated', false),
			12,
		);
		expect(answer.ladder.nothing.estimate).toBeGreaterThan(0.03);
		expect(truth.all.difference).toBe(0);
		expect(truth.activated.difference).toBe(0);
		const said = indicationLesson.verdict(answer, truth, settings, null);
		expect(said[0]).toContain('The true difference is 0.');
		expect(said.join(' ')).toContain('about the same as among all');
		expect(said.join(' ')).not.toMatch(/teams activate where it is worth more/);
		const { description } = comparisonView(
			indicationLesson.comparison(answer, settings, truth),
			indicationLesson.trueValue(truth, settings),
			null,
		);
		expect(description).toMatch(/Truth, activate in all or in none: 0\.0\.$/);
		expect([...said, ...indicationLesson.reading(answer, settings)].join(' ')).not.toMatch(HOLE);
	});

	it('lesson 4: received ECPR looks harmful where nothing is there to find', () => {
		const settings = withSettings(minutesLesson);
		const answer = minutes.analyse(data, settings);
		const truth = minutes.reveal(data, key, settings);
		const crude = answer.estimates['received-crude'].estimate;
		expect(crude).toBeCloseTo(alive('received_ecpr', true) - alive('received_ecpr', false), 12);
		expect(crude).toBeLessThan(-0.1);
		expect(truth.difference).toBe(0);
		const said = minutesLesson.verdict(answer, truth, settings, null);
		expect(said[0]).toContain('The true difference is 0.');
		expect(said.join(' ')).not.toContain('two errors that cancel');
		expect([...said, ...minutesLesson.reading(answer, settings)].join(' ')).not.toMatch(HOLE);
	});

	it('lesson 1: both strategies alike, and no count of 1 to 4', () => {
		for (const group of ['child-ihca', 'adult-ohca']) {
			const settings = withSettings(denominatorsLesson, { group });
			const answer = denominators.analyse(data, settings);
			const truth = denominators.reveal(data, key, settings);
			expect(truth.with).toBe(truth.without);
			const said = [
				...denominatorsLesson.reading(answer, settings),
				...denominatorsLesson.verdict(answer, truth, settings, null),
			].join(' ');
			expect(said).toContain('The true difference is 0.');
			expect(said).not.toMatch(HOLE);
			expect(said).not.toMatch(/\((?:[1-4]) of /);
		}
	});
});

it('lesson 3 says that groups are alike where neither severity nor the hidden variable decides', async () => {
	const { data, key } = await madeWorld({ cases: 6000, seed: 3, hidden: 0, measured: 0 });
	const settings = withSettings(indicationLesson);
	const answer = indication.analyse(data, settings);
	const truth = indication.reveal(data, key, settings);
	expect(Math.abs(truth.hiddenGap.before)).toBeLessThan(0.1);
	expect(indicationLesson.verdict(answer, truth, settings, null).join(' ')).toContain(
		'hardly differs between the groups',
	);
	const gap = answer.balance[0]?.gaps.nothing ?? NaN;
	expect(indicationLesson.reading(answer, settings)[0]).toContain(
		Math.abs(gap) < 0.1 ? 'about as ill' : gap < 0 ? 'less ill' : 'more ill',
	);
});

it('lesson 1 hides counts of 1 to 4 in words and comparison', async () => {
	const { data } = await madeWorld({ cases: 500, seed: 5, noEffect: true });
	const settings = withSettings(denominatorsLesson);
	const answer = denominators.analyse(data, settings);
	const cannulated = { x: 3, n: 40, estimate: 0.075, lower: 0.026, upper: 0.199 };
	const few = { ...answer, discharge: { ...answer.discharge, cannulated } };
	const { rows } = denominatorsLesson.comparison(few, settings, null);
	expect(rows.map(({ label }) => label)).not.toContain('Cannulated');
	expect(rows).toHaveLength(3);
	const said = denominatorsLesson.reading(few, settings).join(' ');
	expect(said).toContain('too few to say (of 40)');
	expect(said).not.toMatch(/3 of 40|7\.5/);
	expect(said).not.toMatch(HOLE);
});
