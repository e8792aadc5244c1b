import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../src/routes/data/markdown-blocks.ts';

describe('a report in plain Markdown', () => {
	it('comes apart into headings, paragraphs, lists and tables', () => {
		const report = [
			'# Calibration',
			'Of 40 targets',
			'**38** are inside.',
			'',
			'## Targets',
			'| target | `n` | why |',
			'|---|---:|---|',
			'| T001 | 591 | a \\| b |',
			'',
			'- one',
			'  goes on',
			'- two',
		].join('\n');
		expect(markdownBlocks(report)).toEqual([
			{ kind: 'heading', level: 1, text: 'Calibration' },
			{ kind: 'text', text: 'Of 40 targets 38 are inside.' },
			{ kind: 'heading', level: 2, text: 'Targets' },
			{ kind: 'table', columns: ['target', 'n', 'why'], rows: [['T001', '591', 'a | b']] },
			{ kind: 'list', items: ['one goes on', 'two'] },
		]);
	});

	it('is empty for an empty text, and takes what it does not know as a paragraph', () => {
		expect(markdownBlocks('\n\n')).toEqual([]);
		expect(markdownBlocks('> quoted')).toEqual([{ kind: 'text', text: '> quoted' }]);
	});
});
