import { tableFromIPC, type Table as ArrowTable } from 'apache-arrow';
import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnNames, type NamedColumn } from '../../src/lib/export/data/column-names.ts';
import { makeArrow, makeCsv, makeParquet } from '../../src/lib/export/data/make-data.ts';
import { tableColumns } from '../../src/lib/export/data/table-columns.ts';
import type { MadeFile, Maker } from '../../src/lib/export/format.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { readByDuckDb } from './open-csv.ts';
import { COHORT_KINDS, DAY, sheetsFor } from './sheets.ts';
import { strictCsv } from './strict-csv.ts';

const TOO_FEW = 'too few to say';
const DASH = '–';

function made(maker: Maker<unknown>, sheets: readonly Sheet[]): Promise<MadeFile> {
	const steady = new AbortController().signal;
	return maker(sheets, null, nodeDocument(), () => undefined, steady);
}

/** What the file should hold of a figure, told from its table twin alone. */
function expected({ table }: Sheet): Map<string, (string | number | null)[]> {
	const names = columnNames(table.columns);
	return new Map(
		names.map(({ name, numeric }, at) => [
			name,
			table.rows.map((row) => {
				const { text, value } = row[at] ?? { text: DASH, value: null };
				if (!numeric) return text === DASH ? null : text;
				return typeof value === 'number' ? value : null;
			}),
		]),
	);
}

function hasHidden(row: Sheet['table']['rows'][number] | undefined): boolean {
	return row?.some(({ text, value }) => value === null && text === TOO_FEW) ?? false;
}

/** Compares a column read back with the table twin; a hidden count may take other numbers of its row with it. */
function compare(
	sheet: Sheet,
	name: string,
	found: readonly unknown[],
	wanted: readonly (string | number | null)[],
): void {
	expect(found.length, `${sheet.id}.${name}`).toBe(wanted.length);
	found.forEach((value, row) => {
		const twin = wanted[row] ?? null;
		if (value === null && hasHidden(sheet.table.rows[row])) return;
		expect(value, `${sheet.id}.${name}, row ${row}`).toEqual(twin);
	});
}

describe.each(COHORT_KINDS)('the %s cohort', (kind) => {
	let sheets: readonly Sheet[];

	beforeAll(async () => {
		sheets = await sheetsFor(kind);
	}, 120_000);

	test('as CSV: strictly RFC 4180, safe in a spreadsheet, equal to the table twin', async () => {
		let cells = 0;
		for (const sheet of sheets) {
			const file = await made(makeCsv, [sheet]);
			expect(file.name).toBe(`synthetic_${sheet.id}_${DAY}.csv`);
			expect([...file.bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf]);
			const [head = [], ...records] = strictCsv(new TextDecoder().decode(file.bytes));
			const wanted = expected(sheet);
			expect(head).toEqual(['synthetic', ...wanted.keys(), 'note']);
			expect(new Set(head).size).toBe(head.length);
			for (const name of head) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
			expect(records.map((record) => record[0])).toEqual(sheet.table.rows.map(() => 'TRUE'));
			for (const cell of records.flat())
				expect(cell).toMatch(/^(?!\s*[=+@\t\r])(?!-(?!\d+(\.\d+)?(e-?\d+)?$))/);
			head.slice(1, -1).forEach((name, at) => {
				const numeric = sheet.table.columns[at]?.numeric === true;
				const found = records.map((record) => {
					const cell = record[at + 1] ?? '';
					return cell === '' ? null : numeric ? Number(cell) : cell;
				});
				compare(sheet, name, found, wanted.get(name) ?? []);
				cells += found.length;
			});
		}
		expect(cells).toBeGreaterThan(kind === 'empty' ? 0 : 1000);
	});

	test('as CSV: DuckDB reads the same, with numbers as numbers', async () => {
		for (const sheet of sheets) {
			if (sheet.table.rows.length === 0) continue;
			const read = await readByDuckDb((await made(makeCsv, [sheet])).bytes);
			expect(read.map(({ name }) => name)).toEqual([
				'synthetic',
				...expected(sheet).keys(),
				'note',
			]);
			expect(read[0]?.type).toBe('Bool');
			read.slice(1, -1).forEach(({ name, values }, at) => {
				// A year is a number to DuckDB and a name to the figure.
				const numeric = sheet.table.columns[at]?.numeric === true;
				const found = values.map((value) =>
					value === null ? null : numeric ? Number(value) : String(value as string | number),
				);
				compare(sheet, name, found, expected(sheet).get(name) ?? []);
			});
		}
	});

	test('as Arrow and as Parquet: other readers find the same columns and values', async () => {
		for (const sheet of sheets) {
			const columns = tableColumns(sheet.table);
			const arrow = await made(makeArrow, [sheet]);
			expect(new TextDecoder().decode(arrow.bytes.subarray(0, 6))).toBe('ARROW1');
			const table: ArrowTable = tableFromIPC(arrow.bytes);
			const parquet = await made(makeParquet, [sheet]);
			const file = Uint8Array.from(parquet.bytes).buffer;
			const names = parquetSchema(parquetMetadata(file)).children.map(
				({ element }) => element.name,
			);
			const rows = await parquetReadObjects({ file });
			expect(names).toEqual(columns.map(({ name }) => name));
			expect(table.schema.fields.map(({ name }) => name)).toEqual(names);
			for (const { name, values } of columns) {
				const of = table.getChild(name);
				expect(Array.from({ length: table.numRows }, (_, row): unknown => of?.get(row))).toEqual(
					values,
				);
				expect(rows.map((row): unknown => row[name] ?? null)).toEqual(values);
			}
		}
	});

	test('a hidden count stays hidden, in the exact numbers as well', () => {
		let hidden = 0;
		for (const sheet of sheets) {
			const names = columnNames(sheet.table.columns);
			const columns = new Map(
				tableColumns(sheet.table).map((column) => [column.name, column.values]),
			);
			const cell = (name: string, row: number): unknown => columns.get(name)?.[row] ?? null;
			sheet.table.rows.forEach((row, at) => {
				for (const [place, { text, value }] of row.entries()) {
					if (value !== null || text !== TOO_FEW) continue;
					hidden++;
					const name = names[place]?.name ?? '';
					expect(cell(name, at), `${sheet.id}.${name}`).toBeNull();
					expect(cell('note', at)).toContain(TOO_FEW);
					for (const end of ['share', 'lower', 'upper'])
						expect(cell(`${name}_${end}`, at), `${sheet.id}.${name}_${end}`).toBeNull();
				}
				if (!hasHidden(row)) return;
				// A share without its count beside it is in full precision, and so a count.
				for (const column of names) {
					if (column.unit !== 'share' || cell(column.name, at) === null) continue;
					let counted: NamedColumn | undefined = column;
					while (counted?.unit === 'share')
						counted = names.find(({ name }) => name === counted?.of);
					const count = cell(counted?.name ?? '', at);
					expect(count, `${sheet.id}.${column.name}, row ${at}`).not.toBeNull();
				}
			});
		}
		if (kind === 'small') expect(hidden).toBeGreaterThan(20);
	});

	test('no count of 1 to 4, in numerator or complement, stands beside its denominator', () => {
		for (const sheet of sheets) {
			const columns = new Map(
				tableColumns(sheet.table).map((column) => [column.name, column.values]),
			);
			for (const [name, values] of columns) {
				const of = columns.get(`${name}_of`);
				if (of === undefined) continue;
				values.forEach((x, row) => {
					const n = of[row];
					if (typeof x !== 'number' || typeof n !== 'number') return;
					const few = [x, n - x].some((count) => count >= 1 && count <= 4);
					expect(few, `${sheet.id}.${name}, row ${row}: ${x} of ${n}`).toBe(false);
				});
			}
		}
	});
});

