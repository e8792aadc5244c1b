import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, csvCell } from '../../src/lib/export/data/csv.ts';

describe('csvCell', () => {
	test.each<[unknown, string]>([
		['plain', 'plain'],
		['a,b', '"a,b"'],
		['say "no"', '"say ""no"""'],
		['two\nlines', '"two\nlines"'],
		['=1+1', "'=1+1"],
		['+1', "'+1"],
		['-1', "'-1"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\t=1', "'\t=1"],
		[' =1', "' =1"],
		['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
		[-1.5, '-1.5'],
		[true, 'TRUE'],
		[false, 'FALSE'],
		[null, ''],
		[undefined, ''],
	])('%j is written %s', (value, text) => {
		expect(csvCell(value as string)).toBe(text);
	});
});

describe('csv', () => {
	test('has a header and ends every line with CR LF', () => {
		expect(
			csv([
				['a', [1, null]],
				['b,c', ['x', '=y']],
			]),
		).toBe('a,"b,c"\r\n1,x\r\n,\'=y\r\n');
		expect(csv([['a', []]])).toBe('a\r\n');
	});

	test('refuses columns of different length', () => {
		expect(() =>
			csv([
				['a', [1]],
				['b', []],
			]),
		).toThrow(RangeError);
	});

	test('is read back as written, and holds no cell a spreadsheet would run', () => {
		const texts = fc.array(
			fc.tuple(
				fc.string({ unit: fc.constantFrom(...'ab,"\n\r=+-@\t '.split('')) }),
				fc.string({ unit: 'grapheme' }),
			),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(texts, (rows) => {
				const text = csv([
					['one', rows.map(([one]) => one)],
					['two', rows.map(([, two]) => two)],
				]);
				const [, ...read] = parsed(text);
				expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
				for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
			}),
			{ seed: 7, numRuns: 300 },
		);
	});
});

/** The text without the apostrophe that may have been put before it. */
function bare(cell: string): string {
	return cell.replace(/^'(?=\s*[=+\-@\t\r])/, '');
}

/** A reader of RFC 4180, letter by letter. */
function parsed(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at] ?? '';
		if (quoted) {
			if (letter !== '"') cell += letter;
			else if (text[at + 1] === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (letter === '"') quoted = true;
		else if (letter === ',') {
			row.push(cell);
			cell = '';
		} else if (letter === '\r' && text[at + 1] === '\n') {
			rows.push([...row, cell]);
			row = [];
			cell = '';
			at++;
		} else cell += letter;
	}
	return rows;
}
