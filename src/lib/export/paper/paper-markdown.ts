import { fileName } from '../file-name.ts';
import type { MadeFile } from '../format.ts';
import type { Paper, PaperBlock } from './paper.ts';

/** What Markdown would read as its own, as the letters they are. */
const literal = (text: string): string =>
	text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\s*\n\s*/g, ' ');

function block(each: PaperBlock): string {
	switch (each.kind) {
		case 'title':
			return `# ${literal(each.text)}`;
		case 'heading':
			return `## ${literal(each.text)}`;
		case 'quote':
			return `> ${literal(each.text)}`;
		case 'item':
			return `- ${literal(each.text.replace(/^• /, ''))}`;
		case 'figure':
			return literal(each.alt);
		case 'lines':
			return '';
		default:
			return literal(each.text);
	}
}

/** A document as Markdown; drawings are given in words, lines to write on are left out. */
export function paperMarkdown(paper: Paper): MadeFile {
	const { mark, link, date, file, blocks } = paper;
	const text = [...blocks.map(block), '---', `${literal(mark)} ${link} ${date}`]
		.filter((each) => each !== '')
		.join('\n\n')
		.replace(/(^- .*)\n\n(?=- )/gm, '$1\n');
	return {
		name: fileName(file, date, 'md'),
		type: 'text/markdown',
		bytes: new TextEncoder().encode(`${text}\n`),
	};
}
