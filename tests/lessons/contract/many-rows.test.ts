import { expect, test } from 'vitest';
import { CONTRACT } from '../../../src/lib/lessons/contract/contract.ts';
import { manyRows } from '../../../src/lib/lessons/contract/many-rows.ts';
import { MEASURED } from '../../../src/lib/lessons/contract/measured.ts';

const rowsOf = (lesson: string) => manyRows(CONTRACT[lesson] ?? {}, MEASURED.lessons[lesson] ?? {});

test('a difference has its sign, a width or an error none', () => {
	const widths = rowsOf('precision').filter(({ what }) => what.includes('mean width'));
	expect(widths).toHaveLength(3);
	for (const { value } of widths) expect(value).toMatch(/^\d/);
	const errors = rowsOf('league-tables').filter(({ what }) => what.startsWith('Root mean'));
	expect(errors).toHaveLength(2);
	for (const { value } of errors) expect(value).toMatch(/^\d/);
	const truth = rowsOf('minutes').find(({ what }) => what === 'Children: truth');
	expect(truth?.value).toMatch(/^\+\d/);
});

test('lessons 1 and 2 hold nothing against an interval, so that no column of coverage stands there', () => {
	for (const lesson of ['denominators', 'precision'])
		expect(rowsOf(lesson).every(({ held }) => held === '')).toBe(true);
	expect(rowsOf('minutes').some(({ held }) => held !== '')).toBe(true);
});
