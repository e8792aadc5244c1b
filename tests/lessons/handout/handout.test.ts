import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperPdf } from '../../../src/lib/export/paper/paper-pdf.ts';
import { analysis } from '../../../src/lib/lessons/denominators/analysis.ts';
import { lesson } from '../../../src/lib/lessons/denominators/lesson.ts';
import { answerSheet, handout } from '../../../src/lib/lessons/handout/handout.ts';
import type { Lesson } from '../../../src/lib/lessons/lesson.ts';
import { settingsOf } from '../../../src/lib/lessons/settings.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { FONTS } from '../../export/fonts.ts';
import { published } from '../published.ts';

const MARK = 'Synthetic data. Not patients. Not for clinical decisions.';
const reader = spawnSync('pdftotext', ['-v']).error === undefined;
const settings = settingsOf(lesson.settings);
const { data, key } = await published(analysis);
const answer = analysis.analyse(data, settings);
const truth = analysis.reveal(data, key, settings);
const source = {
	lesson: lesson as Lesson,
	answer,
	settings,
	mark: MARK,
	whose: 'This truth was chosen by the makers and favours ECPR.',
	link: 'https://example.org/learn/denominators/',
	date: '2026-11-22',
	document: nodeDocument(),
};

/** Text of each page, as pdftotext reads it. */
function pagesOf(bytes: Uint8Array): readonly string[] {
	const file = join(mkdtempSync(join(tmpdir(), 'sheet-')), 'sheet.pdf');
	writeFileSync(file, bytes);
	const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
	return text.split('\f').slice(0, -1);
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.runIf(reader)('as pdftotext (skipped where there is none) reads it', () => {
	it('a handout asks and does not answer, with the mark on every page', () => {
		const pages = pagesOf(paperPdf(handout(source), FONTS, source.document).bytes);
		for (const page of pages) expect(page).toContain(MARK);
		const text = flat(pages.join(' '));
		expect(text).toContain('ECPR offers a child in refractory arrest a forty per cent chance');
		expect(text).toContain(flat(lesson.prediction.question));
		for (const { options } of lesson.text.quiz)
			for (const { why } of options) expect(text).not.toContain(flat(why).slice(0, 40));
		expect(text).not.toContain('(right)');
		expect(text).not.toMatch(/\*/);
	});

	it('an answer sheet holds the truth, the right options with why, notes and sources', () => {
		const made = paperPdf(answerSheet(source, truth), FONTS, source.document);
		expect(made.name).toBe('synthetic_lesson-denominators-answers_2026-11-22.pdf');
		const pages = pagesOf(made.bytes);
		for (const page of pages) expect(page).toContain(MARK);
		const text = flat(pages.join(' '));
		expect(text).toContain('Truth: ECPR activated in all eligible');
		expect(text).toMatch(/39\.9 % \(38\.5 to 41\.3\)/);
		expect(text.match(/\(right\)/g)).toHaveLength(lesson.text.quiz.length);
		expect(text).toContain('favours ECPR');
		expect(text).toContain('Ask for predictions by show of hands');
		expect(text).toContain('doi:');
	});
});

it('has a structure: headings, paragraphs, and figures with their words', () => {
	const { bytes } = paperPdf(handout(source), FONTS, source.document);
	const text = Buffer.from(bytes).toString('latin1');
	for (const role of ['H1', 'H2', 'P', 'Figure']) expect(text).toContain(`/S /${role} `);
	expect(text).toMatch(/\/S \/Figure [^>]*\/Alt <FEFF/);
	expect(text).toContain('/Lang (en-GB)');
});
