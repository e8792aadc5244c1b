import { expect, test } from 'vitest';
import { spreadSentence } from '../../../src/lib/figures/subgroup-forest/spread-words.ts';

const row = (
	label: string,
	estimate: number | null,
): { label: string; estimate: number | null; words: string } => ({
	label,
	estimate,
	words: estimate === null ? 'too few to say' : `${estimate * 100} %`,
});

test.each([
	[
		'lowest and highest, in any order',
		[row('b', 0.5), row('a', 0.2), row('c', 0.3)],
		'X, 3 subgroups: from 20 % (a) to 50 % (b).',
	],
	['one alone', [row('a', 0.2)], 'X: a 20 %.'],
	['hidden ones beside', [row('a', 0.2), row('b', null)], 'X: a 20 %; too few to say of 1.'],
	['all hidden', [row('a', null), row('b', null)], 'X: too few to say of 2.'],
	[
		'some hidden, some without an answer',
		[row('a', 0.2), row('b', null), { ...row('c', null), words: 'no known outcome' }],
		'X: a 20 %; too few to say of 1; no known outcome of 1.',
	],
	['none known', [], 'X: no subgroup that is known.'],
])('a variable of the forest in a sentence: %s', (_, rows, words) => {
	expect(spreadSentence('X', rows)).toBe(words);
});
