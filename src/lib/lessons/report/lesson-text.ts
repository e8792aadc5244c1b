import type { TextBlock } from '../../export/text-sheet.ts';
import type { Block, Lesson, Settings } from '../lesson.ts';
import { stretches } from '../page/inline.ts';
import { SOURCES, type Source } from '../sources.ts';

/** A lesson with what it found. */
interface Told {
	readonly lesson: Lesson;
	readonly settings: Settings;
	readonly answer: unknown;
	/** Null where the answer key is not opened: nothing is said of it. */
	readonly truth: { readonly value: unknown } | null;
	/** In what the registry differs from the published one; empty for that. */
	readonly whatIf: string;
}

const plain = (text: string): string =>
	stretches(text)
		.map((each) => each.text)
		.join('');
const heading = (text: string): TextBlock => ({ kind: 'heading', text });
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text: plain(text) });
const small = (text: string): TextBlock => ({ kind: 'small', text: plain(text) });

const prose = (blocks: readonly Block[]): readonly TextBlock[] =>
	blocks.flatMap((block) =>
		typeof block === 'string'
			? [paragraph(block)]
			: block.list.map((each): TextBlock => ({ kind: 'item', text: plain(each) })),
	);

function settingWords({ settings: specs }: Lesson, settings: Settings): string {
	return Object.entries(specs)
		.filter(([, spec]) => !(spec.kind === 'range' && spec.anew))
		.map(([name, spec]) => {
			const value = settings[name] ?? spec.initial;
			const label =
				spec.kind === 'choice'
					? (spec.values.find((each) => each.value === value)?.label ?? value)
					: `${value}${spec.unit === '' ? '' : ` ${spec.unit}`}`;
			return `${spec.label}: ${label}`;
		})
		.join('; ');
}

/**
 * The text of a lesson for a report: claim, what the figures say for the settings, what the truth shows where it was
 * opened, what to ask of a real paper, and sources. The reader's prediction is never in it.
 */
export function lessonText({
	lesson,
	settings,
	answer,
	truth,
	whatIf,
}: Told): readonly TextBlock[] {
	const { facts, text } = lesson;
	const chosen = settingWords(lesson, settings);
	return [
		paragraph(facts.question),
		...(whatIf === ''
			? []
			: [
					small(
						`On a what-if registry: ${whatIf}. What the figures say and the truth are computed on it; the other words were written for the published registry, and so are their numbers.`,
					),
				]),
		heading('The claim'),
		{ kind: 'quote', text: plain(text.claim) },
		small('Invented for this lesson.'),
		heading('What the figures say'),
		...(chosen === '' ? [] : [small(`${chosen}.`)]),
		...lesson.reading(answer, settings).map(paragraph),
		small(`Missing values. ${text.missing}`),
		...(truth === null
			? []
			: [
					heading('What the answer key shows'),
					...lesson.verdict(answer, truth.value, settings, null).map(paragraph),
				]),
		heading('So what'),
		paragraph(text.soWhat.sentence),
		...prose(text.soWhat.blocks),
		heading('Sources'),
		...text.sources.map(({ source: name, note }): TextBlock => {
			const { citation, doi, address }: Source = SOURCES[name];
			const where = doi === undefined ? (address ?? '') : `https://doi.org/${doi}`;
			return { kind: 'item', text: `${citation} ${plain(note)} ${where}` };
		}),
	];
}
