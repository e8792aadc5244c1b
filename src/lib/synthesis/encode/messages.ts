/** Where a stream of Arrow messages can be cut. */
export interface Cut {
	/** Bytes of the schema and of the dictionaries. */
	readonly head: number;
	/** Bytes before the end-of-stream mark. */
	readonly body: number;
}

const RECORD_BATCH = 3;

/**
 * Finds, in an Arrow IPC stream with one record batch, where the schema and dictionaries end and where the
 * end-of-stream mark begins, so that batches encoded one by one can be written as a single stream.
 * Layout: Apache Arrow columnar format, "Encapsulated message format" and Message.fbs.
 * Throws if there is no record batch.
 */
export function cutStream(bytes: Uint8Array): Cut {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = 0;
	let head = -1;
	while (at + 8 <= bytes.length) {
		const size = view.getInt32(at + 4, true);
		if (size === 0) break;
		const start = at + 8;
		const table = start + view.getInt32(start, true);
		const fields = table - view.getInt32(table, true);
		const type = view.getUint8(table + view.getUint16(fields + 6, true));
		const lengthAt = view.getUint16(fields, true) > 10 ? view.getUint16(fields + 10, true) : 0;
		const body = lengthAt === 0 ? 0 : Number(view.getBigInt64(table + lengthAt, true));
		if (type === RECORD_BATCH && head < 0) head = at;
		at = start + size + body;
	}
	if (head < 0) throw new Error('The Arrow stream holds no record batch.');
	return { head, body: at };
}
