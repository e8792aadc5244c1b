import { tableFromIPC } from '@uwdata/flechette';
import { folderSource } from '../../src/lib/db/folder-source.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
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

/** Loads the published files for an analysis. About ten seconds. */
export async function published<Answer, Truth>(
	analysis: LessonAnalysis<Answer, Truth>,
): Promise<Published> {
	const source = folderSource(FOLDER);
	const rows = async (table: string): Promise<readonly Row[]> =>
		tableFromIPC(await source.table(table), { useBigInt: false })
			.toArray()
			.map((row: Row) => ({ ...row }));
	const engine = await nodeEngine({ registry: FOLDER });
	const needs = [...new Set([...analysis.needs, 'cases' as const])];
	const data = await lessonDataOf(engine, needs);
	await engine.close();
	const key = answerKey(
		{
			cases: await source.table('answer_key'),
			centres: await source.table('answer_key_centre'),
		},
		extractOf(data, 'cases').columns.case_id,
	);
	const truth = new Map((await rows('answer_key')).map((row) => [String(row['case_id']), row]));
	return {
		data,
		key,
		cases: [...(await rows('runs')), ...(await rows('conventional'))],
		rows,
		truth,
	};
}

/** Every setting of a lesson at its initial value but for some. */
export function withSettings<Answer, Truth>(
	lesson: Lesson<Answer, Truth>,
	chosen: Settings = {},
): Settings {
	return settingsOf(lesson.settings, chosen);
}
