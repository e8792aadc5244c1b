import { expect, test } from 'vitest';
import { spreadSentence } from '../../../src/lib/figures/subgroup-forest/spread-words.ts';

const row = (
	label: string,
	estimate: number | null,
): { label: string; estimate: number | null; words: string } => ({
	label,
	estimate,
	words: estimate === null ? 'hidden' : `${estimate * 100} %`,
});

test.each([
	[
		'lowest and highest, in any order',
		[row('b', 0.5), row('a', 0.2), row('c', 0.3)],
		'X, 3 subgroups: from 20 % (a) to 50 % (b).',
	],
	['one alone', [row('a', 0.2)], 'X: a 20 %.'],
	['hidden ones beside', [row('a', 0.2), row('b', null)], 'X: a 20 %; too few to say of 1.'],
	['all hidden', [row('a', null), row('b', null)], 'X: too few to say.'],
	['none known', [], 'X: unknown in every case.'],
])('a variable of the forest in a sentence: %s', (_, rows, words) => {
	expect(spreadSentence('X', rows)).toBe(words);
	expect(words).not.toContain('hidden');
});
