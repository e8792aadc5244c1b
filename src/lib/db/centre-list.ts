import type { Engine } from './engine.ts';
import { column, relation } from './identifier.ts';
import { fragment, statementOf } from './statement.ts';

/** One centre as a list to choose from shows it; levels as the codebook stores them, null where missing. */
export interface ListedCentre {
	readonly id: string;
	readonly centreType: string | null;
	readonly volumeBand: string | null;
}

/**
 * Every centre of the registry, in the order of their codes; loads the table of centres if need be. Rejects as
 * `Engine.load` and `Engine.query` do.
 */
export async function centreList(engine: Engine): Promise<readonly ListedCentre[]> {
	await engine.load(['centre']);
	const id = column('centre_id');
	const type = column('centre_type');
	const band = column('annual_ecpr_volume_band');
	const table = await engine.query(
		statementOf(
			fragment`select ${id}::varchar as ${id}, ${type}::varchar as ${type}, ${band}::varchar as ${band} from ${relation('centre')} order by ${id}`,
		),
	);
	const [ids, types, bands] = [
		table.column('centre_id'),
		table.column('centre_type'),
		table.column('annual_ecpr_volume_band'),
	];
	const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
	return ids.map((value, at) => ({
		id: String(value),
		centreType: text(types[at]),
		volumeBand: text(bands[at]),
	}));
}
