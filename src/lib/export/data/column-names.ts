import type { SheetTable } from '../sheet.ts';

/** A column of a figure's table as files of data have it. */
export interface NamedColumn {
	/** Lower case, digits and underscores; begins with a letter, so that every language takes it. */
	readonly name: string;
	/** As the table on the page heads it. */
	readonly label: string;
	readonly numeric: boolean;
	/** `share`: 0 to 1, which the page shows as a percentage. `value`: in the unit of the label. Null for words. */
	readonly unit: 'share' | 'value' | null;
	/** What it is of its estimate; null for any other column. */
	readonly end: 'lower' | 'upper' | null;
	/** For a limit, and for a share of counts: the name of the estimate, or of the counts. */
	readonly of: string | null;
}

/**
 * Names for the columns of a table twin, from its heads alone, so that an empty cohort has the same. Heads such as
 * "Of", "%" and "to" mean something only beside their neighbours; their names say of what they are:
 * `discharged_alive`, `discharged_alive_of`, `discharged_alive_share`, `discharged_alive_lower`.
 */
export function columnNames(columns: SheetTable['columns']): readonly NamedColumn[] {
	const made: NamedColumn[] = [];
	const taken = new Set<string>();
	/** The column whose limits come next. */
	let estimate: NamedColumn | null = null;
	columns.forEach(({ label, numeric }, at) => {
		const words = label.normalize('NFKC').trim();
		const before = made[at - 1];
		const beforeThat = made[at - 2];
		const end = numeric ? endOf(words, before) : null;
		let column: NamedColumn;
		if (end !== null && estimate !== null) {
			column = {
				...{ label, numeric, end, unit: estimate.unit, of: estimate.name },
				name: free(`${limitStem(words, before, estimate)}_${end}`, taken),
			};
		} else if (/^of$/i.test(words) && before) {
			column = { ...plain(label, numeric, free(`${before.name}_of`, taken)), of: before.name };
		} else if (words === '%' && beforeThat) {
			const name = free(`${beforeThat.name}_share`, taken);
			column = { ...plain(label, numeric, name), unit: 'share', of: beforeThat.name };
		} else {
			const unit = !numeric ? null : words.includes('%') ? 'share' : 'value';
			column = { ...plain(label, numeric, free(identifier(words), taken)), unit };
		}
		if (end === null) estimate = column;
		taken.add(column.name);
		made.push(column);
	});
	return made;
}

function plain(label: string, numeric: boolean, name: string): NamedColumn {
	return { name, label, numeric, unit: numeric ? 'value' : null, end: null, of: null };
}

/** "95 % CI from" opens an interval, and "to" right after it closes it. */
function endOf(words: string, before: NamedColumn | undefined): 'lower' | 'upper' | null {
	if (/ from$/.test(words)) return 'lower';
	return words === 'to' && before?.end === 'lower' ? 'upper' : null;
}

/** "95 % limits of chance from" are not limits of the estimate, so they are named for what they are. */
function limitStem(words: string, before: NamedColumn | undefined, estimate: NamedColumn): string {
	if (before?.end === 'lower') return before.name.replace(/_lower$/, '');
	const [, what = ''] = /^[\d.]+ ?% (.+) from$/.exec(words) ?? [];
	return what === '' || /^(CI|interval)$/.test(what) ? stemOf(estimate) : identifier(what);
}

function stemOf({ name, of }: NamedColumn): string {
	return of ?? name.replace(/_share$/, '');
}

function identifier(words: string): string {
	const percentile = /^(\d+)th( percentile)?$/.exec(words);
	if (percentile) return `percentile_${percentile[1] ?? ''}`;
	const share = words.includes('%');
	const name = words
		.toLowerCase()
		.replaceAll('%', ' ')
		.replaceAll('/', ' over ')
		.replace(/(\d),(\d{3})/g, '$1$2')
		.replace(/[’']/g, '')
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
	const lettered = /^[a-z]/.test(name) ? name : `x${name === '' ? '' : '_'}${name}`;
	return share ? `${lettered}_share` : lettered;
}

function free(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(name)) return name;
	for (let number = 2; ; number++) {
		const numbered = `${name}_${number}`;
		if (!taken.has(numbered)) return numbered;
	}
}
