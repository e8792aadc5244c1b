import type { Connection } from './connection.ts';

const SETTINGS = [
	// Sorts and groups in memory gain nothing from packed columns; planning them takes a quarter of a small question.
	// A list of levels is compared value by value; turning it into a join is for lists of hundreds.
	"disabled_optimizers = 'compressed_materialization,in_clause'",
	'autoinstall_known_extensions = false',
	'autoload_known_extensions = false',
	'enable_external_access = false',
	'lock_configuration = true',
];

/**
 * From here on the engine reads no file, fetches no extension and keeps these settings. Tables can still be
 * made from Arrow streams.
 */
export async function lockDown(connection: Connection): Promise<void> {
	for (const setting of SETTINGS) await connection.run({ sql: `set ${setting}`, params: [] });
}
