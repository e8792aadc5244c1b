import { worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import type { Draw } from './draw.ts';
import { registryOf } from './made-registry.ts';
import { readLessons } from './read-lessons.ts';

/** A process of its own: makes the registry of each seed it is sent, and sends back what the lessons find in it. */
process.on('message', ({ seed, cases }: Pick<Draw, 'seed' | 'cases'>) => {
	void registryOf(worldWith({ seed, cases })).then((registry) => {
		process.send?.({ seed, cases, lessons: readLessons(registry) } satisfies Draw);
	});
});
