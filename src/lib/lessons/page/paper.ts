import { resolve } from '$app/paths';
import { SYNTHETIC_MARK } from '../../export/mark.ts';
import { paperPdf } from '../../export/paper/paper-pdf.ts';
import { fetchPdfFonts } from '../../ui/export/pdf-fonts.ts';
import { saveFile } from '../../ui/share/save-file.ts';
import { withWorld } from '../../ui/what-if/world-search.ts';
import { answerSheet, handout } from '../handout/handout.ts';
import { entryOf } from '../index.ts';
import { writeAddress } from '../settings.ts';
import type { LessonVisit } from './visit.svelte.ts';

/** Saves the handout or the answer sheet of a lesson as PDF, for the settings in force. Returns the name of the file. */
export async function savePaper(visit: LessonVisit, kind: 'handout' | 'answers'): Promise<string> {
	const { data, lesson, elsewhere, whatIf, registry } = visit;
	const { settings } = lesson;
	const { id } = data.lesson;
	// The build's answer comes with it.
	await visit.code.fetch();
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
	const { bytes, type, name } = paperPdf(sheet, await fetchPdfFonts(), document);
	saveFile(new Uint8Array(bytes), type, name);
	return name;
}
