import { madeRegistry } from '../../src/lib/db/made-registry.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { answerKey } from '../../src/lib/lessons/data/answer-key.ts';
import { lessonDataOf } from '../../src/lib/lessons/data/lesson-data-of.ts';
import { extractOf } from '../../src/lib/lessons/data/lesson-data.ts';
import type { WorldParameters } from '../../src/lib/synthesis/parameters/world.ts';
import type { Opened } from './reading.ts';

/** Makes the published files of a world in memory, and takes out of them what pages take: missing values included. */
export async function registryOf(world: WorldParameters): Promise<Opened> {
	const { manifest, streams } = await madeRegistry(world);
	const engine = await nodeEngine({ registry: memorySource(manifest, streams) });
	try {
		const needs = ['cases', 'shortEvents', 'runs', 'complications'] as const;
		const data = await lessonDataOf(engine, needs);
		const key = answerKey(
			{ cases: streams.answer_key, centres: streams.answer_key_centre },
			extractOf(data, 'cases').columns.case_id,
			world,
		);
		return { data, key };
	} finally {
		await engine.close();
	}
}
