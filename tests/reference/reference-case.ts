import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fields } from './dispatch/columns.ts';

/** How closely a value must agree. */
export interface Tolerance {
	readonly tolerance: number;
	readonly relative?: boolean;
}

export interface ReferenceCase {
	readonly id: string;
	readonly input: Fields;
	readonly options?: Fields;
	readonly expected: Fields;
	readonly tolerance: number;
	readonly perKey?: Readonly<Record<string, Tolerance>>;
}

export interface ReferenceFile {
	readonly file: string;
	readonly method: string;
	readonly cases: readonly ReferenceCase[];
}

/**
 * Every reference file of a folder, in order of name. A file without `method` and `cases` is not of the format and is
 * named in `others`.
 */
export function readReferences(folder: string): {
	readonly files: readonly ReferenceFile[];
	readonly others: readonly string[];
} {
	const files: ReferenceFile[] = [];
	const others: string[] = [];
	for (const file of readdirSync(folder).sort()) {
		if (!file.endsWith('.json')) continue;
		const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Partial<ReferenceFile>;
		if (typeof content.method === 'string' && Array.isArray(content.cases)) {
			files.push({ file, method: content.method, cases: content.cases });
		} else {
			others.push(file);
		}
	}
	return { files, others };
}

/** The object with everything in it frozen, so that an estimator that writes to its input is caught. */
export function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const item of Object.values(value)) deepFreeze(item);
	}
	return value;
}
