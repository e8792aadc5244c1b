import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatHeaders, headerRules } from './headers.ts';

/** Writes `_headers` into a built site, from the policies in its pages. Returns how many pages it found. */
export async function writeHeaders(folder: string): Promise<number> {
	const pages: Record<string, string> = {};
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
		const file = join(entry.parentPath, entry.name);
		pages[pagePath(relative(folder, file))] = await readFile(file, 'utf8');
	}
	await writeFile(join(folder, '_headers'), formatHeaders(headerRules(pages)));
	return Object.keys(pages).length;
}

function pagePath(file: string): string {
	return `/${file
		.split(sep)
		.join('/')
		.replace(/(^|\/)index\.html$/, '$1')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const count = await writeHeaders('build');
	console.log(`Headers of ${count} ${count === 1 ? 'page' : 'pages'} written to build/_headers.`);
}
