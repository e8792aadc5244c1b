import type { Engine, LoadedTable } from '../../db/engine.ts';
import { decodeView, encodeView, type Codes } from '../../domain/view-url.ts';
import type { Sheet } from '../../export/sheet.ts';
import { retitled } from '../../export/report/parts.ts';
import type { View } from '../../figures/figure.ts';
import { catalogue, figure as figureNamed } from '../../figures/index.ts';
import type { Asked } from '../board/board.svelte.ts';
import { figurePainter } from '../board/figure-painter.ts';
import type { Place } from '../export/place.ts';
import { cohortOf } from '../export/sheet-of.ts';
import { DISPLAY, displayWords } from '../view/display.ts';
import { ofRegistry } from '../what-if/of-registry.ts';
import { worldIn } from '../what-if/world-search.ts';
import { readReportFile, type ReadReport } from './report-file.ts';
import type { KeptFigure } from './report-items.ts';

/** A figure of a report, counted for its own cohort. */
export interface CountedFigure {
	readonly view: View;
	/** The cohort in one sentence. */
	readonly cohort: string;
	/** What departs from the usual in how numbers are shown; empty if nothing does. */
	readonly display: string;
	/** What of its view could not be used, a sentence each. */
	readonly notices: readonly string[];
	/** Its drawing for a place of a width; null for figures set in type and where there is nothing to draw. */
	draw(width: number): SVGSVGElement | null;
}

/** What a report asks of figures. Its code (all figures) is fetched after the first paint. */
export interface ReportPainter {
	/** Rejects with an AbortError when `signal` says so, else with an error whose message is for the reader. */
	count(item: KeptFigure, signal: AbortSignal): Promise<CountedFigure>;
	/** The figure as it leaves the building, under the title the reader gave it. Rejects as `count` does. */
	sheet(item: KeptFigure, place: Place, signal: AbortSignal): Promise<Sheet>;
	/** Reads a report file. Throws an error whose message is for the reader when it is none. */
	read(text: string): ReadReport;
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
}

export function reportPainter({ engine, world, codes, dataHash }: ReportSource): ReportPainter {
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

	return {
		count: async (item, signal) => {
			const { asked: view, notices } = asked(item);
			const answers = await painter.answer([item.figure], view, signal);
			await answers.later(item.figure);
			// The width does not matter to the words.
			const words = answers.draw(item.figure, 640, item.key).view;
			return {
				view: words,
				cohort: cohortOf(figureNamed(item.figure), words, view),
				display: displayWords(view.choices ?? {}),
				notices,
				draw: (width) => answers.draw(item.figure, width, item.key).svg,
			};
		},
		sheet: async (item, place, signal) => {
			const sheet = await painter.sheet(item.figure, asked(item).asked, place, signal);
			return item.title === undefined ? sheet : retitled(sheet, item.title);
		},
		read: (text) => readReportFile(text, { figures: catalogue, codes, dataHash }),
	};
}
