import { describe, expect, test } from 'vitest';
import { remarkLayout, SLIDE, slideLayouts } from '../../src/lib/export/pptx/layout.ts';
import { slideSvgs } from '../../src/lib/export/pptx/slide-svg.ts';
import { slidesOf } from '../../src/lib/export/pptx/slides.ts';
import { svgText } from '../../src/lib/export/svg/xml.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { readXml } from './read-xml.ts';
import { sheetsFor } from './sheets.ts';

const document = nodeDocument();
const IDS = ['kaplan-meier', 'subgroup-forest', 'survival-by-diagnosis', 'complication-heatmap'];

describe('slides of a figure', () => {
	test('show every row of a tall figure at ten points or more, each part named', async () => {
		const [sheet] = await sheetsFor('full', [figure('subgroup-forest')]);
		if (sheet === undefined) throw new Error('There is no figure.');
		const slides = slidesOf(sheet, { theme: 'light' }, document);
		expect(slides.map(({ part }) => part)).toEqual(
			slides.map((_, at) => `${at + 1} of ${slides.length}`),
		);
		const said = slides.flatMap(({ shows }) => {
			if (shows.kind !== 'picture') throw new Error('There is no picture.');
			const { svg, box } = shows.picture;
			const points = (12 * box.w * 72) / Number(svg.getAttribute('width'));
			expect(points).toBeGreaterThan(9.9);
			return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
		});
		// Of a row that is too few to say the table may still give the runs; the drawing gives none.
		const shown = sheet.table.rows.filter((row) => row.every(({ text }) => !/too few/.test(text)));
		const counts = shown.flatMap((row) =>
			row.filter(({ text }) => /^[\d,]{2,}$/.test(text)).map(({ text }) => text),
		);
		expect(counts.length).toBeGreaterThan(50);
		const drawn = said.join(' ');
		for (const count of counts) expect(drawn).toContain(count);
	});

	test.each(['setting', 'age_group', 'illness_category', 'ph_arrest'])(
		'show curves by %s at ten points or more, with every number under its day',
		async (by) => {
			const curves = [figure('kaplan-meier')];
			const [sheet] = await sheetsFor('full', curves, { 'kaplan-meier': { by } });
			if (sheet === undefined) throw new Error('There is no figure.');
			const slides = slidesOf(sheet, { theme: 'light' }, document);
			const drawings = slides.flatMap(({ shows }) =>
				shows.kind === 'picture' ? [shows.picture] : [],
			);
			expect(drawings).toHaveLength(slides.length);
			const said = new Map<string, number>();
			for (const { svg, box } of drawings) {
				const across = Number(svg.getAttribute('width'));
				for (const text of svg.querySelectorAll('text')) {
					const size = Number(text.closest('[font-size]')?.getAttribute('font-size'));
					expect((size * box.w * 72) / across, text.textContent).toBeGreaterThan(9.9);
					said.set(text.textContent, (said.get(text.textContent) ?? 0) + 1);
				}
			}
			const whole = sheet.draw?.({ document, width: 900, theme: LIGHT, idPrefix: 'x' });
			const blocks = [...(whole?.querySelectorAll('text') ?? [])].filter(
				({ textContent }) => textContent === 'At risk',
			);
			expect(blocks.length).toBeGreaterThan(1);
			expect(said.get('At risk')).toBe(blocks.length);
		},
	);

	test('leave every word its room: nothing lies on anything else', async () => {
		for (const kind of ['full', 'small'] as const)
			for (const sheet of await sheetsFor(kind, IDS.map(figure)))
				for (const { title, lead, figure: room, notes, foot } of slideLayouts(sheet)) {
					expect(lead.y).toBeGreaterThan(title.y + title.h);
					expect(room.y).toBeGreaterThan(lead.y + lead.h);
					expect(room.h, sheet.id).toBeGreaterThan(2.5);
					const aside = notes.x > room.x;
					if (aside) expect(notes.x).toBeGreaterThan(room.x + room.w);
					else expect(notes.y).toBeGreaterThan(room.y + room.h);
					expect(notes.y + notes.h).toBeLessThan(foot.y);
					expect(foot.y + foot.h).toBeLessThan(SLIDE.height);
				}
	});

	test('are previewed with the words and the picture that they have', async () => {
		for (const sheet of await sheetsFor('small', IDS.map(figure))) {
			const slides = slidesOf(sheet, { theme: 'grey' }, document);
			const shown = slideSvgs(sheet, { theme: 'grey' }, document).map(svgText);
			expect(shown.length).toBe(slides.length);
			slides.forEach(({ shows }, at) => {
				const preview = shown[at] ?? '';
				readXml(preview);
				expect(preview.replaceAll(/<[^>]*>/g, '').replaceAll(/\s/g, '')).toContain(
					sheet.mark.replaceAll(/\s/g, ''),
				);
				if (shows.kind !== 'picture') return;
				const [drawn = ''] = /<g[\s\S]*<\/g>/.exec(svgText(shows.picture.svg)) ?? [];
				expect(preview).toContain(drawn);
			});
		}
	});
});

test('a long note goes on over slides, with every word once', () => {
	const text = `${'word '.repeat(900)}\n\nA second paragraph.`;
	const { pages } = remarkLayout(text);
	expect(pages.length).toBeGreaterThan(1);
	const words = pages.flat().map((each) => each.text);
	expect(words.join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/));
	expect(remarkLayout('').pages).toEqual([]);
});
