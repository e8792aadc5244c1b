/**
 * The records of a CSV file by RFC 4180, letter by letter, throwing where the file breaks it: every line ends in
 * CR LF, quotes only around a whole field, every record as long as the first.
 */
export function strictCsv(text: string): string[][] {
	const records: string[][] = [];
	let at = 0;
	while (at < text.length) {
		const record: string[] = [];
		for (;;) {
			const [field, next] = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
			record.push(field);
			at = next;
			if (text[at] !== ',') break;
			at++;
		}
		if (text.slice(at, at + 2) !== '\r\n') throw new Error(`No CR LF at character ${at}.`);
		at += 2;
		records.push(record);
	}
	const [first = []] = records;
	const uneven = records.findIndex(({ length }) => length !== first.length);
	if (uneven >= 0) throw new Error(`Record ${uneven} has another number of fields.`);
	return records;
}

function plainField(text: string, from: number): [string, number] {
	const length = /[",\r\n]/.exec(text.slice(from))?.index ?? text.length - from;
	if (text[from + length] === '"') throw new Error(`A quote inside a field at ${from + length}.`);
	return [text.slice(from, from + length), from + length];
}

function quotedField(text: string, from: number): [string, number] {
	let field = '';
	for (let at = from + 1; at < text.length; at++) {
		if (text[at] !== '"') field += text[at] ?? '';
		else if (text[at + 1] === '"') field += text[at++] ?? '';
		else return [field, at + 1];
	}
	throw new Error(`The quote opened at ${from} is never closed.`);
}
