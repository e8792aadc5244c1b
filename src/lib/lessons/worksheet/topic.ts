import type { Paper, PaperBlock } from '../../export/paper/paper.ts';
import { LIGHT } from '../../plot/themes.ts';
import { absoluteOf, absoluteWords } from './absolute.ts';
import { absoluteIcons } from './icons.ts';
import { CERTAINTY, type Ask } from './questions.ts';
import { FIELDS, typeOf, VERDICT_LABELS, type FieldName, type Worksheet } from './sheet.ts';

/** Where and when a topic leaves the page. `document` draws; null leaves the drawing out. */
export interface TopicPlace {
	readonly link: string;
	readonly date: string;
	readonly document: Document | null;
}

/** A filled sheet as a critically appraised topic: conclusion first, then what it rests on. Empty fields are left out. */
export function topicOf(sheet: Worksheet, { link, date, document }: TopicPlace): Paper {
	const kind = typeOf(sheet);
	const absolute = absoluteOf(sheet);
	const field = (name: FieldName): readonly PaperBlock[] => {
		const text = sheet.fields[name].trim();
		return text === '' ? [] : [heading(FIELDS[name]), ...paragraphs(text)];
	};
	const effect: PaperBlock[] = [];
	if (absolute !== null && typeof absolute !== 'string') {
		const { measure, value, lower, upper } = sheet.effect;
		const ends = absolute.interval === null ? '' : ` (${lower} to ${upper})`;
		const unit = measure === 'risk difference' ? ' points' : '';
		effect.push(
			heading('Per hundred patients'),
			{ kind: 'paragraph', text: absoluteWords(absolute) },
			{
				kind: 'small',
				text: `From a baseline risk of ${sheet.effect.baseline} % and ${measure === 'odds ratio' ? 'an' : 'a'} ${measure} of ${value}${ends}${unit}.`,
			},
		);
		if (document !== null)
			effect.push({
				kind: 'figure',
				alt: absoluteWords(absolute),
				draw: (width) =>
					absoluteIcons(absolute, { document, width, theme: LIGHT, idPrefix: 'topic' }),
			});
	}
	const certainty = sheet.certainty === '' ? 'not rated' : sheet.certainty;
	return {
		title: 'Critically appraised topic',
		mark: 'The reader’s own appraisal, written on a site of synthetic data. Not for clinical decisions.',
		link,
		date,
		file: 'appraised-topic',
		pages: 1,
		blocks: [
			{ kind: 'title', text: 'Critically appraised topic' },
			...field('bottomLine'),
			...field('question'),
			...field('paper'),
			...field('finding'),
			...effect,
			heading(`Appraisal: ${kind.label.toLowerCase()} (${kind.tool})`),
			...answered(kind.asks, sheet),
			heading(`Certainty (after GRADE): ${certainty}`),
			...answered(CERTAINTY, sheet),
			...field('mine'),
			...field('appraiser'),
		],
	};
}

const heading = (text: string): PaperBlock => ({ kind: 'heading', text });

const paragraphs = (text: string): readonly PaperBlock[] =>
	text
		.split(/\n+/)
		.filter((each) => each.trim() !== '')
		.map((each) => ({ kind: 'paragraph', text: each.trim() }));

/** A line a question; those without answer or note are counted, not listed. */
function answered(asks: readonly Ask[], { answers }: Worksheet): readonly PaperBlock[] {
	const said = asks.filter(({ id }) => {
		const each = answers[id];
		return each !== undefined && (each.verdict !== '' || each.note.trim() !== '');
	});
	const left = asks.length - said.length;
	return [
		...said.map(({ id, ask }): PaperBlock => {
			const { verdict, note } = answers[id] ?? { verdict: '', note: '' };
			const what = ask.endsWith('?') ? ask : `${ask}:`;
			const said = [verdict === '' ? '' : `${VERDICT_LABELS[verdict]}.`, note.trim()];
			return { kind: 'item', text: `• ${[what, ...said].filter(Boolean).join(' ')}` };
		}),
		...(left === 0
			? []
			: [{ kind: 'small', text: `Not answered: ${left} of ${asks.length} questions.` } as const]),
	];
}
