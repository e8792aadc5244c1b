import type { Connection } from './connection.ts';

const SETTINGS = [
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
