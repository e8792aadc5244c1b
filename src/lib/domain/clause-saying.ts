import { UNKNOWN, type Clause } from './clause.ts';
import { decimal, interval, joined, withUnit } from './format.ts';

/** Most levels a sentence spells out; more are counted: "5 of 13 diagnoses". */
export const SPELLED = 3;

/** The levels a clause names; none of a range, or of nothing. */
export function levelsOf(clause: Clause | undefined): readonly string[] {
	return clause?.kind === 'levels' ? clause.levels : [];
}

/** How the levels of one filter are said. */
interface Words {
	readonly before?: string;
	readonly each: Readonly<Record<string, string>>;
	readonly after?: string;
	/** Said when every known value is kept and nothing else; then when only unknown ones are. */
	readonly known: string;
	readonly unknown: string;
	/** Joined to the levels by "or" when unknown values are kept beside them. */
	readonly orUnknown?: string;
	/** What many levels are counted as: "5 of 12 places of arrest". */
	readonly counted?: string;
}

/** Says the levels of a filter by words for each. */
export function inWords(words: Words): (clause: Clause) => string {
	return (clause) => {
		const all = levelsOf(clause);
		const levels = all.filter((level) => level !== UNKNOWN);
		const total = Object.keys(words.each).length;
		const unknown = levels.length < all.length;
		if (levels.length === 0) return words.unknown;
		if (levels.length === total) return words.known;
		const said =
			levels.length > SPELLED && words.counted !== undefined
				? `${levels.length} of ${total} ${words.counted}`
				: (words.before ?? '') +
					joined(
						levels.map((level) => words.each[level] ?? level),
						'or',
					) +
					(words.after ?? '');
		return unknown ? `${said} or ${words.orUnknown ?? words.unknown}` : said;
	};
}

/** Edges of ordered bands, so that neighbours read as one: 2_3 and 3_5 are "2 to under 5 kg". */
interface Scale {
	readonly bands: readonly {
		readonly level: string;
		readonly from: number | null;
		readonly to: number | null;
	}[];
	readonly say: (from: number | null, to: number | null) => string;
	readonly before: string;
	readonly known: string;
	readonly unknown: string;
	readonly orUnknown?: string;
}

/** Says the levels of a filter as stretches of a scale. */
export function inBands(scale: Scale): (clause: Clause) => string {
	return (clause) => {
		const chosen = levelsOf(clause);
		const runs: { from: number | null; to: number | null; last: number }[] = [];
		scale.bands.forEach(({ level, from, to }, at) => {
			if (!chosen.includes(level)) return;
			const open = runs.at(-1);
			if (open?.last === at - 1) Object.assign(open, { to, last: at });
			else runs.push({ from, to, last: at });
		});
		if (runs.length === 0) return scale.unknown;
		const said = runs.map(({ from, to }) => scale.say(from, to));
		if (chosen.includes(UNKNOWN)) said.push(scale.orUnknown ?? 'unknown');
		const everyBand = runs.length === 1 && runs[0]?.from === null && runs[0].to === null;
		return everyBand ? scale.known : scale.before + joined(said, 'or');
	};
}

interface Amount {
	readonly name: string;
	readonly unit: string;
	readonly decimals: number;
	readonly known: string;
	readonly unknown: string;
	readonly orUnknown: string;
}

/** Says a range with its name and unit. */
export function asAmount(amount: Amount): (clause: Clause) => string {
	const write = (value: number) => decimal(value, Number.isInteger(value) ? 0 : amount.decimals);
	const measured = (value: number) => withUnit(write(value), amount.unit);
	return (clause) => {
		if (clause.kind === 'levels') return amount.unknown;
		const { low, high } = clause;
		if (low === null && high === null) return amount.known;
		const said =
			low === null
				? `up to ${measured(high ?? NaN)}`
				: high === null
					? `${measured(low)} or more`
					: low === high
						? measured(low)
						: interval(write(low), write(high), amount.unit);
		return `${amount.name} ${said}${clause.unknown ? ` or ${amount.orUnknown}` : ''}`;
	};
}
