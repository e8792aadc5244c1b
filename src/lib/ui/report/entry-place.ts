import { worldIn, withWorld } from '../what-if/world-search.ts';
import type { FigurePath } from '../page/figure-pages.ts';
import type { ReportData } from './report-data.ts';
import type { CountedItem } from './report-items.ts';

/** Where an entry of a report is on the site: a path and what stands behind it. */
export interface EntryPlace {
	readonly path: FigurePath | '/learn/';
	readonly rest: string;
}

/** What the site knows of an entry before it is counted. */
export interface EntryFacts {
	readonly name: string;
	/** Unique among what is counted, not among entries. */
	readonly id: string;
	readonly wide: boolean;
	/** Undefined for what the site does not have. */
	readonly place: EntryPlace | undefined;
}

export function entryFacts(item: CountedItem, { figures, lessons }: ReportData): EntryFacts {
	if (item.kind === 'figure') {
		const { figure: id, query } = item;
		const found = figures[id];
		const rest = `${query === '' ? '' : `?${query}`}#${id}`;
		return {
			id,
			name: found?.name ?? id,
			wide: found?.wide ?? false,
			place: found && { path: found.path, rest },
		};
	}
	const { lesson: name, part, query } = item;
	const lesson = lessons[name];
	const found = lesson?.parts[part];
	const id = `lesson-${name}-${part}`;
	if (lesson === undefined || found === undefined)
		return { id, name: `${name}, ${part}`, wide: false, place: undefined };
	const world = worldIn(query).text;
	const search = withWorld(`step=${found.step}&${withWorld(query, '').slice(1)}`, world);
	return {
		id,
		name: `Lesson ${lesson.number}: ${found.name}`,
		wide: true,
		place: { path: '/learn/', rest: `${name}/${search}` },
	};
}
