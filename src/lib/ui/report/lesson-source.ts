import type { LoadedTable, Engine } from '../../db/engine.ts';
import type { ReportPart } from '../../export/report/parts.ts';
import type { Place } from '../export/place.ts';
import type { WhatIf } from '../what-if/what-if.svelte.ts';
import type { Counted } from './counted.ts';
import type { CheckedLesson } from './report-file.ts';
import type { KeptLesson, LessonItem } from './report-items.ts';

/** What a report asks of lessons: it holds their entries and does not know them. */
export interface LessonSource {
	/** Rejects with an AbortError when `signal` says so, else with an error whose message is for the reader. */
	count(item: KeptLesson, signal: AbortSignal): Promise<Counted>;
	/** The entry as it leaves the building. Rejects as `count` does. */
	part(item: KeptLesson, place: Place, signal: AbortSignal): Promise<ReportPart>;
	/** The entry as this site writes it. */
	checked(item: LessonItem): Promise<CheckedLesson>;
	/** Gives up what is computed. */
	close(): void;
}

/** What of the site lessons are computed with. */
export interface LessonSupply {
	readonly engine: (tables: readonly LoadedTable[]) => Promise<Engine>;
	/** Which registry is in force. */
	readonly whatIf: Pick<WhatIf, 'key' | 'words' | 'settings' | 'source'>;
	/** Address of the published registry's files, with a slash at the end. */
	readonly files: string;
}
