import { describe, expect, it } from 'vitest';
import { codebook } from '../../src/lib/domain/codebook.ts';
import { bytesWords } from '../../src/lib/ui/bytes-words.ts';
import { applicableRows } from '../../src/routes/data/applicable-rows.ts';
import { percentFilled, storageWords } from '../../src/routes/data/codebook-words.ts';
import { codebookSections } from '../../src/routes/data/codebook-sections.ts';
import { matchesWords } from '../../src/routes/data/matches-words.ts';

describe('bytes in words', () => {
	it.each([
		[0, '0 bytes'],
		[999, '999 bytes'],
		[1000, '1 kB'],
		[999_499, '999 kB'],
		[999_500, '1.0 MB'],
		[7_640_000, '7.6 MB'],
	])('%d is %s', (bytes, words) => {
		expect(bytesWords(bytes)).toBe(words);
	});
});

describe('the codebook page', () => {
	it('knows which rows every variable of a case applies to', () => {
		for (const variable of codebook.filter(({ table }) => table === 'arrest_case'))
			expect(applicableRows(variable).sql).not.toBe('');
	});

	it('refuses a phrase it has no condition for', () => {
		const [variable] = codebook;
		if (!variable) throw new Error('The codebook is empty.');
		expect(() => applicableRows({ ...variable, appliesTo: 'left-handed patients' })).toThrow(
			RangeError,
		);
	});

	it('shows every variable once', () => {
		const shown = codebookSections().flatMap(({ variables }) => variables);
		expect(shown).toHaveLength(codebook.length);
		expect(new Set(shown).size).toBe(codebook.length);
	});

	it('says how every variable is stored', () => {
		for (const variable of codebook) expect(storageWords(variable)).not.toBe('');
	});

	it('never rounds nearly all up to all, nor a few down to none', () => {
		const filled = (of: number) => percentFilled({ name: 'x', applicable: 10_000, filled: of });
		expect([filled(10_000), filled(9_999), filled(1), filled(0)]).toEqual([
			'100 %',
			'99.9 %',
			'0.1 %',
			'0.0 %',
		]);
		expect(percentFilled({ name: 'x', applicable: 0, filled: 0 })).toBe('–');
	});

	it('finds all words of a search in any order and case', () => {
		expect(matchesWords('Low-flow time, minutes', 'TIME low')).toBe(true);
		expect(matchesWords('Low-flow time, minutes', 'time hours')).toBe(false);
		expect(matchesWords('anything', '  ')).toBe(true);
	});
});
