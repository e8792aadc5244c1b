import { describe, expect, it } from 'vitest';
import type { SettingSpecs } from '../../src/lib/lessons/lesson.ts';
import { progressIn } from '../../src/lib/lessons/progress/progress.svelte.ts';
import {
	answerKeyOf,
	readAddress,
	settingsOf,
	writeAddress,
} from '../../src/lib/lessons/settings.ts';

const SPECS: SettingSpecs = {
	group: {
		kind: 'choice',
		label: 'Whose arrests',
		values: [
			{ value: 'a', label: 'A' },
			{ value: 'b', label: 'B' },
		],
		initial: 'a',
	},
	strength: {
		kind: 'range',
		label: 'Strength',
		low: 0,
		high: 4,
		step: 0.5,
		initial: '1',
		unit: '×',
		drawnOnly: true,
	},
};

describe('the address of a lesson', () => {
	it('says only what departs from how the lesson opens, and reads it back', () => {
		expect(writeAddress(SPECS, settingsOf(SPECS), null)).toBe('');
		const settings = settingsOf(SPECS, { group: 'b', strength: '2.5' });
		const query = writeAddress(SPECS, settings, 'look');
		expect(query).toBe('step=look&group=b&strength=2.5');
		expect(readAddress(`?${query}`, SPECS)).toEqual({
			step: 'look',
			present: false,
			settings,
			notices: [],
		});
		const shown = writeAddress(SPECS, settings, 'look', true);
		expect(shown).toBe(`view=present&${query}`);
		expect(readAddress(`?${shown}`, SPECS)).toMatchObject({ present: true, notices: [] });
	});

	it('leaves out what it cannot use, and says so', () => {
		const { step, settings, notices } = readAddress(
			'?step=end&group=c&strength=0.7&colour=red',
			SPECS,
		);
		expect(step).toBeNull();
		expect(settings).toEqual({ group: 'a', strength: '1' });
		expect(notices).toHaveLength(4);
		expect(notices.join(' ')).toContain('“colour”');
	});

	it('names the answer by what is computed, not by what is only drawn', () => {
		const of = (strength: string) => answerKeyOf(SPECS, settingsOf(SPECS, { strength }));
		expect(of('2')).toBe(of('3'));
		expect(answerKeyOf(SPECS, settingsOf(SPECS, { group: 'b' }))).not.toBe(of('1'));
	});
});

describe('what was kept of a reader', () => {
	it('is read back, and nothing malformed of it', () => {
		const kept = {
			version: 1,
			lessons: {
				one: { prediction: '36', revealed: true, answers: { 0: 2, 1: 'x' } },
				two: { prediction: null },
				three: 'nonsense',
			},
		};
		expect(progressIn(JSON.stringify(kept))).toEqual({
			one: { prediction: '36', revealed: true, answers: { 0: 2 } },
			two: { prediction: null },
			three: {},
		});
		expect(progressIn('{')).toEqual({});
		expect(progressIn(null)).toEqual({});
		expect(progressIn('{"version":9,"lessons":{"one":{}}}')).toEqual({});
	});
});
