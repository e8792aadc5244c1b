import { join } from 'node:path';
import { serveBuild, type ServedSite } from '../../src/hosting/serve.ts';
import type { BenchOptions } from './options.ts';
import { casesIn, registryOf } from './registries.ts';
import type { Section } from './section.ts';

/** What every measure is given. */
export interface Bench {
	readonly options: BenchOptions;
	readonly chromium: string;
	/** A copy of the built site that nobody changes meanwhile, with the naive page beside it. */
	readonly site: string;
	/** Where generated registries are kept. */
	readonly cache: string;
}

/** One thing that is measured. */
export interface Measure {
	readonly name: string;
	run(bench: Bench): Promise<Section>;
}

/** The folder of a registry of this size: the site's own where it has that size. */
export async function registryFor({ site, cache }: Bench, cases: number): Promise<string> {
	const own = join(site, 'registry');
	return (await casesIn(own)) === cases ? own : registryOf(cases, cache);
}

/** Serves the site for as long as `use` takes, with another registry if one is named. */
export async function whileServed<Result>(
	{ site }: Bench,
	registry: string | undefined,
	use: (served: ServedSite) => Promise<Result>,
): Promise<Result> {
	const served = await serveBuild({ port: 0, folder: site, ...(registry && { registry }) });
	try {
		return await use(served);
	} finally {
		await served.close();
	}
}
