import { inflateSync } from 'node:zlib';

/** An image as another reader sees it. */
export interface ReadPng {
	readonly width: number;
	readonly height: number;
	/** Px per inch across, null where the file does not say. */
	readonly dpi: number | null;
	readonly chunks: readonly string[];
}

/** Reads the head of a PNG, checking the check sum of every chunk. Throws SyntaxError where one is wrong. */
export function readPng(bytes: Uint8Array): ReadPng {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const chunks: string[] = [];
	let [width, height] = [0, 0];
	let dpi: number | null = null;
	const packed: Uint8Array[] = [];
	for (let at = 8; at < bytes.length;) {
		const length = view.getUint32(at);
		const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
		const body = bytes.subarray(at + 4, at + 8 + length);
		if (tableCrc(body) !== view.getUint32(at + 8 + length))
			throw new SyntaxError(`The check sum of ${type} is wrong.`);
		chunks.push(type);
		if (type === 'IHDR') [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
		if (type === 'pHYs' && view.getUint8(at + 16) === 1) dpi = view.getUint32(at + 8) * 0.0254;
		if (type === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + length));
		at += 12 + length;
	}
	if (inflateSync(Buffer.concat(packed)).length < height * (width + 1))
		throw new SyntaxError('The image is cut short.');
	return { width, height, dpi, chunks };
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
	let sum = byte;
	for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 0 ? sum >>> 1 : 0xedb88320 ^ (sum >>> 1);
	return sum >>> 0;
});

/** The check sum by the table of the PNG specification: another way than the one tested. */
function tableCrc(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}
