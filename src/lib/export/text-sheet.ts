/** A stretch of a text; `quote` is what somebody claims, `small` stands apart from what is said. */
export interface TextBlock {
	readonly kind: 'heading' | 'paragraph' | 'quote' | 'item' | 'small';
	readonly text: string;
}

/** A text of the site as it leaves the building, such as that of a lesson: read from top to bottom, without a drawing. */
export interface TextSheet {
	/** For file names: "lesson-indication-text". */
	readonly id: string;
	/** Starts with "Simulated registry:", or with "Simulated what-if registry:". */
	readonly title: string;
	readonly blocks: readonly TextBlock[];
	/** Registry version, seed and hash. */
	readonly source: string;
	/** "Synthetic data. Not patients. Not for clinical decisions.", and which what-if registry it is. */
	readonly mark: string;
	/** Reopens what the text is about. */
	readonly link: string;
	/** Day of the export, as 2026-11-22. */
	readonly date: string;
}

/** What stands between the figures of a report: a note of its author, or a text of the site. */
export type Remark = string | TextSheet;

/** What stands over every note, so that it is not taken for a result of the registry. */
export const NOTE_HEAD = 'Note by the author of the report';

/** A remark as what stands over it, its stretches, and what stands under it. */
export function remarkParts(
	remark: Remark,
	mark: string,
): {
	readonly head: string;
	readonly blocks: readonly TextBlock[];
	readonly foot: readonly string[];
	readonly link: string | null;
} {
	if (typeof remark !== 'string') {
		const { title, blocks, source, date, link } = remark;
		const foot = [remark.mark, `Source: ${source} Exported ${date}.`];
		return { head: title, blocks, foot, link };
	}
	const lines = remark.split(/\n+/).filter((line) => line.trim() !== '');
	const blocks = lines.map((line): TextBlock => ({ kind: 'paragraph', text: line.trim() }));
	return { head: NOTE_HEAD, blocks, foot: [mark], link: null };
}

/** A text as a plain file. */
export function plainText({ title, blocks, source, mark, link, date }: TextSheet): string {
	const lines = blocks.map(({ kind, text }) =>
		kind === 'heading' ? `\n${text}\n` : kind === 'item' ? `- ${text}` : `${text}\n`,
	);
	return [
		title,
		mark,
		'',
		...lines,
		'',
		`Source: ${source} Exported ${date}.`,
		`Opens on the site: ${link}`,
		'',
	].join('\n');
}
