import { readFile } from 'node:fs/promises';

/** One row of calibration.csv: a published figure that the registry is held against. */
export interface Target {
	readonly id: string;
	readonly population: string;
	readonly ageGroup: string;
	readonly setting: string;
	readonly diagnosis: string;
	readonly metric: string;
	readonly unit: string;
	readonly low: number;
	readonly point: number;
	readonly high: number;
	readonly source: string;
	readonly used: boolean;
	/** How the registry's own value is computed, or why the row is not used. */
	readonly how: string;
	/** Added on both sides of low..high. */
	readonly tolerance: number;
}

/** Splits comma-separated text with quoted fields into rows of fields (RFC 4180). */
export function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let field = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text[i] ?? '';
		if (quoted) {
			if (c !== '"') field += c;
			else if (text[i + 1] === '"') {
				field += '"';
				i++;
			} else quoted = false;
		} else if (c === '"') quoted = true;
		else if (c === ',') {
			row.push(field);
			field = '';
		} else if (c === '\n') {
			row.push(field.replace(/\r$/, ''));
			rows.push(row);
			row = [];
			field = '';
		} else field += c;
	}
	if (field !== '' || row.length > 0) rows.push([...row, field]);
	return rows;
}

/** Reads the targets. Throws when a column is missing or a used row has no numbers. */
export async function readTargets(file: string | URL): Promise<Target[]> {
	const [head = [], ...rows] = parseCsv(await readFile(file, 'utf8'));
	const column = (name: string) => {
		const at = head.indexOf(name);
		if (at < 0) throw new Error(`The list of targets has no column ${name}.`);
		return (row: readonly string[]) => row[at] ?? '';
	};
	const id = column('target_id');
	const text = {
		population: column('population'),
		ageGroup: column('age_group'),
		setting: column('arrest_setting'),
		diagnosis: column('diagnosis'),
		metric: column('metric'),
		unit: column('unit'),
		source: column('source'),
		how: column('how'),
	};
	const numbers = { low: column('low'), point: column('point'), high: column('high') };
	const used = column('used');
	const tolerance = column('tolerance');
	return rows.map((row): Target => {
		const number = (of: (row: readonly string[]) => string) =>
			of(row) === '' ? NaN : Number(of(row));
		const target: Target = {
			id: id(row),
			population: text.population(row),
			ageGroup: text.ageGroup(row),
			setting: text.setting(row),
			diagnosis: text.diagnosis(row),
			metric: text.metric(row),
			unit: text.unit(row),
			source: text.source(row),
			how: text.how(row),
			low: number(numbers.low),
			point: number(numbers.point),
			high: number(numbers.high),
			used: used(row) === 'yes',
			tolerance: tolerance(row) === '' ? 0 : Number(tolerance(row)),
		};
		if (target.used && ![target.low, target.high, target.tolerance].every(Number.isFinite))
			throw new Error(`Target ${target.id} is used but has no range.`);
		return target;
	});
}

/** Whether a value lies within the published range widened by the tolerance on both sides. */
export function isInside({ low, high, tolerance }: Target, value: number): boolean {
	return value >= low - tolerance - 1e-9 && value <= high + tolerance + 1e-9;
}
