import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/lib/stats/methods.ts';

const folder = new URL('../../src/lib/stats/', import.meta.url);

/** Every entry exported beside an estimator, wherever it is. */
async function entriesOfFolder(): Promise<readonly unknown[]> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts'),
	);
	const modules = await Promise.all(
		files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>),
	);
	return modules.flatMap((module) =>
		Object.entries(module).flatMap(([name, value]) => (name.endsWith('Method') ? [value] : [])),
	);
}

describe('the catalogue of methods', () => {
	it('has every entry exported beside an estimator, once', async () => {
		const entries = await entriesOfFolder();
		expect(entries.length).toBe(methods.length);
		expect(new Set(methods)).toEqual(new Set(entries));
	});

	it('has ids fit for an address, each once', () => {
		const ids = methods.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
	});

	it.each(methods)('$id asks a question and says where it is from', (method) => {
		expect(method.question).toMatch(/^\p{Lu}.*\?$/u);
		expect(method.definition).toMatch(/\.$/);
		expect(method.rCall).not.toBe('');
		expect(method.usedFor).toMatch(/\.$/);
		expect(method.references.length).toBeGreaterThan(0);
		for (const { doi } of method.references) {
			if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,}\//);
		}
	});
});
