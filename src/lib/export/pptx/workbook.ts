import { strToU8, zipSync, type Zippable } from 'fflate';
import type { NativeChart } from '../sheet.ts';
import { escaped } from '../xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type Cell = string | number | null;

/**
 * The workbook that an editable chart reads: names of the categories, then a column a series, then the limits of
 * its interval. A value that may not be shown is an empty cell, never a zero.
 */
export function chartWorkbook({ categories, series }: NativeChart, madeAt: Date): Uint8Array {
	const limits = series.filter(({ intervals }) => intervals?.some((each) => each !== null));
	const rows: Cell[][] = [
		[
			'',
			...series.map(({ name }) => name),
			...limits.flatMap(({ name }) => [`${name}: interval from`, `${name}: to`]),
		],
		...categories.map((category, at): Cell[] => [
			category,
			...series.map(({ values }) => values[at] ?? null),
			...limits.flatMap(({ intervals }): Cell[] => {
				const [from, to] = intervals?.[at] ?? [null, null];
				return [from, to];
			}),
		]),
	];
	const files: Zippable = {
		'[Content_Types].xml': strToU8(
			`${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		),
		'_rels/.rels': strToU8(
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		),
		'xl/workbook.xml': strToU8(
			`${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		),
		'xl/worksheets/sheet1.xml': strToU8(
			`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`,
		),
	};
	return zipSync(files, { mtime: madeAt });
}

function rowXml(cells: readonly Cell[], at: number): string {
	const xml = cells.map((cell, column) => {
		const place = `${String.fromCharCode('A'.charCodeAt(0) + column)}${at + 1}`;
		if (cell === null) return '';
		return typeof cell === 'number'
			? `<c r="${place}"><v>${cell}</v></c>`
			: `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	});
	return `<row r="${at + 1}">${xml.join('')}</row>`;
}
