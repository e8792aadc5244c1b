import { adapters } from './dispatch/index.ts';
import type { Fields } from './dispatch/columns.ts';
import { omittedKeys } from './omitted-keys.ts';
import { deepFreeze, type ReferenceCase, type Tolerance } from './reference-case.ts';

/** One value that is not what the reference says. */
export interface Mismatch {
	readonly path: string;
	readonly expected: unknown;
	readonly got: unknown;
	/** |got − expected| / |expected| where both are numbers. */
	readonly relativeError?: number;
}

/** Runs one case and lists what disagrees; an empty list is a pass. */
export function runCase(method: string, reference: ReferenceCase): readonly Mismatch[] {
	const adapter = Object.hasOwn(adapters, method) ? adapters[method] : undefined;
	if (!adapter) return [{ path: '', expected: 'a known method', got: `no method ${method}` }];
	let actual: unknown;
	try {
		actual = adapter(deepFreeze(reference.input), deepFreeze(reference.options ?? {}));
	} catch (error) {
		return [{ path: '', expected: 'a result', got: error instanceof Error ? error.stack : error }];
	}
	if (typeof actual !== 'object' || actual === null) {
		return [{ path: '', expected: 'named values', got: actual }];
	}
	const mismatches: Mismatch[] = [];
	for (const [key, expected] of Object.entries(reference.expected)) {
		if (Object.hasOwn(omittedKeys, `${method}.${key}`)) continue;
		const tolerance = reference.perKey?.[key] ?? { tolerance: reference.tolerance };
		compare((actual as Fields)[key], expected, tolerance, key, mismatches);
	}
	return mismatches;
}

/** The comparison of the reference's README; besides, a key that is not returned at all is a mismatch. */
export function compare(
	actual: unknown,
	expected: unknown,
	tolerance: Tolerance,
	path: string,
	mismatches: Mismatch[],
): void {
	if (actual === undefined) {
		mismatches.push({ path, expected, got: 'nothing: the key is not returned' });
	} else if (expected === 'Infinity' || expected === '-Infinity') {
		if (actual !== Number(expected)) mismatches.push({ path, expected, got: actual });
	} else if (expected === null) {
		if (actual !== null && !Number.isNaN(actual)) mismatches.push({ path, expected, got: actual });
	} else if (typeof expected === 'number') {
		compareNumber(actual, expected, tolerance, path, mismatches);
	} else if (Array.isArray(expected)) {
		const list = asArray(actual);
		if (list?.length !== expected.length) {
			mismatches.push({ path: `${path}.length`, expected: expected.length, got: list?.length });
			return;
		}
		expected.forEach((item, index) => {
			compare(list[index], item, tolerance, `${path}[${index}]`, mismatches);
		});
	} else if (typeof expected === 'object') {
		if (typeof actual !== 'object' || actual === null) {
			mismatches.push({ path, expected, got: actual });
			return;
		}
		for (const [key, item] of Object.entries(expected)) {
			compare((actual as Fields)[key], item, tolerance, `${path}.${key}`, mismatches);
		}
	} else if (actual !== expected) {
		mismatches.push({ path, expected, got: actual });
	}
}

function compareNumber(
	actual: unknown,
	expected: number,
	{ tolerance, relative = false }: Tolerance,
	path: string,
	mismatches: Mismatch[],
): void {
	if (typeof actual !== 'number') {
		mismatches.push({ path, expected, got: actual });
		return;
	}
	const error = Math.abs(actual - expected);
	const scale = relative ? Math.abs(expected) : Math.max(Math.abs(expected), 1e-3);
	if (!(error <= tolerance * scale)) {
		mismatches.push({ path, expected, got: actual, relativeError: error / Math.abs(expected) });
	}
}

function asArray(value: unknown): readonly unknown[] | undefined {
	if (Array.isArray(value)) return value as readonly unknown[];
	if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
		return Array.from(value as unknown as ArrayLike<unknown>);
	}
	return undefined;
}
