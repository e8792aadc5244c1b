import { tableFromIPC } from '@uwdata/flechette';
import { madeRegistry } from '../../src/lib/db/made-registry.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { answerKey } from '../../src/lib/lessons/data/answer-key.ts';
import { lessonDataOf } from '../../src/lib/lessons/data/lesson-data-of.ts';
import { extractOf } from '../../src/lib/lessons/data/lesson-data.ts';
import { PUBLISHED, worldOf, type Settings } from '../../src/lib/synthesis/what-if/settings.ts';
import type { Row } from './published.ts';

/** A small registry of another world, as a lesson sees it and as plain rows. */
export async function madeWorld(changes: Partial<Settings>) {
	const world = worldOf({ ...PUBLISHED, ...changes });
	const { manifest, streams } = await madeRegistry(world);
	const engine = await nodeEngine({ registry: memorySource(manifest, streams) });
	const data = await lessonDataOf(engine, ['cases', 'shortEvents', 'runs', 'complications']);
	await engine.close();
	const key = answerKey(
		{ cases: streams.answer_key, centres: streams.answer_key_centre },
		extractOf(data, 'cases').columns.case_id,
		world,
	);
	const rows = (['runs', 'conventional'] as const).flatMap(
		(table) => tableFromIPC(streams[table], { useBigInt: false }).toArray() as readonly Row[],
	);
	return { data, key, rows };
}
