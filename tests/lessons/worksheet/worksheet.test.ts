import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paperDocx } from '../../../src/lib/export/paper/paper-docx.ts';
import { paperMarkdown } from '../../../src/lib/export/paper/paper-markdown.ts';
import { paperPdf } from '../../../src/lib/export/paper/paper-pdf.ts';
import { lessonCatalogue } from '../../../src/lib/lessons/index.ts';
import {
	absoluteOf,
	absoluteWords,
	riskWith,
} from '../../../src/lib/lessons/worksheet/absolute.ts';
import { CERTAINTY, STUDY_TYPES, teaches } from '../../../src/lib/lessons/worksheet/questions.ts';
import {
	EMPTY,
	sheetFrom,
	sheetText,
	type Worksheet,
	typeOf,
} from '../../../src/lib/lessons/worksheet/sheet.ts';
import { topicOf } from '../../../src/lib/lessons/worksheet/topic.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { FONTS } from '../../export/fonts.ts';

const FILLED: Worksheet = {
	type: 'cohort',
	fields: {
		...EMPTY.fields,
		paper: 'A cohort <of> 591 & more, *starred*',
		question: 'Children in arrest',
		bottomLine: 'Not by this paper alone.',
	},
	answers: {
		minute: { verdict: 'no', note: 'Groups formed by what was received' },
		'grade-bias': { verdict: 'partly', note: '' },
	},
	certainty: 'very low',
	effect: { measure: 'odds ratio', baseline: '20', value: '2', lower: '1', upper: '4' },
};
const PLACE = { link: 'https://example.org/learn/worksheet/', date: '2026-11-22', document: null };

describe('absolute effects', () => {
	it('come from a baseline risk by each measure', () => {
		expect(riskWith('risk ratio', 0.2, 1.5)).toBeCloseTo(0.3, 12);
		// Odds of 1 to 4 doubled are 2 to 4: one in three.
		expect(riskWith('odds ratio', 0.2, 2)).toBeCloseTo(1 / 3, 12);
		expect(riskWith('risk difference', 0.2, -5)).toBeCloseTo(0.15, 12);
		expect(riskWith('risk ratio', 0.6, 2)).toBeNull();
	});

	it('are said with their interval, or what is wrong is said', () => {
		const absolute = absoluteOf(FILLED);
		if (absolute === null || typeof absolute === 'string') throw new Error('It is complete.');
		expect(absolute.interval).toEqual([expect.closeTo(20, 9), expect.closeTo(50, 9)]);
		expect(absoluteWords(absolute)).toBe(
			'Of 100 such patients, 20.0 have the outcome without it and 33.3 (interval 20.0 to 50.0) with it: 13.3 more per hundred.',
		);
		const typed = (effect: Partial<Worksheet['effect']>) =>
			absoluteOf({ effect: { ...FILLED.effect, ...effect } });
		expect(typed({ baseline: '' })).toBeNull();
		expect(typed({ baseline: '120' })).toMatch(/between 0 and 100/);
		expect(typed({ measure: 'risk ratio', value: '6' })).toMatch(/above 100/);
		expect(typed({ lower: '3' })).toMatch(/between the ends/);
	});
});

describe('a sheet', () => {
	it('is read back as it was saved, and leaves out what is malformed', () => {
		expect(sheetFrom(sheetText(FILLED))).toEqual(FILLED);
		const odd = sheetText(FILLED).replace('"no"', '"never"').replace('"cohort"', '"tale"');
		expect(sheetFrom(odd).answers['minute']?.verdict).toBe('');
		expect(sheetFrom(odd).type).toBe(EMPTY.type);
		expect(() => sheetFrom('{')).toThrow(/not a JSON file/);
		expect(() => sheetFrom('{"version":1}')).toThrow(/not a worksheet/);
	});

	it('asks each question once, and every lesson teaches a domain of some question or none of ours', () => {
		for (const { asks } of STUDY_TYPES)
			expect(new Set(asks.map(({ id }) => id)).size).toBe(asks.length);
		const all = [...STUDY_TYPES.flatMap(({ asks }) => asks), ...CERTAINTY];
		const linked = (id: string) => {
			const domains = lessonCatalogue.find(({ facts }) => facts.id === id)?.facts.domains ?? [];
			return all.filter((ask) => domains.some((each) => teaches(each, ask))).map((ask) => ask.id);
		};
		expect(linked('minutes')).toContain('minute');
		expect(linked('indication')).toContain('alike');
		expect(linked('indication')).not.toContain('minute');
		expect(linked('denominators')).toContain('whom');
	});
});

describe('a filled sheet leaves as', () => {
	const paper = topicOf(FILLED, PLACE);

	it('Markdown, with what is written taken literally', () => {
		const text = new TextDecoder().decode(paperMarkdown(paper).bytes);
		expect(text).toMatch(
			/^# Critically appraised topic\n\n## Bottom line\n\nNot by this paper alone\./,
		);
		expect(text).toContain('A cohort \\<of\\> 591 & more, \\*starred\\*');
		expect(text).toContain('Serious concern. Groups formed by what was received');
		expect(text).toContain('## Certainty (after GRADE): very low');
		expect(text).toContain('13.3 more per hundred');
		const rated = topicOf(
			{
				...FILLED,
				answers: { 'grade-bias': { verdict: 'no', note: '' } },
				effect: { ...FILLED.effect, measure: 'odds ratio' },
			},
			PLACE,
		);
		const words = new TextDecoder().decode(paperMarkdown(rated).bytes);
		expect(words).toContain('- Risk of bias: Serious concern.\n');
		expect(words).toContain('and an odds ratio of');
	});

	it('DOCX, whose XML holds headings, text and the footer', async () => {
		const { bytes, name } = await paperDocx(paper);
		expect(name).toBe('synthetic_appraised-topic_2026-11-22.docx');
		const parts = unzipSync(bytes);
		const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
		const xml = part('word/document.xml');
		expect(xml).toContain('A cohort &lt;of&gt; 591 &amp; more, *starred*');
		expect(xml.match(/w:val="Heading1"/g)).toHaveLength(1);
		expect(xml.match(/w:val="Heading2"/g)?.length).toBe(
			paper.blocks.filter(({ kind }) => kind === 'heading').length,
		);
		expect(xml).toContain('33.3 (interval 20.0 to 50.0)');
		expect(part('word/footer1.xml')).toContain('Not for clinical decisions');
	});

	it.runIf(spawnSync('pdftotext', ['-v']).error === undefined)(
		'PDF of one page (skipped where there is no pdftotext)',
		() => {
			const answers = Object.fromEntries(
				[...typeOf(FILLED).asks, ...CERTAINTY].map(({ id }) => [
					id,
					FILLED.answers[id] ?? { verdict: 'partly' as const, note: 'A line of the reader’s own.' },
				]),
			);
			const drawn = topicOf({ ...FILLED, answers }, { ...PLACE, document: nodeDocument() });
			const file = join(mkdtempSync(join(tmpdir(), 'topic-')), 'topic.pdf');
			writeFileSync(file, paperPdf(drawn, FONTS, nodeDocument()).bytes);
			const pages = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
				.split('\f')
				.slice(0, -1);
			expect(pages).toHaveLength(1);
			const text = (pages[0] ?? '').replace(/\s+/g, ' ');
			expect(text).toContain('A cohort <of> 591 & more, *starred*');
			expect(text).toContain('13.3 more per hundred');
			expect(text).toContain('33 of 100');
			expect(text).toContain('Certainty (after GRADE): very low');
		},
	);
});
