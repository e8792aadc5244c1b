import { inflateSync } from 'node:zlib';

/** An image: red, green, blue and opacity of each px, 0 to 255, row by row. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
}

/** The px of a PNG of 8 bits with three or four channels. Throws SyntaxError for any other. */
export function readPixels(png: Buffer): Pixels {
	const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
	const [depth, colour, interlaced] = [png[24], png[25], png[28]];
	if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0)
		throw new SyntaxError('The image is of another kind than is read here.');
	const parts: Buffer[] = [];
	for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
			parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
	const channels = colour === 2 ? 3 : 4;
	const line = width * channels;
	const raw = inflateSync(Buffer.concat(parts));
	const plain = new Uint8Array(height * line);
	for (let y = 0; y < height; y++) {
		const filter = raw[y * (line + 1)] ?? 0;
		for (let x = 0; x < line; x++) {
			const to = y * line + x;
			const left = x < channels ? 0 : (plain[to - channels] ?? 0);
			const above = y === 0 ? 0 : (plain[to - line] ?? 0);
			const corner = x < channels || y === 0 ? 0 : (plain[to - line - channels] ?? 0);
			plain[to] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess(filter, left, above, corner);
		}
	}
	if (channels === 4) return { width, height, bytes: plain };
	const bytes = new Uint8Array(width * height * 4).fill(255);
	for (let at = 0; at < width * height; at++) bytes.set(plain.subarray(at * 3, at * 3 + 3), at * 4);
	return { width, height, bytes };
}

/** What a filter of PNG takes a byte for, from those beside it. */
function guess(filter: number, left: number, above: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return above;
	if (filter === 3) return (left + above) >> 1;
	if (filter !== 4) return 0;
	const whole = left + above - corner;
	const [a, b, c] = [left, above, corner].map((each) => Math.abs(whole - each));
	if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
	return (b ?? 0) <= (c ?? 0) ? above : corner;
}
