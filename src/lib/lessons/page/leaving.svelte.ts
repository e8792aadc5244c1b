import type { Sheet } from '../../export/sheet.ts';
import type { Place } from '../../ui/export/place.ts';
import type { StepId } from '../settings.ts';
import { searchOf } from './address.ts';
import type { LiveFigure } from './live-figure.ts';
import type { LessonVisit } from './visit.svelte.ts';

/** A figure on its way out of the building. */
export interface LeavingFigure {
	/** Unique in the lesson. */
	readonly id: string;
	readonly name: string;
	/** Id of the estimator behind it; null where there is none. */
	readonly method: string | null;
	/** Where a link finds it. */
	readonly step: StepId;
	/** As drawn when it leaves; null while it is not computed. */
	readonly live: () => LiveFigure | null;
}

/** The one way by which the figures of a lesson leave the page. */
export class Leaving {
	/** The figure whose export is open. */
	figure: LeavingFigure | null = $state.raw(null);
	readonly #visit: LessonVisit;

	constructor(visit: LessonVisit) {
		this.#visit = visit;
	}

	export(figure: LeavingFigure): void {
		this.figure = figure;
	}

	close(): void {
		this.figure = null;
	}

	/** The figure as it leaves, with the settings in force. Rejects while it is not computed. */
	async sheetOf({ live, ...figure }: LeavingFigure, place: Place): Promise<Sheet> {
		const visit = this.#visit;
		const [{ lessonSheet }] = await Promise.all([import('./lesson-sheet.ts'), visit.code.fetch()]);
		const drawn = live();
		if (drawn === null)
			throw new Error('It is not computed yet. Wait until it is drawn, then try again.');
		return lessonSheet(
			{
				...figure,
				...drawn,
				lesson: visit.data.lesson,
				settings: visit.lesson.settings,
				search: searchOf(visit, figure.step),
			},
			place,
		);
	}
}
