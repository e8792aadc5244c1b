import type { Engine, LoadedTable } from '../../db/engine.ts';
import { decodeView, encodeView, type Codes } from '../../domain/view-url.ts';
import { retitledPart, type ReportPart } from '../../export/report/parts.ts';
import { catalogue, figure as figureNamed } from '../../figures/index.ts';
import type { Asked } from '../board/board.svelte.ts';
import { figurePainter } from '../board/figure-painter.ts';
import type { Place } from '../export/place.ts';
import { cohortOf } from '../export/sheet-of.ts';
import { DISPLAY, displayWords } from '../view/display.ts';
import { ofRegistry } from '../what-if/of-registry.ts';
import { worldIn } from '../what-if/world-search.ts';
import type { Counted } from './counted.ts';
import type { LessonSource } from './lesson-source.ts';
import { readReportFile, type ReadReport } from './report-file.ts';
import type { CountedItem, KeptFigure } from './report-items.ts';

/** What a report asks of its entries. Its code (all figures) is fetched after the first paint. */
export interface ReportPainter {
	/** Rejects with an AbortError when `signal` says so, else with an error whose message is for the reader. */
	count(item: CountedItem, signal: AbortSignal): Promise<Counted>;
	/** The entry as it leaves the building, under the title the reader gave it. Rejects as `count` does. */
	part(item: CountedItem, place: Place, signal: AbortSignal): Promise<ReportPart>;
	/** Reads a report file. Rejects with an error whose message is for the reader when it is none. */
	read(text: string): Promise<ReadReport>;
}

/** What of the site a report is counted with. */
interface ReportSource {
	readonly engine: (tables: readonly LoadedTable[]) => Promise<Engine>;
	/** The what-if registry in force, as links name it; empty for the published one. */
	readonly world: () => string;
	/** Levels that only the published data know. */
	readonly codes: Codes;
	/** Hash of the published registry. */
	readonly dataHash: string;
	/** Fetched when an entry is of a lesson. */
	readonly lessons: () => Promise<LessonSource>;
}

export function reportPainter({
	engine,
	world,
	codes,
	dataHash,
	lessons,
}: ReportSource): ReportPainter {
	const painter = ofRegistry(figurePainter(catalogue, engine), world);

	function asked({ figure: id, query }: KeptFigure): {
		readonly asked: Asked;
		readonly notices: readonly string[];
	} {
		const found = catalogue.find((one) => one.id === id);
		if (found === undefined)
			throw new Error(
				`This site has no figure called “${id}”. Take it out of the report, or keep it for the version of the site that made it.`,
			);
		const { options } = found;
		const registry = world();
		if (worldIn(query).text !== registry)
			throw new Error(
				`It is a figure of ${registry === '' ? 'a what-if registry, and the published one' : 'another registry than the one that'} is in force. Show the report in its registry, then save it.`,
			);
		const { view, notices } = decodeView(query, {
			specs: { choices: DISPLAY, figures: { [id]: options } },
			...(registry === '' && { codes }),
		});
		const { cohort, choices } = view;
		const cohortKey = encodeView(
			{ cohort, choices: {}, options: {} },
			{ specs: { choices: {}, figures: {} } },
		);
		return {
			asked: {
				cohort,
				choices,
				options: view.options,
				cohortKey,
				...(registry !== '' && { registry }),
			},
			notices,
		};
	}

	async function ownPart(
		item: CountedItem,
		place: Place,
		signal: AbortSignal,
	): Promise<ReportPart> {
		if (item.kind === 'lesson') return (await lessons()).part(item, place, signal);
		const sheet = await painter.sheet(item.figure, asked(item).asked, place, signal);
		return { kind: 'figure', sheet };
	}

	return {
		count: async (item, signal) => {
			if (item.kind === 'lesson') return (await lessons()).count(item, signal);
			const { asked: view, notices } = asked(item);
			const answers = await painter.answer([item.figure], view, signal);
			await answers.later(item.figure);
			// The width does not matter to the words.
			const words = answers.draw(item.figure, 640, item.key).view;
			return {
				kind: 'figure',
				view: words,
				cohort: cohortOf(figureNamed(item.figure), words, view),
				display: displayWords(view.choices ?? {}),
				notices,
				draw: (width) => answers.draw(item.figure, width, item.key).svg,
			};
		},
		part: async (item, place, signal) => {
			const own = await ownPart(item, place, signal);
			return item.title === undefined ? own : retitledPart(own, item.title);
		},
		read: (text) =>
			readReportFile(text, {
				figures: catalogue,
				codes,
				dataHash,
				lesson: async (item) => (await lessons()).checked(item),
			}),
	};
}
