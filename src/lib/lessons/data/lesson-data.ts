import {
	CASES,
	COMPLICATIONS,
	RUNS,
	SHORT_EVENTS,
	type Cases,
	type Complications,
	type Extract,
	type Runs,
	type ShortEvents,
} from './extract.ts';

/** Everything lessons take out of the registry, by name. */
const EXTRACTS = {
	cases: CASES,
	shortEvents: SHORT_EVENTS,
	runs: RUNS,
	complications: COMPLICATIONS,
} as const satisfies Record<string, Extract>;

export type ExtractName = keyof typeof EXTRACTS;

/** An extract by its name, for whoever takes all that a lesson needs. */
export function extractNamed(name: ExtractName): Extract {
	return EXTRACTS[name];
}

/** What of the registry an analysis works on: the extracts its lesson names in `needs`. */
export interface LessonData {
	readonly cases?: Cases;
	readonly shortEvents?: ShortEvents;
	readonly runs?: Runs;
	readonly complications?: Complications;
}

/** One extract of the data. Throws RangeError when the lesson did not name it in `needs`. */
export function extractOf<Name extends ExtractName>(
	data: LessonData,
	name: Name,
): NonNullable<LessonData[Name]> {
	const found = data[name];
	if (found === undefined) throw new RangeError(`The lesson does not name "${name}" in its needs.`);
	return found;
}
