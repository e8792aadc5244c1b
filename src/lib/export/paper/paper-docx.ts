import { Document, Footer, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { fileName } from '../file-name.ts';
import type { MadeFile } from '../format.ts';
import { allowedInXml } from '../xml-text.ts';
import type { Paper, PaperBlock } from './paper.ts';

/** Half points. */
const BODY = 21;
const SMALL = 17;

function paragraphOf(block: PaperBlock): Paragraph {
	switch (block.kind) {
		case 'title':
			return new Paragraph({ text: allowedInXml(block.text), heading: HeadingLevel.HEADING_1 });
		case 'heading':
			return new Paragraph({ text: allowedInXml(block.text), heading: HeadingLevel.HEADING_2 });
		case 'item':
			return new Paragraph({
				text: allowedInXml(block.text.replace(/^• /, '')),
				bullet: { level: 0 },
			});
		case 'quote':
			return new Paragraph({ text: allowedInXml(block.text), indent: { left: 360 } });
		case 'small':
			return new Paragraph({
				children: [new TextRun({ text: allowedInXml(block.text), size: SMALL })],
			});
		case 'figure':
			return new Paragraph({ text: allowedInXml(block.alt) });
		case 'lines':
			return new Paragraph({ text: '' });
		default:
			return new Paragraph({ text: allowedInXml(block.text) });
	}
}

/** A document for word processors, with headings and lists as such; drawings are given in words. */
export async function paperDocx(paper: Paper): Promise<MadeFile> {
	const { title, mark, link, date, file, blocks } = paper;
	const footer = new Paragraph({
		children: [new TextRun({ text: `${mark} ${link} ${date}`, size: SMALL })],
	});
	const document = new Document({
		title,
		creator: 'Lowflow',
		description: mark,
		styles: {
			default: {
				document: {
					run: { font: 'Arial', size: BODY },
					paragraph: { spacing: { after: 100 } },
				},
				heading1: { run: { font: 'Arial', size: 34, bold: true, color: '1b2126' } },
				heading2: {
					run: { font: 'Arial', size: 25, bold: true, color: '1b2126' },
					paragraph: { spacing: { before: 240, after: 80 } },
				},
			},
		},
		sections: [
			{
				properties: {
					page: {
						size: { width: 11906, height: 16838 },
						margin: { top: 1000, bottom: 1000, left: 1100, right: 1100 },
					},
				},
				footers: { default: new Footer({ children: [footer] }) },
				children: blocks.map(paragraphOf),
			},
		],
	});
	return {
		name: fileName(file, date, 'docx'),
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		bytes: new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer()),
	};
}
