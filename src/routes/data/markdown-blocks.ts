/** A piece of a plain Markdown report. Text is shown as text: marks of emphasis and code are taken off. */
export type Block =
	| { readonly kind: 'heading'; readonly level: number; readonly text: string }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| {
			readonly kind: 'table';
			readonly columns: readonly string[];
			readonly rows: readonly (readonly string[])[];
	  };

const SEPARATOR = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function plain(text: string): string {
	return text
		.trim()
		.replace(/\\([|*_`])/g, '$1')
		.replace(/\*\*(.+?)\*\*/g, '$1')
		.replace(/`([^`]*)`/g, '$1');
}

function cells(line: string): readonly string[] {
	return line
		.trim()
		.replace(/^\||\|$/g, '')
		.split(/(?<!\\)\|/)
		.map(plain);
}

function block(lines: readonly string[]): Block {
	const [first = '', second = ''] = lines;
	const heading = /^(#{1,6})\s+(.*)$/.exec(first);
	if (heading)
		return { kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') };
	if (first.includes('|') && SEPARATOR.test(second))
		return { kind: 'table', columns: cells(first), rows: lines.slice(2).map(cells) };
	if (/^\s*[-*]\s/.test(first)) {
		const items: string[] = [];
		for (const line of lines) {
			if (/^\s*[-*]\s/.test(line)) items.push(plain(line.replace(/^\s*[-*]\s+/, '')));
			else items.push(`${items.pop() ?? ''} ${plain(line)}`);
		}
		return { kind: 'list', items };
	}
	return { kind: 'text', text: plain(lines.map((line) => line.trim()).join(' ')) };
}

/**
 * The blocks of a report in plain Markdown: headings, paragraphs, lists of one level and tables, each set off by
 * blank lines (headings need none). Anything else is taken as a paragraph.
 */
export function markdownBlocks(text: string): readonly Block[] {
	const blocks: Block[] = [];
	let open: string[] = [];
	const close = () => {
		if (open.length > 0) blocks.push(block(open));
		open = [];
	};
	for (const line of text.split(/\r?\n/)) {
		const isHeading = /^#{1,6}\s/.test(line);
		if (line.trim() === '' || isHeading) close();
		if (line.trim() === '') continue;
		open.push(line);
		if (isHeading) close();
	}
	close();
	return blocks;
}
