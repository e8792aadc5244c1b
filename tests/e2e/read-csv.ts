/** The cells of a CSV file by RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
export function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	const plain = text.replace(/^\uFEFF/, '');
	for (let at = 0; at < plain.length; at++) {
		const character = plain.charAt(at);
		if (quoted) {
			if (character !== '"') cell += character;
			else if (plain.charAt(at + 1) === '"') cell += plain.charAt(++at);
			else quoted = false;
		} else if (character === '"') quoted = true;
		else if (character === ',' || character === '\n') {
			row.push(cell);
			cell = '';
			if (character === '\n') {
				rows.push(row);
				row = [];
			}
		} else if (character !== '\r') cell += character;
	}
	if (cell !== '' || row.length > 0) rows.push([...row, cell]);
	return rows;
}
