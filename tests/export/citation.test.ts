import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationOf, type Cited } from '../../src/lib/export/words/citation.ts';

const cited: Cited = {
	id: 'survival-by-diagnosis',
	title: 'Survival was 76\u202f% (57–89) with {braces} & 5_000 runs',
	version: 'generator 1.0.0, seed 14, SHA-256 3687b94c21cc3291',
	link: 'https://example.org/lowflow/?v=1&age_group=neonate%2Cinfant#survival-by-diagnosis',
	date: '2026-11-22',
};

/** A BibTeX entry taken apart: braces are counted, as BibTeX does. */
function readBibtex(text: string): { key: string; fields: Map<string, string> } {
	const key = /^@misc\{([^,\s]+),/.exec(text)?.[1] ?? '';
	const fields = new Map<string, string>();
	let at = text.indexOf(',') + 1;
	for (;;) {
		const head = /^\s*([a-z]+) = \{/.exec(text.slice(at));
		if (!head) break;
		let depth = 1;
		let end = at + head[0].length;
		const from = end;
		for (; depth > 0 && end < text.length; end++) {
			if (text[end - 1] === '\\') continue;
			if (text[end] === '{') depth++;
			if (text[end] === '}') depth--;
		}
		fields.set(head[1] ?? '', text.slice(from, end - 1));
		at = end + 1;
	}
	expect(text.slice(at).trim()).toBe('}');
	return { key, fields };
}

describe('a citation', () => {
	const { text, bibtex, csl } = citationOf(cited);

	test('says as text that the data are synthetic, which they are, and when they were looked at', () => {
		expect(text).toBe(
			'Lowflow. [Synthetic data] Survival was 76 % (57–89) with {braces} & 5_000 runs. Simulated registry of extracorporeal CPR, generator 1.0.0, seed 14, SHA-256 3687b94c21cc3291. Accessed 22 November 2026. https://example.org/lowflow/?v=1&age_group=neonate%2Cinfant#survival-by-diagnosis',
		);
	});

	test('reads as BibTeX', () => {
		const { key, fields } = readBibtex(bibtex);
		expect(key).toMatch(/^[a-z0-9_]+$/);
		expect(fields.get('title')).toBe(
			'{[Synthetic data] Survival was 76 \\% (57–89) with \\{braces\\} \\& 5\\_000 runs}',
		);
		expect(fields.get('url')).toBe(cited.link);
		expect(fields.get('urldate')).toBe('2026-11-22');
		expect(fields.get('version')).toBe(cited.version);
		expect(fields.has('year')).toBe(false);
	});

	test('reads as CSL-JSON', () => {
		expect(JSON.parse(csl)).toEqual([
			{
				id: 'lowflow_synthetic_survival_by_diagnosis_2026_11_22',
				type: 'dataset',
				title: '[Synthetic data] Survival was 76 % (57–89) with {braces} & 5_000 runs',
				author: [{ literal: 'Lowflow' }],
				genre: 'Simulated registry of extracorporeal CPR',
				version: cited.version,
				note: 'Synthetic data; no patient is in them',
				URL: cited.link,
				accessed: { 'date-parts': [[2026, 11, 22]] },
			},
		]);
	});

	test('of any title can be taken apart again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (title) => {
				const made = citationOf({ ...cited, title });
				expect([...readBibtex(made.bibtex).fields.keys()]).toHaveLength(7);
				expect(JSON.parse(made.csl)).toHaveLength(1);
			}),
			{ seed: 5, numRuns: 300 },
		);
	});

	test('is refused for a date that is none', () => {
		expect(() => citationOf({ ...cited, date: '22.11.2026' })).toThrow(RangeError);
		expect(() => citationOf({ ...cited, date: '2026-13-01' })).toThrow(RangeError);
	});
});
