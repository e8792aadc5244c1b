const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK = 12;
const METRES_PER_INCH = 0.0254;

/**
 * A PNG with its resolution written into it (the pHYs chunk, which page programs read), in place of any it had.
 * Throws RangeError when the bytes are no PNG.
 * @param dpi px per inch; kept to whole px per metre, as the format has it
 */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
	if (SIGNATURE.some((byte, at) => png[at] !== byte))
		throw new RangeError('These bytes are no PNG.');
	const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
	const parts: Uint8Array[] = [png.subarray(0, SIGNATURE.length)];
	for (let at = SIGNATURE.length; at < png.length;) {
		const end = at + CHUNK + view.getUint32(at);
		const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
		if (type !== 'pHYs') parts.push(png.subarray(at, end));
		if (type === 'IHDR') parts.push(resolutionChunk(dpi));
		at = end;
	}
	return joined(parts);
}

function resolutionChunk(dpi: number): Uint8Array {
	const chunk = new Uint8Array(CHUNK + 9);
	const view = new DataView(chunk.buffer);
	const perMetre = Math.round(dpi / METRES_PER_INCH);
	view.setUint32(0, 9);
	chunk.set(new TextEncoder().encode('pHYs'), 4);
	view.setUint32(8, perMetre);
	view.setUint32(12, perMetre);
	// The unit: metres.
	view.setUint8(16, 1);
	view.setUint32(17, crc32(chunk.subarray(4, 17)));
	return chunk;
}

/** The check sum of PNG chunks (ISO 3309), bit by bit: chunks are short here. */
function crc32(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	}
	return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
