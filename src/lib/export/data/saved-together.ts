import { Zip, ZipDeflate } from 'fflate';
import { fileName } from '../file-name.ts';
import type { MadeFile } from '../format.ts';
import type { Sheet } from '../sheet.ts';

/**
 * Some files as one ZIP; later files of a name that is taken are numbered. Written file by file with a pause between
 * them, in this thread: the site's policy allows no worker made from text.
 */
export async function zipped(
	files: readonly MadeFile[],
	name: string,
	signal: AbortSignal,
): Promise<MadeFile> {
	const parts: Uint8Array[] = [];
	const archive = new Zip((error, part) => {
		if (error) throw error;
		parts.push(part);
	});
	const taken = new Set<string>();
	for (const file of files) {
		signal.throwIfAborted();
		const entry = new ZipDeflate(freeName(file.name, taken), { level: 6 });
		taken.add(entry.filename);
		archive.add(entry);
		entry.push(file.bytes, true);
		await new Promise((resolve) => setTimeout(resolve));
	}
	archive.end();
	return { name, type: 'application/zip', bytes: joined(parts) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(name)) return name;
	const dot = name.lastIndexOf('.');
	for (let number = 2; ; number++) {
		const numbered = `${name.slice(0, dot)}_${number}${name.slice(dot)}`;
		if (!taken.has(numbered)) return numbered;
	}
}

/** Text as a file. */
export function textFile(name: string, text: string, type = 'text/plain;charset=utf-8'): MadeFile {
	return { name, type, bytes: new TextEncoder().encode(text) };
}

/** Name of a file made of some figures: that of the one, or "figures". */
export function nameFor(sheets: readonly Sheet[], what: string, extension: string): string {
	const [first] = sheets;
	const date = first?.date ?? '';
	const one = sheets.length === 1 && first !== undefined;
	return fileName(one ? `${first.id}${what}` : `figures${what}`, date, extension);
}
