import {
	readPublished,
	type PublishedCase,
	type PublishedRegistry,
} from '../../../data/calibration/published-cases.ts';
import { tableFromIPC } from '@uwdata/flechette';
import type { CentreFields } from '../../../src/lib/synthesis/publish/centre-fields.ts';
import type { CentreKeyFields } from '../../../src/lib/synthesis/publish/centre-key.ts';
import type { ComplicationFields } from '../../../src/lib/synthesis/publish/complication-fields.ts';
import { DEFAULT_WORLD } from '../../../src/lib/synthesis/parameters/world.ts';
import { generateRegistry, type Registry } from '../../../src/lib/synthesis/registry.ts';

/** The published registry, made once for each test file that asks and read back from its bytes. */
export interface TestRegistry extends PublishedRegistry {
	readonly bytes: Registry;
	readonly runs: readonly PublishedCase[];
	readonly centres: readonly CentreFields[];
	readonly centreKeys: readonly CentreKeyFields[];
	readonly complicationsOf: ReadonlyMap<string, readonly ComplicationFields[]>;
}

let made: TestRegistry | null = null;

export function publishedRegistry(): TestRegistry {
	if (made !== null) return made;
	const bytes = generateRegistry(DEFAULT_WORLD);
	const published = readPublished((table) => bytes[table].bytes);
	const complicationsOf = new Map<string, ComplicationFields[]>();
	for (const row of published.complications) {
		const list = complicationsOf.get(row.case_id);
		if (list === undefined) complicationsOf.set(row.case_id, [row]);
		else list.push(row);
	}
	made = {
		...published,
		bytes,
		runs: published.cases.filter(({ received_ecpr }) => received_ecpr),
		centres: tableFromIPC(bytes.centre.bytes).toArray() as CentreFields[],
		centreKeys: tableFromIPC(bytes.answer_key_centre.bytes).toArray() as CentreKeyFields[],
		complicationsOf,
	};
	return made;
}

/** Share of cases for which something holds. */
export function shareOf<T>(cases: readonly T[], holds: (of: T) => boolean): number {
	return cases.filter(holds).length / cases.length;
}

/** Cases that break a rule, as text that a failed test can show. */
export function breaking<T extends { readonly case_id: string }>(
	cases: readonly T[],
	rule: (of: T) => boolean,
	show: (of: T) => object = () => ({}),
): string[] {
	return cases
		.filter((one) => !rule(one))
		.slice(0, 5)
		.map((one) => `${one.case_id} ${JSON.stringify(show(one))}`);
}
