import type { MadeFile } from '../../export/format.ts';
import { fileName } from '../../export/file-name.ts';
import { sheetText, type Worksheet } from './sheet.ts';
import type { TopicPlace } from './topic.ts';

/** The kinds of file a sheet leaves as. */
export const TOPIC_FORMATS = [
	{ id: 'pdf', label: 'PDF' },
	{ id: 'docx', label: 'Word (DOCX)' },
	{ id: 'md', label: 'Markdown' },
	{ id: 'json', label: 'JSON, to be read back here' },
] as const;

export type TopicFormat = (typeof TOPIC_FORMATS)[number]['id'];

/** Makes the file of a sheet; the code for its format is fetched now. */
export async function makeTopic(
	sheet: Worksheet,
	format: TopicFormat,
	place: TopicPlace & { readonly document: Document },
): Promise<MadeFile> {
	if (format === 'json')
		return {
			name: fileName('worksheet', place.date, 'json'),
			type: 'application/json',
			bytes: new TextEncoder().encode(sheetText(sheet)),
		};
	const { topicOf } = await import('./topic.ts');
	if (format === 'md') {
		const { paperMarkdown } = await import('../../export/paper/paper-markdown.ts');
		return paperMarkdown(topicOf(sheet, { ...place, document: null }));
	}
	if (format === 'docx') {
		const { paperDocx } = await import('../../export/paper/paper-docx.ts');
		return paperDocx(topicOf(sheet, { ...place, document: null }));
	}
	const [{ paperPdf }, { fetchPdfFonts }] = await Promise.all([
		import('../../export/paper/paper-pdf.ts'),
		import('../../ui/export/pdf-fonts.ts'),
	]);
	return paperPdf(topicOf(sheet, place), await fetchPdfFonts(), place.document);
}
