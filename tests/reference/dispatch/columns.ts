/** Input or options of a reference case, as read from JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** A column of numbers; the words for infinity that JSON needs are read back. */
export function numbers(fields: Fields, name: string): number[] {
	return list(fields, name).map((value) => toNumber(value, name));
}

export function optionalNumbers(fields: Fields, name: string): number[] | undefined {
	return fields[name] == null ? undefined : numbers(fields, name);
}

export function strings(fields: Fields, name: string): string[] {
	return list(fields, name).map(String);
}

export function matrix(fields: Fields, name: string): number[][] {
	return list(fields, name).map((row) => numbers({ row }, 'row'));
}

export function number(fields: Fields, name: string, otherwise?: number): number {
	const value = fields[name];
	if (value == null && otherwise !== undefined) return otherwise;
	return toNumber(value, name);
}

/** The result as JSON would have it: typed arrays become arrays. */
export function plain(value: unknown): unknown {
	if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function list(fields: Fields, name: string): readonly unknown[] {
	const value = fields[name];
	if (!Array.isArray(value)) throw new TypeError(`${name} is not a list`);
	return value;
}

function toNumber(value: unknown, name: string): number {
	if (typeof value === 'number') return value;
	if (value === 'Infinity') return Infinity;
	if (value === '-Infinity') return -Infinity;
	throw new TypeError(`${name} holds ${String(value)}, which is not a number`);
}
