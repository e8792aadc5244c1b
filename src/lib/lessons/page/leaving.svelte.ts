import { page } from '$app/state';
import { resolve } from '$app/paths';
import type { Sheet } from '../../export/sheet.ts';
import type { Place } from '../../ui/export/place.ts';
import type { RegistryFacts } from '../../ui/registry-facts.ts';
import type { LessonItem } from '../../ui/report/report-items.ts';
import type { ReportTray } from '../../ui/report/report-tray.svelte.ts';
import { LinkShare } from '../../ui/share/link-share.svelte.ts';
import { withWorld } from '../../ui/what-if/world-search.ts';
import { writeAddress, type StepId } from '../settings.ts';
import { TEXT } from '../report/part-names.ts';
import { searchOf } from './address.ts';
import { lessonLink } from './lesson-link.ts';
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
	/** Values at which a registry was made anew for it; left out where none is. */
	readonly made?: () => readonly string[];
	/** As drawn when it leaves; null while it is not computed. */
	readonly live: () => LiveFigure | null;
}

/** The one way by which the figures of a lesson leave the page. */
export class Leaving {
	/** The figure whose export is open. */
	figure: LeavingFigure | null = $state.raw(null);
	readonly links = new LinkShare();
	/** Whose link was handed out last. */
	#linked: string | null = $state(null);
	readonly #visit: LessonVisit;
	readonly #tray: ReportTray;

	constructor(visit: LessonVisit, tray: ReportTray) {
		this.#visit = visit;
		this.#tray = tray;
	}

	/** The answer key is open. */
	get opened(): boolean {
		return this.#visit.lesson.truth !== undefined;
	}

	/** The figure as a report keeps it, with the settings and the registry in force. */
	itemOf({ id, made }: Pick<LeavingFigure, 'id' | 'made'>): LessonItem {
		const { data, lesson, registry } = this.#visit;
		const values = made?.() ?? [];
		return {
			...{ kind: 'lesson', lesson: data.lesson.id, part: id },
			query: withWorld(writeAddress(data.settings, lesson.settings, null), registry).slice(1),
			...(values.length > 0 && { made: [...values] }),
		};
	}

	/** The lesson's text likewise: with what the truth shows, where it is open. */
	get textItem(): LessonItem {
		return this.itemOf({ id: this.opened ? TEXT.after : TEXT.before });
	}

	/** Puts the figure into the report; false when that is full. */
	add(figure: LeavingFigure): boolean {
		return this.#tray.addLesson(this.itemOf(figure), figure.step === 'reveal');
	}

	addText(): boolean {
		return this.#tray.addLesson(this.textItem, this.opened);
	}

	/** Hands out a link that reopens the lesson at the figure's step, with the settings in force. */
	async share({ id, name, step }: LeavingFigure): Promise<void> {
		const { data, whatIf } = this.#visit;
		const place = {
			facts: whatIf.facts(page.data['facts'] as RegistryFacts),
			site: `${location.origin}${resolve('/')}`,
		};
		this.#linked = id;
		await this.links.share(
			lessonLink(data.lesson.id, searchOf(this.#visit, step), place),
			`“${name}”`,
		);
	}

	/** What came of handing out the link of a figure. */
	toldOf({ id }: LeavingFigure): string {
		return this.#linked === id ? this.links.message : '';
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