test('shares run from 0 to 1 and everything else is in the unit its head names', async () => {
	for (const sheet of await sheetsFor('full')) {
		const names = columnNames(sheet.table.columns);
		for (const row of sheet.table.rows)
			row.forEach(({ text, value }, at) => {
				if (typeof value !== 'number' || Math.abs(value) < 0.05 || /\b0\.\d$/.test(text)) return;
				const shown = Number(
					text
						.normalize('NFKC')
						.replace('−', '-')
						.replace(/[^\d.-]/g, ''),
				);
				const factor = names[at]?.unit === 'share' ? 100 : 1;
				if (!names[at]?.numeric) return;
				expect(
					Math.abs(shown / (value * factor) - 1),
					`${sheet.id}: ${text} is ${value}`,
				).toBeLessThan(0.25);
			});
	}
});

test('several figures come as a ZIP, each with its README', async () => {
	const [one, two] = await sheetsFor('small');
	if (!one || !two) throw new Error('There are fewer than two figures.');
	const file = await made(makeCsv, [one, two, one]);
	expect(file.name).toBe(`synthetic_figures_csv_${DAY}.zip`);
	const entries = unzipSync(file.bytes);
	expect(Object.keys(entries)).toEqual([
		`synthetic_${one.id}_${DAY}.csv`,
		`synthetic_${one.id}_README_${DAY}.txt`,
		`synthetic_${two.id}_${DAY}.csv`,
		`synthetic_${two.id}_README_${DAY}.txt`,
		`synthetic_${one.id}_${DAY}_2.csv`,
		`synthetic_${one.id}_README_${DAY}_2.txt`,
	]);
	const readme = new TextDecoder().decode(entries[`synthetic_${one.id}_README_${DAY}.txt`]);
	for (const said of [one.title, one.mark, one.source, one.link, one.citation.text, ...one.notes])
		expect(readme).toContain(said);
	for (const { name } of tableColumns(one.table)) expect(readme).toContain(`- ${name}: `);
});

test('a failure names the figure, and an abort stops', async () => {
	const [sheet] = await sheetsFor('small');
	if (!sheet) throw new Error('There is no figure.');
	const broken = {
		...sheet,
		get table(): never {
			throw new Error('no table');
		},
	};
	await expect(made(makeCsv, [broken])).rejects.toThrow(
		`${sheet.name} could not be written: no table`,
	);
	const signal = AbortSignal.abort();
	await expect(makeCsv([sheet], null, nodeDocument(), () => undefined, signal)).rejects.toThrow(
		expect.objectContaining({ name: 'AbortError' }) as Error,
	);
});
