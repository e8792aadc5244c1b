import type { Paper, PaperBlock } from '../../export/paper/paper.ts';
import type { View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { LIGHT } from '../../plot/themes.ts';
import { comparisonChart } from '../comparison/comparison-chart.ts';
import { comparisonView } from '../comparison/comparison-view.ts';
import type { Block, Lesson, Prediction, QuizQuestion, Settings } from '../lesson.ts';
import { stretches } from '../page/inline.ts';
import { sliderText } from '../page/prediction-text.ts';
import { SOURCES, type Source } from '../sources.ts';

/** What a sheet is made of. */
export interface HandoutSource {
	readonly lesson: Lesson;
	readonly answer: unknown;
	readonly settings: Settings;
	/** Which data these are. */
	readonly mark: string;
	/** Whose truth it is, one sentence. */
	readonly whose: string;
	readonly link: string;
	readonly date: string;
	readonly document: Document;
}

const said = (text: string): string =>
	stretches(text)
		.map((each) => each.text)
		.join('');
/** With its full stop, unless it ends in another mark. */
const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
type TextBlock = Extract<PaperBlock, { readonly text: string }>;

const heading = (text: string): TextBlock => ({ kind: 'heading', text });
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text: said(text) });
const item = (text: string): TextBlock => ({ kind: 'item', text: said(text) });

const prose = (blocks: readonly Block[]): readonly PaperBlock[] =>
	blocks.flatMap((block) =>
		typeof block === 'string' ? [paragraph(block)] : block.list.map((each) => item(`• ${each}`)),
	);

function figure(
	id: string,
	view: View,
	chart: (drawing: Drawing) => SVGSVGElement | null,
	document: Document,
): readonly PaperBlock[] {
	const head: PaperBlock[] = [
		{ kind: 'heading', text: view.title },
		{ kind: 'small', text: view.subtitle },
	];
	if (view.empty !== null) return [...head, paragraph(view.empty)];
	return [
		...head,
		{
			kind: 'figure',
			alt: view.description,
			draw: (width) => chart({ document, width, theme: LIGHT, idPrefix: id }),
		},
		{ kind: 'small', text: view.notes.join(' ') },
	];
}

/** The figure a reader of the claim would draw first: the first of the look. */
function firstFigure({ lesson, answer, settings, document }: HandoutSource): readonly PaperBlock[] {
	const [first] = lesson.figures;
	if (first === undefined) return [];
	const view = first.present(answer, { settings, confidenceLevel: 0.95 });
	return figure(first.id, view, (drawing) => first.chart(view, drawing), document);
}

function predicting(prediction: Prediction): readonly PaperBlock[] {
	if (prediction.kind === 'choice')
		return [
			paragraph(prediction.question),
			...prediction.options.map(({ label }, at) => item(`${letter(at)}. ${label}`)),
			{ kind: 'lines', lines: 1 },
		];
	const { question, low, high, ends } = prediction;
	return [
		paragraph(question),
		item(
			`From ${sliderText(prediction, low)} (${ends[0]}) to ${sliderText(prediction, high)} (${ends[1]}).`,
		),
		{ kind: 'lines', lines: 1 },
	];
}

const letter = (at: number): string => String.fromCharCode(65 + at);

/** Questions under their heading, each on one page with its options. */
function asked(title: string, quiz: readonly QuizQuestion[], answers: boolean) {
	const under = ({ options }: QuizQuestion): number => options.length * (answers ? 2 : 1);
	const [first] = quiz;
	const head = { ...heading(title), together: first === undefined ? 0 : 1 + under(first) };
	const questions = quiz.flatMap((question, at): readonly PaperBlock[] => [
		{ ...paragraph(`${at + 1}. ${question.ask}`), together: under(question) },
		...question.options.flatMap(({ text, right, why }, index) => [
			item(`${letter(index)}. ${text}${answers && right ? ' (right)' : ''}`),
			...(answers ? [item(`${right ? 'Right' : 'No'}: ${why}`)] : []),
		]),
	]);
	return [head, ...questions];
}

function beginning({ lesson }: HandoutSource, what: string): readonly PaperBlock[] {
	const { facts, text } = lesson;
	return [
		{ kind: 'title', text: facts.title },
		{ kind: 'small', text: `Lesson ${facts.number}. ${what}. About ${facts.minutes} minutes.` },
		paragraph(facts.question),
		heading('The claim'),
		{ kind: 'quote', text: said(text.claim) },
		{ kind: 'small', text: 'Invented for this lesson.' },
	];
}

/** For the room: claim, space to predict and to ask, the first figure, and the questions without their answers. */
export function handout(source: HandoutSource): Paper {
	const { lesson, mark, link, date } = source;
	const { facts, text, prediction } = lesson;
	return {
		title: `${facts.title}: handout`,
		mark,
		link,
		date,
		file: `lesson-${facts.id}-handout`,
		pages: 2,
		blocks: [
			...beginning(source, 'Handout'),
			...prose(text.scenario),
			heading('Your prediction'),
			...predicting(prediction),
			{ ...heading('What I would ask of this paper'), together: 1 },
			{ kind: 'lines', lines: 4, most: 14 },
			...firstFigure(source),
			...asked('Check yourself', text.quiz, false),
		],
	};
}

/**
 * For whoever teaches it: the comparison with the truth, what it shows, the questions with answers and why, notes and
 * sources. `truth` is that of the settings.
 */
export function answerSheet(source: HandoutSource, truth: unknown): Paper {
	const { lesson, answer, settings, mark, link, date, document } = source;
	const { facts, text } = lesson;
	const view = comparisonView(
		lesson.comparison(answer, settings, truth),
		lesson.trueValue(truth, settings),
		null,
	);
	return {
		title: `${facts.title}: answer sheet`,
		mark,
		link,
		date,
		file: `lesson-${facts.id}-answers`,
		pages: text.quiz.length > 4 ? 5 : 4,
		blocks: [
			...beginning(source, 'Answer sheet'),
			...firstFigure(source),
			...lesson.reading(answer, settings).map(paragraph),
			...figure('comparison', view, (drawing) => comparisonChart(view, drawing), document),
			...lesson.verdict(answer, truth, settings, null).map(paragraph),
			{
				kind: 'small',
				text: `${source.whose} The trials of adults out of hospital, each by its own outcome, found +36 points (ARREST), +9.5 (Prague OHCA) and +4 (INCEPTION).`,
			},
			...(text.noBenefit === undefined ? [] : [paragraph(text.noBenefit)]),
			heading('So what'),
			paragraph(text.soWhat.sentence),
			...prose(text.soWhat.blocks),
			...asked('Check yourself, with answers', text.quiz, true),
			heading('For whoever teaches this'),
			...prose(text.instructor),
			{ kind: 'small', text: `Missing values. ${said(text.missing)}` },
			{ kind: 'small', text: sentence(`Domains of appraisal tools: ${facts.domains.join('; ')}`) },
			heading('Sources'),
			...text.sources.map(({ source: name, note }) => {
				const { citation, doi, address }: Source = SOURCES[name];
				const where = doi === undefined ? (address ?? '') : `doi:${doi}`;
				return item(`• ${citation} ${where} ${said(note)}`);
			}),
		],
	};
}
