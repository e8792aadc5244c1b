import { tableFromIPC } from '@uwdata/flechette';
import { folderSource } from '../../src/lib/db/folder-source.ts';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import type { RegistrySource } from '../../src/lib/db/registry-source.ts';
import { answerKey, type AnswerKey } from '../../src/lib/lessons/data/answer-key.ts';
import { extractOf, type LessonData } from '../../src/lib/lessons/data/lesson-data.ts';
import type { Lesson, LessonAnalysis, Settings } from '../../src/lib/lessons/lesson.ts';
import { lessonDataOf } from '../../src/lib/lessons/data/lesson-data-of.ts';
import { settingsOf } from '../../src/lib/lessons/settings.ts';

const FOLDER = 'static/registry';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The published registry as lessons see it, and as plain rows for a second route. */
export interface Published {
	readonly data: LessonData;
	readonly key: AnswerKey;
	/** Eligible arrests one by one. */
	readonly cases: readonly Row[];
	/** Rows of any table of the registry. */
	readonly rows: (table: string) => Promise<readonly Row[]>;
	/** Rows of the answer key by case. */
	readonly truth: ReadonlyMap<string, Row>;
}

/** What is read of the files once, for all tests of a process. */
interface Read extends Omit<Published, 'data'> {
	readonly engine: Engine;
}

let read: Promise<Read> | null = null;

async function readFiles(): Promise<Read> {
	const source = folderSource(FOLDER);
	const tables = new Map<string, Promise<readonly Row[]>>();
	const rows = (table: string): Promise<readonly Row[]> => {
		const found = tables.get(table) ?? rowsOf(source, table);
		tables.set(table, found);
		return found;
	};
	const engine = await nodeEngine({ registry: FOLDER });
	const key = answerKey(
		{
			cases: await source.table('answer_key'),
			centres: await source.table('answer_key_centre'),
		},
		extractOf(await lessonDataOf(engine, ['cases']), 'cases').columns.case_id,
	);
	const truth = new Map((await rows('answer_key')).map((row) => [String(row['case_id']), row]));
	const cases = [...(await rows('runs')), ...(await rows('conventional'))];
	return { engine, key, cases, rows, truth };
}

async function rowsOf(source: RegistrySource, table: string): Promise<readonly Row[]> {
	return tableFromIPC(await source.table(table), { useBigInt: false })
		.toArray()
		.map((row: Row) => ({ ...row }));
}

/** The published files with the extracts that an analysis says it needs, and no others. About six seconds, once. */
export async function published<Answer, Truth>(
	analysis: LessonAnalysis<Answer, Truth>,
): Promise<Published> {
	read ??= readFiles();
	const { engine, ...file } = await read;
	const needs = [...new Set([...analysis.needs, 'cases' as const])];
	return { ...file, data: await lessonDataOf(engine, needs) };
}

/** Every setting of a lesson at its initial value but for some. */
export function withSettings<Answer, Truth>(
	lesson: Lesson<Answer, Truth>,
	chosen: Settings = {},
): Settings {
	return settingsOf(lesson.settings, chosen);
}
