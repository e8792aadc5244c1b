import {
	type Batch,
	batchType,
	bool,
	Column,
	columnFromArray,
	dictionary,
	float64,
	int16,
	int32,
	int8,
	utf8,
} from '@uwdata/flechette';
import type { Storage } from '../../domain/variable.ts';

export type Cell = string | number | boolean | null;

/** One column of a published table. */
export interface ColumnSpec {
	readonly name: string;
	readonly storage: Storage;
	/** Values of an enumeration in codebook order. */
	readonly levels?: readonly string[];
	/** Smallest and largest whole number, which decide between 16 and 32 bits. */
	readonly range?: readonly [low: number, high: number];
}

/** Builds one Arrow column of a batch; `valueAt` gives the value of each row. */
export type ColumnBuilder = (length: number, valueAt: (row: number) => Cell) => Column<unknown>;

interface Buffers {
	readonly validity: Uint8Array;
	readonly nullCount: number;
}

const NO_NULLS: Buffers = { validity: new Uint8Array(0), nullCount: 0 };

/** Counts nulls while a column is filled, and keeps a bitmap only if there are any. */
class Validity {
	readonly #bits: Uint8Array;
	#nulls = 0;

	constructor(length: number) {
		this.#bits = new Uint8Array((length + 7) >> 3).fill(255);
		if (length % 8 !== 0) this.#bits[this.#bits.length - 1] = (1 << (length % 8)) - 1;
	}

	missing(row: number): void {
		this.#nulls++;
		this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) & ~(1 << (row & 7));
	}

	buffers(): Buffers {
		return this.#nulls === 0 ? NO_NULLS : { validity: this.#bits, nullCount: this.#nulls };
	}
}

type Values = Int8Array | Int16Array | Int32Array | Float64Array | Uint8Array;

function make(
	type: Parameters<typeof batchType>[0],
	length: number,
	buffers: Buffers,
	values: Values,
	offsets?: Int32Array,
): Batch<unknown> {
	const Made = batchType(type) as typeof Batch<unknown>;
	return new Made({
		length,
		type,
		values,
		...buffers,
		...(offsets === undefined ? {} : { offsets }),
	});
}

function wrong(name: string, value: Cell): TypeError {
	return new TypeError(`The column ${name} cannot hold ${JSON.stringify(value)}.`);
}

function numberColumn(spec: ColumnSpec): ColumnBuilder {
	const [low, high] = spec.range ?? [-Infinity, Infinity];
	const small = low >= -32768 && high <= 32767;
	const whole = spec.storage === 'integer';
	const type = whole ? (small ? int16() : int32()) : float64();
	return (length, valueAt) => {
		const values = whole
			? small
				? new Int16Array(length)
				: new Int32Array(length)
			: new Float64Array(length);
		const validity = new Validity(length);
		for (let row = 0; row < length; row++) {
			const value = valueAt(row);
			if (value === null) validity.missing(row);
			else if (typeof value === 'number') values[row] = value;
			else throw wrong(spec.name, value);
		}
		return new Column([make(type, length, validity.buffers(), values)]);
	};
}

function booleanColumn({ name }: ColumnSpec): ColumnBuilder {
	const type = bool();
	return (length, valueAt) => {
		const values = new Uint8Array((length + 7) >> 3);
		const validity = new Validity(length);
		for (let row = 0; row < length; row++) {
			const value = valueAt(row);
			if (value === null) validity.missing(row);
			else if (value === true) values[row >> 3] = (values[row >> 3] ?? 0) | (1 << (row & 7));
			else if (value !== false) throw wrong(name, value);
		}
		return new Column([make(type, length, validity.buffers(), values)]);
	};
}

function enumColumn({ name, levels = [] }: ColumnSpec): ColumnBuilder {
	const wide = levels.length > 127;
	// The encoder finds a dictionary by the identity of its type.
	const text = utf8();
	const type = dictionary(text, wide ? int16() : int8());
	const index = new Map<Cell, number>(levels.map((level, i) => [level, i]));
	const known = columnFromArray([...levels], text);
	return (length, valueAt) => {
		const values = wide ? new Int16Array(length) : new Int8Array(length);
		const validity = new Validity(length);
		for (let row = 0; row < length; row++) {
			const value = valueAt(row);
			if (value === null) {
				validity.missing(row);
				continue;
			}
			const at = index.get(value);
			if (at === undefined) throw wrong(name, value);
			values[row] = at;
		}
		const batch = make(type, length, validity.buffers(), values);
		(batch as Batch<unknown> & { setDictionary(known: Column<unknown>): unknown }).setDictionary(
			known,
		);
		return new Column([batch]);
	};
}

function textColumn({ name }: ColumnSpec): ColumnBuilder {
	const type = utf8();
	const encoder = new TextEncoder();
	return (length, valueAt) => {
		const offsets = new Int32Array(length + 1);
		const validity = new Validity(length);
		const texts: string[] = [];
		let size = 0;
		for (let row = 0; row < length; row++) {
			const value = valueAt(row);
			if (value === null) validity.missing(row);
			else if (typeof value === 'string') {
				texts.push(value);
				size += value.length;
			} else throw wrong(name, value);
			offsets[row + 1] = size;
		}
		const values = encoder.encode(texts.join(''));
		if (values.length !== size)
			throw new TypeError(`The column ${name} holds text beyond ASCII, which ids never do.`);
		return new Column([make(type, length, validity.buffers(), values, offsets)]);
	};
}

/**
 * How a column is stored in Arrow: text as UTF-8, enumerations as dictionaries in codebook order, whole numbers
 * in 16 or 32 bits, other numbers in 64, yes and no as bits; missing is null.
 * The builder throws TypeError, naming the column, for a value that does not fit.
 */
export function columnBuilder(spec: ColumnSpec): ColumnBuilder {
	switch (spec.storage) {
		case 'string':
			return textColumn(spec);
		case 'enum':
			return enumColumn(spec);
		case 'boolean':
			return booleanColumn(spec);
		case 'integer':
		case 'number':
			return numberColumn(spec);
	}
}
