const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const EXPORT_SECTION = 7;

/**
 * A WebAssembly module without the exports its own script never names.
 *
 * The database is linked so that extensions could be loaded into it later, and for them exports each of its
 * 75,000 functions by name. Here extensions are locked out; the names only cost a megabyte of download and most
 * of a second at every start. Code and data stay byte for byte.
 *
 * `script`: the text of everything that uses the module. Throws RangeError for bytes that are no module.
 */
export function slimModule(module: Uint8Array, script: string): Uint8Array {
	if (!MAGIC.every((byte, at) => module[at] === byte)) {
		throw new RangeError('These bytes are no WebAssembly module.');
	}
	const named = new Set(script.match(/[A-Za-z_$][\w$]*/g));
	const parts: Uint8Array[] = [module.subarray(0, MAGIC.length)];
	let at = MAGIC.length;
	while (at < module.length) {
		const start = at;
		const id = module[at];
		const size = readNumber(module, at + 1);
		const end = size.next + size.value;
		if (end > module.length) throw new RangeError('The WebAssembly module ends too early.');
		if (id === EXPORT_SECTION) {
			const body = keptExports(module, size.next, named);
			parts.push(Uint8Array.of(EXPORT_SECTION), numberBytes(body.length), body);
		} else {
			parts.push(module.subarray(start, end));
		}
		at = end;
	}
	return joinedBytes(parts);
}

/** The export section's body with only those entries whose name is in `named`. */
function keptExports(module: Uint8Array, from: number, named: ReadonlySet<string>): Uint8Array {
	const decoder = new TextDecoder();
	const kept: Uint8Array[] = [];
	const count = readNumber(module, from);
	let at = count.next;
	for (let entry = 0; entry < count.value; entry++) {
		const start = at;
		const length = readNumber(module, at);
		const name = decoder.decode(module.subarray(length.next, length.next + length.value));
		const kindAt = length.next + length.value;
		at = readNumber(module, kindAt + 1).next;
		if (named.has(name)) kept.push(module.subarray(start, at));
	}
	return joinedBytes([numberBytes(kept.length), ...kept]);
}

/** An unsigned LEB128 number and where the next byte stands. */
function readNumber(bytes: Uint8Array, from: number): { value: number; next: number } {
	let value = 0;
	let shift = 1;
	for (let at = from; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		value += (byte & 0x7f) * shift;
		if (byte < 0x80) return { value, next: at + 1 };
		shift *= 128;
	}
	throw new RangeError('The WebAssembly module ends within a number.');
}

function numberBytes(value: number): Uint8Array {
	const bytes: number[] = [];
	let rest = value;
	do {
		const low = rest % 128;
		rest = (rest - low) / 128;
		bytes.push(rest > 0 ? low + 128 : low);
	} while (rest > 0);
	return Uint8Array.from(bytes);
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
