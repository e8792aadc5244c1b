import {
	BRAIN_DEATH,
	COMPLICATION_CODES,
	COMPLICATION_GROUPS,
} from '../../domain/complications.ts';
import type { OptionSpecs, OptionValues } from '../figure.ts';

/** A group or a type of complication, as a figure lists it. */
export interface Kind {
	readonly value: string;
	readonly label: string;
	/** Heading it stands under: the group of a type; null for groups. */
	readonly group: string | null;
}

const GROUPS: readonly Kind[] = COMPLICATION_GROUPS.map(({ value, label }) => ({
	value,
	label,
	group: null,
}));

const TYPES: readonly Kind[] = COMPLICATION_CODES.map(({ value, label, group }) => ({
	value,
	label,
	group: COMPLICATION_GROUPS.find((one) => one.value === group)?.label ?? group,
}));

/** The choice between organ groups and single types. */
export const DETAIL: OptionSpecs = {
	detail: {
		label: 'Complications by',
		values: [
			{ value: 'groups', label: 'Organ group' },
			{ value: 'types', label: 'Type' },
		],
		initial: 'groups',
	},
};

/** Has the reader asked for single types? */
export function byType(options: OptionValues): boolean {
	return options['detail'] === 'types';
}

/**
 * What a figure lists, in codebook order.
 * @param withoutBrainDeath leaves out the type that is a way of dying
 */
export function kindsOf(options: OptionValues, withoutBrainDeath: boolean): readonly Kind[] {
	if (!byType(options)) return GROUPS;
	return withoutBrainDeath ? TYPES.filter(({ value }) => value !== BRAIN_DEATH) : TYPES;
}

/** Name of an organ group. */
export function groupLabel(group: string): string {
	return GROUPS.find(({ value }) => value === group)?.label ?? group;
}

/** Kinds under their headings, in the order of the list; groups stand under none. */
export function sectionsOf<Row extends { readonly kind: Kind }>(
	rows: readonly Row[],
): { readonly heading: string | null; readonly rows: readonly Row[] }[] {
	const headings = [...new Set(rows.map(({ kind }) => kind.group))];
	return headings.map((heading) => ({
		heading,
		rows: rows.filter(({ kind }) => kind.group === heading),
	}));
}

/** Heads of the columns that name a kind in a table. */
export function kindColumns(
	options: OptionValues,
): readonly { readonly label: string; readonly numeric: false }[] {
	return (byType(options) ? ['Group', 'Type'] : ['Group']).map((label) => ({
		label,
		numeric: false,
	}));
}

/** The words of a kind in those columns. */
export function kindValues({
	label,
	group,
}: Kind): readonly { readonly text: string; readonly value: string }[] {
	return [...(group === null ? [] : [group]), label].map((text) => ({ text, value: text }));
}
