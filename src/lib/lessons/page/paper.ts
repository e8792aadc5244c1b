import { resolve } from '$app/paths';
import type { MadeFile } from '../../export/format.ts';
import { SYNTHETIC_MARK } from '../../export/mark.ts';
import { paperPdf } from '../../export/paper/paper-pdf.ts';
import { fetchPdfFonts } from '../../ui/export/pdf-fonts.ts';
import { withWorld } from '../../ui/what-if/world-search.ts';
import { answerSheet, handout } from '../handout/handout.ts';
import { entryOf } from '../index.ts';
import { writeAddress } from '../settings.ts';
import type { LessonVisit } from './visit.svelte.ts';

/** Handout or answer sheet of a lesson as PDF, for the settings in force. */
export async function paper(visit: LessonVisit, kind: 'handout' | 'answers'): Promise<MadeFile> {
	const { data, lesson, elsewhere, whatIf, registry } = visit;
	const { settings } = lesson;
	const { id } = data.lesson;
	const [found, own] = await Promise.all([
		lesson.forSheet(kind === 'answers'),
		entryOf(id).lesson(),
	]);
	const source = {
		lesson: own,
		answer: found.answer,
		settings,
		mark: elsewhere ? `${SYNTHETIC_MARK} What-if registry: ${whatIf.words}.` : SYNTHETIC_MARK,
		whose: elsewhere
			? `This truth is that of a what-if registry (${whatIf.words}), as whoever made it chose.`
			: 'This truth was chosen by the makers and favours ECPR.',
		link: `${location.origin}${resolve('/learn/')}${id}/${withWorld(writeAddress(data.settings, settings, null), registry)}`,
		date: new Date().toISOString().slice(0, 10),
		document,
	};
	const sheet =
		kind === 'handout'
			? handout(source)
			: answerSheet(source, 'truth' in found ? found.truth : null);
	return paperPdf(sheet, await fetchPdfFonts(), document);
}
