import { quoted } from '../../domain/notices.ts';
import type { TextSheet } from '../../export/text-sheet.ts';
import { SCREEN } from '../../plot/themes.ts';
import { readSettings, writeSettings } from '../../synthesis/what-if/settings-url.ts';
import { marksOf } from '../../ui/export/sheet-from.ts';
import type { Place } from '../../ui/export/place.ts';
import type { LessonSource, LessonSupply } from '../../ui/report/lesson-source.ts';
import type { KeptLesson, LessonItem } from '../../ui/report/report-items.ts';
import { withWorld, worldIn } from '../../ui/what-if/world-search.ts';
import { lessonCatalogue } from '../index.ts';
import type { Again, Lesson, LessonFigure, Settings } from '../lesson.ts';
import { lessonLink } from '../page/lesson-link.ts';
import { lessonSheet } from '../page/lesson-sheet.ts';
import { lessonWidth } from '../page/lesson-widths.ts';
import { liveComparison } from '../page/live-comparison.ts';
import { liveFigure, type LiveFigure } from '../page/live-figure.ts';
import { Progress } from '../progress/progress.svelte.ts';
import { readAddress, settingsOf, writeAddress } from '../settings.ts';
import { workerAnswers, type LessonAnswers } from './lesson-answers.ts';
import { lessonParts, needsTruth, type LessonPart } from './lesson-parts.ts';
import { lessonText } from './lesson-text.ts';

/** A figure for its settings. */
interface Live extends LiveFigure {
	readonly method: string | null;
}

/** An entry of a report, held against the lesson it is of. */
interface Known {
	readonly lesson: Lesson;
	readonly part: LessonPart;
	readonly settings: Settings;
	/** What of its settings could not be used, a sentence each. */
	readonly notices: readonly string[];
}

/** What parts of lessons are made with. */
interface SourceParts {
	readonly answers: LessonAnswers;
	/** The reader opened the answer key of a lesson before. */
	readonly revealed: (lesson: string) => boolean;
	/** In what the registry in force differs from the published one, as links name it and in words. */
	readonly registry: () => { readonly key: string; readonly words: string };
}

/** The figures and texts of lessons that a report holds, computed in workers of the page. */
export function lessonSource(supply: LessonSupply): LessonSource {
	return sourceOf({
		answers: workerAnswers(supply),
		revealed: (lesson) => {
			const progress = new Progress(() => localStorage);
			progress.read();
			return progress.of(lesson).revealed === true;
		},
		registry: () => ({ key: supply.whatIf.key, words: supply.whatIf.words }),
	});
}

