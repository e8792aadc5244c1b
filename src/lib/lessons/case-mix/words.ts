import type { CaseMixAnswer, Cell, Pair, SplitName, Whose } from './analysis.ts';
import { together } from './analysis.ts';

export const WHOSE: readonly { readonly value: Whose; readonly label: string }[] = [
	{ value: 'all', label: 'All runs' },
	{ value: 'adults', label: 'Adults alone' },
	{ value: 'children', label: 'Children alone' },
];

export const WHOM: Readonly<Record<Whose, string>> = {
	all: 'ECPR runs of all ages',
	adults: 'ECPR runs of adults',
	children: 'ECPR runs of children',
};

export const SPLITS: readonly { readonly value: SplitName; readonly label: string }[] = [
	{ value: 'setting', label: 'By setting' },
	{ value: 'age', label: 'By age group' },
	{ value: 'both', label: 'By setting and age group' },
];

const AGE = { child: 'Children', adult: 'Adults' } as const;
const SETTING = { ihca: 'in hospital', ohca: 'out of hospital' } as const;

export const cellName = ({ age, setting }: Cell): string => `${AGE[age]}, ${SETTING[setting]}`;

export interface NamedPair extends Pair {
	readonly label: string;
}

/** The strata of a split by name, the same order everywhere. */
export function namedStrata(cells: readonly Cell[], split: SplitName): readonly NamedPair[] {
	if (split === 'both') return cells.map((cell) => ({ label: cellName(cell), ...cell }));
	const groups: readonly { label: string; holds: (cell: Cell) => boolean }[] =
		split === 'setting'
			? [
					{ label: 'In hospital', holds: ({ setting }) => setting === 'ihca' },
					{ label: 'Out of hospital', holds: ({ setting }) => setting === 'ohca' },
				]
			: [
					{ label: 'Children', holds: ({ age }) => age === 'child' },
					{ label: 'Adults', holds: ({ age }) => age === 'adult' },
				];
	return groups.map(({ label, holds }) => ({ label, ...together(cells.filter(holds)) }));
}

/** The splits that exist in the runs compared: within adults or children there is the setting alone. */
export const splitsOf = ({ whose }: CaseMixAnswer): readonly SplitName[] =>
	whose === 'all' ? ['setting', 'age', 'both'] : ['setting'];

export const usedRuns = ({ cells }: CaseMixAnswer): number => {
	const { small, large } = together(cells);
	return small.n + large.n;
};