/** The same on any source of answers. */
export function sourceOf({ answers, revealed, registry }: SourceParts): LessonSource {
	const closed = (item: KeptLesson, part: LessonPart): boolean =>
		needsTruth(part) && item.opened !== true && !revealed(item.lesson);

	async function liveOf(
		{ lesson, part, settings }: Known,
		made: readonly string[],
		signal: AbortSignal,
	): Promise<Live> {
		const { id } = lesson.facts;
		const { answer, truth } = await answers.found(id, settings, needsTruth(part), signal);
		const methodOf = (figure: LessonFigure<never>) => figure.methods[0] ?? null;
		if (part.kind === 'look') {
			const { figure } = part;
			return { ...liveFigure(figure, answer, settings), method: methodOf(figure) };
		}
		if (part.kind === 'truth') {
			const { figure } = part;
			return { ...liveFigure(figure, { answer, truth }, settings), method: methodOf(figure) };
		}
		if (part.kind === 'again') {
			const { again } = part;
			const own = again.own(answer, truth, answers.world);
			const shelf = [own];
			for (const value of made.filter((each) => each !== own.value)) {
				const at = { ...settings, [again.setting]: value };
				shelf.push({ value, made: await answers.made(id, at, signal) });
			}
			const all = shelf.toSorted((one, other) => Number(one.value) - Number(other.value));
			const given = all.map((each) => each.made);
			return { ...liveFigure(again.figure, given, settings), method: methodOf(again.figure) };
		}
		// The reader's prediction is theirs: it is left out.
		return { ...liveComparison({ lesson, settings, answer, truth }, null), method: null };
	}

	async function blocksOf({ lesson, part, settings }: Known, signal: AbortSignal) {
		const { answer, truth } = await answers.found(
			lesson.facts.id,
			settings,
			needsTruth(part),
			signal,
		);
		return lessonText({
			...{ lesson, settings, answer },
			truth: needsTruth(part) ? { value: truth } : null,
			whatIf: registry().words,
		});
	}

	function search({ lesson, part, settings }: Known): string {
		return withWorld(writeAddress(lesson.settings, settings, part.step), registry().key);
	}

	async function textOf(known: Known, place: Place, signal: AbortSignal): Promise<TextSheet> {
		const { facts } = known.lesson;
		return {
			...marksOf(place.facts, textTitle(known.lesson)),
			id: `lesson-${facts.id}-text`,
			blocks: await blocksOf(known, signal),
			link: lessonLink(facts.id, search(known), place),
			date: place.date,
		};
	}

	return {
		count: async (item, signal) => {
			const known = await knownOf(item);
			const { part, notices, lesson } = known;
			if (closed(item, part)) return { kind: 'closed' };
			if (part.kind === 'text') {
				const blocks = await blocksOf(known, signal);
				return { kind: 'text', title: textTitle(lesson), blocks, notices };
			}
			const { view, chart } = await liveOf(known, item.made ?? [], signal);
			return {
				kind: 'figure',
				...{ view, cohort: view.subtitle, display: '', notices },
				draw: (width) =>
					view.empty === null
						? chart(view, {
								...{ document, width: lessonWidth(width), theme: SCREEN },
								idPrefix: item.key,
							})
						: null,
			};
		},
		part: async (item, place, signal) => {
			const known = await knownOf(item);
			const { lesson, part, settings } = known;
			if (closed(item, part))
				throw new Error(
					'It shows the truth of its lesson, whose answer key was not opened here. Open it in the report, then save again.',
				);
			if (part.kind === 'text') return { kind: 'text', text: await textOf(known, place, signal) };
			const { view, chart, method } = await liveOf(known, item.made ?? [], signal);
			const sheet = lessonSheet(
				{
					...{ lesson: lesson.facts, id: part.id, name: part.name, method },
					...{ view, chart, settings, search: search(known) },
				},
				place,
			);
			return { kind: 'figure', sheet };
		},
		checked: async (item) => {
			const named = worldIn(item.query).text;
			const found = named === '' ? null : readSettings(named);
			const world = found === null ? '' : writeSettings(found.settings);
			let known: Known;
			try {
				known = await knownOf(item);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				return { item: null, notices: [`${reason} It was left out.`] };
			}
			const { lesson, part, settings, notices } = known;
			const query = withWorld(writeAddress(lesson.settings, settings, null), world).slice(1);
			const { made, ...rest } = item;
			const values =
				part.kind === 'again' ? (made ?? []).filter((each) => takes(lesson, part.again, each)) : [];
			const whose = `Lesson ${lesson.facts.number}, ${part.name}`;
			return {
				item: { ...rest, query, ...(values.length > 0 && { made: values }) },
				notices: [...notices, ...(found?.notices ?? [])].map((notice) => `${whose}: ${notice}`),
			};
		},
		close: () => {
			answers.close();
		},
	};
}

/** Throws an error for the reader when the site has no such lesson, or the lesson no such part. */
async function knownOf({ lesson: id, part: name, query }: LessonItem): Promise<Known> {
	const entry = lessonCatalogue.find(({ facts }) => facts.id === id);
	if (entry === undefined) throw new Error(`This site has no lesson ${quoted(id)}.`);
	const lesson = await entry.lesson();
	const part = lessonParts(lesson).find((each) => each.id === name);
	if (part === undefined)
		throw new Error(`Lesson ${entry.facts.number} of this site has no figure ${quoted(name)}.`);
	const { settings, notices } = readAddress(query, lesson.settings);
	return { lesson, part, settings, notices };
}

function takes({ settings: specs }: Lesson, { setting }: Again, value: string): boolean {
	return settingsOf(specs, { [setting]: value })[setting] === value;
}

function textTitle({ facts: { number, title } }: Lesson): string {
	return `Lesson ${number}, “${title}”`;
}
